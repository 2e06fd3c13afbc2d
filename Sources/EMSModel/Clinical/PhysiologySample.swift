/// The state of the patient's body at one second: what sensors would see if they were attached.
public struct PhysiologySample: Hashable, Sendable {
    public var rhythm: Rhythm
    /// Ventricular complexes a minute on the ECG; 0 in fibrillation and asystole.
    public var electricalRatePerMinute: Double
    /// Whether the heart moves blood.
    public var hasPulse: Bool
    /// Peripheral perfusion, 0 none … 1 warm and well.
    public var perfusion: Double
    /// mmHg; 0 without a pulse.
    public var systolic: Double
    public var diastolic: Double
    /// Per cent, as a probe shows it (with the delay of blood and device); meaningless without perfusion.
    public var spo2: Double
    /// Carboxyhaemoglobin, per cent. A probe for oxygen alone takes it for oxygen: `spo2` stays high.
    public var spco: Double
    /// Breaths a minute that move air, spontaneous or assisted.
    public var respiratoryRatePerMinute: Double
    /// Whether the breaths are given by a bag or machine.
    public var isAssisted: Bool
    /// Depth of a breath, 0 none … 1 normal … 1.5 deep.
    public var breathDepth: Double
    /// mmHg at the end of expiration.
    public var etco2: Double
    /// Narrowing of the airways, 0 none … 1 silent chest; shapes the capnogram.
    public var airwayObstruction: Double
    /// mg/dL.
    public var glucose: Double
    /// Degrees Celsius.
    public var temperature: Double
    public var gcsEye: Int
    public var gcsVerbal: Int
    public var gcsMotor: Int
    /// 0–10.
    public var pain: Double
    /// Convulsing: muscle noise on the ECG, shaking in the accelerometer.
    public var isSeizing: Bool

    public init(
        rhythm: Rhythm, electricalRatePerMinute: Double, hasPulse: Bool, perfusion: Double, systolic: Double,
        diastolic: Double, spo2: Double, respiratoryRatePerMinute: Double, isAssisted: Bool, breathDepth: Double,
        etco2: Double, airwayObstruction: Double, glucose: Double, temperature: Double, gcsEye: Int, gcsVerbal: Int,
        gcsMotor: Int, pain: Double, isSeizing: Bool, spco: Double = 1
    ) {
        self.rhythm = rhythm
        self.electricalRatePerMinute = electricalRatePerMinute
        self.hasPulse = hasPulse
        self.perfusion = perfusion
        self.systolic = systolic
        self.diastolic = diastolic
        self.spo2 = spo2
        self.spco = spco
        self.respiratoryRatePerMinute = respiratoryRatePerMinute
        self.isAssisted = isAssisted
        self.breathDepth = breathDepth
        self.etco2 = etco2
        self.airwayObstruction = airwayObstruction
        self.glucose = glucose
        self.temperature = temperature
        self.gcsEye = gcsEye
        self.gcsVerbal = gcsVerbal
        self.gcsMotor = gcsMotor
        self.pain = pain
        self.isSeizing = isSeizing
    }

    public var gcsTotal: Int { gcsEye + gcsVerbal + gcsMotor }

    /// What a device or an examiner would show for a quantity, rounded as devices round (half away from zero; an
    /// automatic cuff shows even numbers); nil where nothing can be shown, and for what is counted.
    public func displayed(_ kind: VitalKind) -> Double? {
        switch kind {
        case .heartRate: rhythm.hasBeats ? electricalRatePerMinute.rounded() : nil
        case .systolic: hasPulse ? (systolic / 2).rounded() * 2 : nil
        case .diastolic: hasPulse ? (diastolic / 2).rounded() * 2 : nil
        case .respiratoryRate: respiratoryRatePerMinute.rounded()
        case .spo2: hasPulse && perfusion > 0.15 ? min(100, spo2.rounded()) : nil
        case .spco: hasPulse && perfusion > 0.15 ? spco.rounded() : nil
        case .etco2: respiratoryRatePerMinute > 0 ? etco2.rounded() : nil
        case .glucose: glucose.rounded()
        case .temperature: (temperature * 10).rounded() / 10
        case .gcs: Double(gcsTotal)
        case .gcsEye: Double(gcsEye)
        case .gcsVerbal: Double(gcsVerbal)
        case .gcsMotor: Double(gcsMotor)
        case .pain: pain.rounded()
        case .strokeScale, .apgar, .apgarAppearance, .apgarPulse, .apgarGrimace, .apgarActivity, .apgarRespiration: nil
        }
    }
}

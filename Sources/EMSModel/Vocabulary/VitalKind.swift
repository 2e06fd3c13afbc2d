/// A quantity that is measured on the patient and can be read out, as a closed vocabulary.
public enum VitalKind: String, Hashable, Sendable, Codable, CaseIterable {
    case heartRate = "heart_rate"
    case systolic
    case diastolic
    case respiratoryRate = "respiratory_rate"
    case spo2
    /// Carboxyhaemoglobin by a CO-oximeter on a finger.
    case spco
    case etco2
    case glucose
    case temperature
    case gcs
    case gcsEye = "gcs_eye"
    case gcsVerbal = "gcs_verbal"
    case gcsMotor = "gcs_motor"
    case pain
    /// Signs of a stroke scale that are there.
    case strokeScale = "stroke_scale"
    /// Of a newborn: the sum, and its five parts.
    case apgar
    case apgarAppearance = "apgar_appearance"
    case apgarPulse = "apgar_pulse"
    case apgarGrimace = "apgar_grimace"
    case apgarActivity = "apgar_activity"
    case apgarRespiration = "apgar_respiration"

    /// The parts of an APGAR score, 0 to 2 each, in the order of its letters.
    public static let apgarParts: [VitalKind] = [
        .apgarAppearance, .apgarPulse, .apgarGrimace, .apgarActivity, .apgarRespiration,
    ]

    /// Unit of `Reading.value`, as written in files.
    public var unit: String {
        switch self {
        case .heartRate, .respiratoryRate: "/min"
        case .systolic, .diastolic, .etco2: "mmHg"
        case .spo2, .spco: "%"
        case .glucose: "mg/dL"
        case .temperature: "Cel"
        case .gcs, .gcsEye, .gcsVerbal, .gcsMotor, .pain, .strokeScale, .apgar,
            .apgarAppearance, .apgarPulse, .apgarGrimace, .apgarActivity, .apgarRespiration:
            "{score}"
        }
    }

    /// NEMSIS 3.5.1 element; nil where the standard has none.
    public var nemsisElement: String? {
        switch self {
        case .systolic: "eVitals.06"
        case .diastolic: "eVitals.07"
        case .heartRate: "eVitals.10"
        case .spo2: "eVitals.12"
        case .respiratoryRate: "eVitals.14"
        case .etco2: "eVitals.16"
        case .spco: "eVitals.17"
        case .glucose: "eVitals.18"
        case .gcsEye: "eVitals.19"
        case .gcsVerbal: "eVitals.20"
        case .gcsMotor: "eVitals.21"
        case .gcs: "eVitals.23"
        case .temperature: "eVitals.24"
        case .pain: "eVitals.27"
        case .strokeScale: "eVitals.34"
        case .apgar: "eVitals.32"
        case .apgarAppearance, .apgarPulse, .apgarGrimace, .apgarActivity, .apgarRespiration: nil
        }
    }

    /// LOINC code of the observation; nil for scores that are counted and have none, or another for every minute.
    public var loincCode: String? {
        switch self {
        case .heartRate: "8867-4"
        case .systolic: "8480-6"
        case .diastolic: "8462-4"
        case .respiratoryRate: "9279-1"
        case .spo2: "59408-5"
        case .spco: "20563-3"
        case .etco2: "19889-5"
        case .glucose: "2339-0"
        case .temperature: "8310-5"
        case .gcs: "9269-2"
        case .gcsEye: "9267-6"
        case .gcsVerbal: "9270-0"
        case .gcsMotor: "9268-4"
        case .pain: "38208-5"
        case .strokeScale, .apgar, .apgarAppearance, .apgarPulse, .apgarGrimace, .apgarActivity, .apgarRespiration: nil
        }
    }

    /// Whether it is counted from what the crew finds, and shown by no device.
    public var isCounted: Bool {
        switch self {
        case .strokeScale, .apgar, .apgarAppearance, .apgarPulse, .apgarGrimace, .apgarActivity, .apgarRespiration: true
        default: false
        }
    }

    /// Decimal places a device shows: whole numbers but for temperature.
    public var decimals: Int { self == .temperature ? 1 : 0 }

    /// What a real device can show; anything else is a fault.
    public var plausibleRange: ClosedRange<Double> {
        switch self {
        case .heartRate: 0...300
        case .systolic: 30...300
        case .diastolic: 10...200
        case .respiratoryRate: 0...80
        case .spo2: 30...100
        case .spco: 0...99
        case .etco2: 0...150
        case .glucose: 10...900
        case .temperature: 20...45
        case .gcs: 3...15
        case .gcsEye: 1...4
        case .gcsVerbal: 1...5
        case .gcsMotor: 1...6
        case .pain, .apgar: 0...10
        case .strokeScale: 0...7
        case .apgarAppearance, .apgarPulse, .apgarGrimace, .apgarActivity, .apgarRespiration: 0...2
        }
    }
}

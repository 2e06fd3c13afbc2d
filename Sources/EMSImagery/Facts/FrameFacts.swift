public import EMSModel
public import EMSReproducibility

/// Everything that is true at the instant of a frame, as far as a picture could show it. The scene is made from this
/// value alone: same facts, same picture.
public struct FrameFacts: Sendable {
    public var time: SessionTime
    public var kind: FrameKind
    public var patient: PatientLook
    public var place: ScenePlace
    public var monitor: MonitorView?
    public var attached: Attachments
    public var drug: DrugFacts?
    public var glucose: GlucoseFacts?
    public var tourniquet: TourniquetFacts?
    public var compression: CompressionFacts?
    /// 0 bag full … 1 bag squeezed; nil when nobody ventilates.
    public var ventilation: Double?
    public var aed: AEDFacts?
    /// What runs through the line of `iv_arm`; nil is a locked line.
    public var infusion: InfusionFacts?
    /// Pressure in the cuff while it is inflated, mmHg; nil when it is not being read by gauge.
    public var cuffPressure: Int?
    public var findings: VisibleFindings
    public var crew: CrewFacts
    /// The recording that `ecg_print` shows.
    public var ecgPrint: PrintedECG?
    /// What `burn_map` marks.
    public var burns: BurnFacts?
    /// Time of day on the wearer's watch, as `14:32`.
    public var watchText: String?
    /// Written on the patient's tag.
    public var allergy: String?
    /// Rows of `handoff_tablet`.
    public var handoff: HandoffFacts?
    /// Whether the apex pad sits beside the other one, where it does nothing.
    public var padsAreMisplaced = false
    /// Set for pictures that are staged one by one rather than seen in passing.
    public var still: StillStaging?
    /// Decides what stays the same through an encounter: clothes, hair, devices, gloves. Same stream for all frames of
    /// an encounter.
    public var look: RandomSubstream
    /// Decides what differs from frame to frame: pose, camera. One stream a frame.
    public var pose: RandomSubstream

    public init(
        time: SessionTime, kind: FrameKind, patient: PatientLook, place: ScenePlace = .livingRoom,
        monitor: MonitorView? = nil, attached: Attachments = [], drug: DrugFacts? = nil,
        glucose: GlucoseFacts? = nil, tourniquet: TourniquetFacts? = nil, compression: CompressionFacts? = nil,
        ventilation: Double? = nil, aed: AEDFacts? = nil, infusion: InfusionFacts? = nil, cuffPressure: Int? = nil,
        findings: VisibleFindings = VisibleFindings(), crew: CrewFacts = CrewFacts(), look: RandomSubstream,
        pose: RandomSubstream
    ) {
        self.time = time
        self.kind = kind
        self.patient = patient
        self.place = place
        self.monitor = monitor
        self.attached = attached
        self.drug = drug
        self.glucose = glucose
        self.tourniquet = tourniquet
        self.compression = compression
        self.ventilation = ventilation
        self.aed = aed
        self.infusion = infusion
        self.cuffPressure = cuffPressure
        self.findings = findings
        self.crew = crew
        self.look = look
        self.pose = pose
    }
}

extension FrameFacts {
    /// Facts for a picture outside an encounter, such as an example: the streams come from a seed.
    public init(time: SessionTime, kind: FrameKind, patient: PatientLook, seed: UInt64) {
        self.init(
            time: time, kind: kind, patient: patient, look: RandomSubstream(seed: seed, "frames.look"),
            pose: RandomSubstream(seed: seed, "frames.pose.\(time.nanoseconds)"))
    }
}

/// What of the patient can be seen whatever happens.
public struct PatientLook: Hashable, Sendable {
    public var ageYears: Int
    public var sex: Sex
    /// 0 lightest … 5 darkest; other values are cut to this range.
    public var skinTone: Int
    /// How the body is built for its age: −1 thin … 0 … 1 heavy; other values are cut to this range.
    public var build: Double
    /// How tall it is for its age: −1 short … 0 … 1 tall; other values are cut to this range.
    public var stature: Double

    public init(ageYears: Int, sex: Sex, skinTone: Int, build: Double = 0, stature: Double = 0) {
        self.ageYears = ageYears
        self.sex = sex
        self.skinTone = skinTone
        self.build = build
        self.stature = stature
    }
}

/// What is on the patient.
public struct Attachments: OptionSet, Hashable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Defibrillator pads.
    public static let pads = Attachments(rawValue: 1 << 0)
    /// The four limb electrodes.
    public static let limbElectrodes = Attachments(rawValue: 1 << 1)
    /// V1 to V6.
    public static let chestElectrodes = Attachments(rawValue: 1 << 2)
    public static let pulseOximeter = Attachments(rawValue: 1 << 3)
    public static let cuff = Attachments(rawValue: 1 << 4)
    public static let intravenousLine = Attachments(rawValue: 1 << 5)
    public static let intraosseousNeedle = Attachments(rawValue: 1 << 6)
    /// The puck under the compressor's hands.
    public static let compressionPad = Attachments(rawValue: 1 << 7)
    public static let nasalCannula = Attachments(rawValue: 1 << 8)
    public static let oxygenMask = Attachments(rawValue: 1 << 9)
}

public struct GlucoseFacts: Hashable, Sendable {
    public enum Unit: String, Hashable, Sendable, Codable, CaseIterable {
        case milligramsPerDecilitre = "mg/dL"
        case millimolesPerLitre = "mmol/L"
    }

    /// In `unit`; nil while the meter waits for blood.
    public var value: Double?
    public var unit: Unit

    public init(value: Double?, unit: Unit = .milligramsPerDecilitre) {
        self.value = value
        self.unit = unit
    }
}

public struct TourniquetFacts: Hashable, Sendable {
    public enum Limb: String, Hashable, Sendable, Codable, CaseIterable { case arm, leg }

    public var limb: Limb
    /// As written on the tag, such as `14:32`; nil while no tourniquet is on and the wound is held with a dressing.
    public var timeText: String?

    public init(limb: Limb, timeText: String?) {
        self.limb = limb
        self.timeText = timeText
    }
}

public struct CompressionFacts: Hashable, Sendable {
    /// Millimetres the sternum is down at this instant; 0 is full recoil.
    public var depthMillimetres: Double

    public init(depthMillimetres: Double) { self.depthMillimetres = depthMillimetres }
}

public struct AEDFacts: Hashable, Sendable {
    /// What stands on the display; the spoken prompt.
    public var prompt: String
    /// Whether the shock button flashes.
    public var isShockReady: Bool
    /// Whether the pads' plug is in.
    public var isConnected: Bool

    public init(prompt: String, isShockReady: Bool = false, isConnected: Bool = true) {
        self.prompt = prompt
        self.isShockReady = isShockReady
        self.isConnected = isConnected
    }
}

public struct InfusionFacts: Hashable, Sendable {
    /// As printed on the bag, such as `0.9% Sodium Chloride`.
    public var fluid: String
    /// Of the full bag.
    public var volumeMillilitres: Int
    /// 0 empty … 1 full.
    public var level: Double

    public init(fluid: String, volumeMillilitres: Int, level: Double = 0.85) {
        self.fluid = fluid
        self.volumeMillilitres = volumeMillilitres
        self.level = level
    }
}

/// Who else can be seen in a wide view.
public struct CrewFacts: Hashable, Sendable {
    public enum PatientPosition: String, Hashable, Sendable, Codable, CaseIterable { case lying, sitting, stretcher }

    /// Crew in the picture besides the wearer, 0…3.
    public var count: Int
    public var isCompressing: Bool
    public var isVentilating: Bool
    public var position: PatientPosition

    public init(
        count: Int = 2, isCompressing: Bool = false, isVentilating: Bool = false, position: PatientPosition = .lying
    ) {
        self.count = count
        self.isCompressing = isCompressing
        self.isVentilating = isVentilating
        self.position = position
    }
}

/// What a beat is.
public enum BeatAction: Hashable, Sendable {
    /// People talk; nothing is done to the patient.
    case communicate(CommunicationKind)
    /// The crew looks for findings.
    case observe([Observation])
    /// The crew asks; the answer is known from the patient or the presentation.
    case ask(HistoryAnswer)
    /// Readings are taken, by id.
    case measure([String])
    case medicate(MedicationDose)
    /// A drug of the protocol is not given, and why.
    case withhold(drug: CodedTerm, reason: CodedTerm)
    /// An order that is taken back before it is carried out, because somebody tells why not.
    case takeBack(LateContraindication)
    /// An awake patient declines care that was offered.
    case refuse(RefusedCare)
    case perform(Procedure)
    case shock(ShockDelivery)
    case compress(CompressionQuality)
    case ventilate(VentilationQuality)
    /// The ECG changes; happens in the patient, nobody says it until somebody sees it.
    case rhythm(from: Rhythm, to: Rhythm)
    /// A rhythm is looked at on the screen and named.
    case interpret(Rhythm)
    /// A drug or an intervention begins to work.
    case effect(ofBeat: String)
    case attach(DeviceChannel)
    case detach(DeviceChannel)
    /// Equipment fails; what is done about it are beats of their own.
    case trouble(DeviceTrouble)
    /// The lead thinks aloud of what it might be, or drops the thought.
    case think(WorkingImpression)
}

public enum CommunicationKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The dispatcher sends the unit.
    case dispatch
    /// The unit answers on the radio.
    case acknowledgeDispatch = "acknowledge_dispatch"
    case arrival
    /// Crew introduces itself, someone on scene tells what happened.
    case story
    /// The patient says what is wrong.
    case complaint
    case assignSeats = "assign_seats"
    /// The lead says what this is and which protocol is followed.
    case impression
    case reassure
    /// The defibrillator is charged for the shock beat that follows.
    case charge
    /// Time, cycle, what has been given.
    case status
    case switchCompressor = "switch_compressor"
    case packaging
    case radioReport = "radio_report"
    case transport
    case handoff
    /// The lead tells medical control by radio how a resuscitation went, and asks to end it; the physician agrees.
    case terminationRequest = "termination_request"
    /// Death is pronounced, with the time, which is that of the beat.
    case pronouncement
    /// Who is there with the patient is told of the death.
    case deathNotification = "death_notification"
    /// Police and coroner are asked for; everything stays where it is.
    case deathReport = "death_report"
}

/// A finding that was looked for, and what was found.
public struct Observation: Hashable, Sendable {
    public enum Assertion: String, Hashable, Sendable, Codable, CaseIterable {
        case present, absent, possible, historical
    }

    public var finding: CodedTerm
    public var assertion: Assertion

    public init(finding: CodedTerm, assertion: Assertion) {
        self.finding = finding
        self.assertion = assertion
    }
}

/// An item of the patient's history that is asked for.
public struct HistoryAnswer: Hashable, Sendable {
    public enum Item: String, Hashable, Sendable, Codable, CaseIterable {
        case nameAndAge = "name_and_age"
        case symptoms
        case onset
        case provocation
        case quality
        case radiation
        case severity
        case allergies
        case medications
        case history
        case lastIntake = "last_intake"
        case events
        /// Minutes since the patient was last seen well.
        case lastKnownWell = "last_known_well"
        /// Whether somebody saw it happen and whether CPR was started.
        case witnessed
    }

    public var item: Item
    public var terms: [CodedTerm]
    /// A number the answer holds (minutes since onset, severity 0–10), or nil.
    public var value: Double?
    /// Who answers.
    public var answeredBy: String

    public init(item: Item, terms: [CodedTerm] = [], value: Double? = nil, answeredBy: String) {
        self.item = item
        self.terms = terms
        self.value = value
        self.answeredBy = answeredBy
    }
}

public struct MedicationDose: Hashable, Sendable {
    public var drug: CodedTerm
    public var dose: Double
    public var unit: DoseUnit
    public var route: Route
    /// 1 for the first dose of this drug in the encounter.
    public var ordinal: Int
    /// From the end of giving it to the first effect.
    public var onset: SessionTime

    public init(drug: CodedTerm, dose: Double, unit: DoseUnit, route: Route, ordinal: Int, onset: SessionTime) {
        self.drug = drug
        self.dose = dose
        self.unit = unit
        self.route = route
        self.ordinal = ordinal
        self.onset = onset
    }
}

/// A procedure with its code (SNOMED CT as NEMSIS `eProcedures.03` uses it).
public struct Procedure: Hashable, Sendable {
    public var term: CodedTerm
    /// Attempt number, from 1.
    public var attempt: Int
    public var succeeded: Bool

    public init(term: CodedTerm, attempt: Int = 1, succeeded: Bool = true) {
        self.term = term
        self.attempt = attempt
        self.succeeded = succeeded
    }
}

public struct ShockDelivery: Hashable, Sendable {
    public enum Mode: String, Hashable, Sendable, Codable, CaseIterable { case manual, aed, synchronised }

    public var energyJoules: Int
    /// 1 for the first shock of the encounter.
    public var ordinal: Int
    public var mode: Mode

    public init(energyJoules: Int, ordinal: Int, mode: Mode) {
        self.energyJoules = energyJoules
        self.ordinal = ordinal
        self.mode = mode
    }
}

public struct CompressionQuality: Hashable, Sendable {
    public var ratePerMinute: Double
    public var depthMillimetres: Double

    public init(ratePerMinute: Double, depthMillimetres: Double) {
        self.ratePerMinute = ratePerMinute
        self.depthMillimetres = depthMillimetres
    }
}

public struct VentilationQuality: Hashable, Sendable {
    public var ratePerMinute: Double

    public init(ratePerMinute: Double) { self.ratePerMinute = ratePerMinute }
}

/// A lead, probe or pad that is put on, from which a stream begins.
public enum DeviceChannel: String, Hashable, Sendable, Codable, CaseIterable {
    case ecg, pads, pleth, capnography, cuff
    /// A finger sensor that tells carboxyhaemoglobin from oxyhaemoglobin.
    case coOximeter = "co_oximeter"
    case compressionPad = "compression_pad"
    case watch, glasses
}

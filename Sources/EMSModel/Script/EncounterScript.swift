/// The truth of one encounter: everything that is decided before anything is rendered.
public struct EncounterScript: Sendable {
    /// Such as `enc-000123`.
    public var id: String
    public var index: Int
    public var seed: UInt64
    public var deal: Deal
    public var language: String
    public var protocolID: String
    /// How it goes: a course of the protocol file, such as `responds`, `worsens`, `rearrests`.
    public var course: String
    public var patient: Patient
    public var incident: Incident
    /// Everybody who may speak or act, crew first.
    public var participants: [Participant]
    public var beats: [Beat]
    /// In the order of their planned starts; they do not overlap.
    public var reservations: [Reservation]
    public var readings: [Reading]
    /// Readings that are said wrongly first.
    public var misreadings: [Misreading]
    /// The patient's body on the planned clock, one sample a second from session start.
    public var physiology: [PhysiologySample]

    public init(
        id: String, index: Int, seed: UInt64, deal: Deal, language: String, protocolID: String, course: String,
        patient: Patient, incident: Incident, participants: [Participant], beats: [Beat],
        reservations: [Reservation] = [], readings: [Reading], physiology: [PhysiologySample],
        misreadings: [Misreading] = []
    ) {
        self.id = id
        self.index = index
        self.seed = seed
        self.deal = deal
        self.language = language
        self.protocolID = protocolID
        self.course = course
        self.patient = patient
        self.incident = incident
        self.participants = participants
        self.beats = beats
        self.reservations = reservations
        self.readings = readings
        self.physiology = physiology
        self.misreadings = misreadings
    }

    // By index, where each would else be copied to be looked at.

    public func beat(_ id: String) -> Beat? { beats.indices.first { beats[$0].id == id }.map { beats[$0] } }

    public func participant(_ id: String) -> Participant? { participants.first { $0.id == id } }

    public func reading(_ id: String) -> Reading? {
        readings.indices.first { readings[$0].id == id }.map { readings[$0] }
    }
}

extension EncounterScript {
    /// The patient at the planned start of a beat; nil in a script without physiology.
    public func body(at beat: Beat) -> PhysiologySample? {
        guard !physiology.isEmpty else { return nil }
        let second = Int(beat.plannedStart.nanoseconds / 1_000_000_000)
        return physiology[min(max(0, second), physiology.count - 1)]
    }
}

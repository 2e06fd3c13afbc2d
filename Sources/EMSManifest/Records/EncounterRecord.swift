public import EMSModel

/// A line of `manifest.jsonl`: one encounter with all its streams.
public struct EncounterRecord: Hashable, Sendable {
    /// Such as `enc-000123`: letters, digits, hyphens and underscores, no split word.
    public var id: String
    /// From 0; lines are in this order.
    public var index: Int
    public var split: Split
    /// What may not cross splits: person, script family, phrase seed, media.
    public var group: String
    /// BCP 47 tag.
    public var language: String
    /// Always true.
    public var isSynthetic: Bool
    public var clinicalProtocol: ProtocolRecord
    /// How the call goes, such as `responds`.
    public var course: String?
    /// `critical`, `emergent` or `lower`.
    public var severity: String?
    public var patient: PatientRecord
    public var speakers: [SpeakerRecord]
    public var duration: SessionTime
    /// At most 2^53 - 1; absent for recordings.
    public var seed: UInt64?
    /// See `EncounterDigest`.
    public var digest: String
    /// What it was made from: digests of script and knowledge files, versions that differ from the data set's.
    public var provenance: JSONValue?
    public var streams: [StreamRecord]

    public init(
        id: String, index: Int, split: Split, group: String, language: String, isSynthetic: Bool = true,
        clinicalProtocol: ProtocolRecord, course: String? = nil, severity: String? = nil, patient: PatientRecord,
        speakers: [SpeakerRecord], duration: SessionTime, seed: UInt64? = nil, digest: String,
        provenance: JSONValue? = nil,
        streams: [StreamRecord]
    ) {
        self.id = id
        self.index = index
        self.split = split
        self.group = group
        self.language = language
        self.isSynthetic = isSynthetic
        self.clinicalProtocol = clinicalProtocol
        self.course = course
        self.severity = severity
        self.patient = patient
        self.speakers = speakers
        self.duration = duration
        self.seed = seed
        self.digest = digest
        self.provenance = provenance
        self.streams = streams
    }
}

extension EncounterRecord {
    /// The role of each speaker by id; of an id that occurs twice, the first one's.
    package var roles: [String: Role] {
        Dictionary(speakers.map { ($0.id, $0.role) }, uniquingKeysWith: { first, _ in first })
    }
}

extension EncounterRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case id, index, split, group, language, course, severity, patient, speakers, seed, digest, provenance, streams
        case isSynthetic = "synthetic"
        case clinicalProtocol = "protocol"
        case duration = "duration_ns"
    }
}

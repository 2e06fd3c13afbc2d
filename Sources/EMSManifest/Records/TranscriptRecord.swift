public import EMSModel

/// `transcript.json`: what was said, by whom and when.
public struct TranscriptRecord: Hashable, Sendable {
    /// Id of the encounter.
    public var encounter: String
    public var language: String
    /// Always true.
    public var isSynthetic: Bool
    /// Where word times come from.
    public var times: TimeOrigin
    /// Length of the session.
    public var duration: SessionTime
    /// In order of start.
    public var turns: [TurnRecord]

    public init(
        encounter: String, language: String, isSynthetic: Bool = true, times: TimeOrigin, duration: SessionTime,
        turns: [TurnRecord]
    ) {
        self.encounter = encounter
        self.language = language
        self.isSynthetic = isSynthetic
        self.times = times
        self.duration = duration
        self.turns = turns
    }
}

extension TranscriptRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case encounter, language, times, turns
        case isSynthetic = "synthetic"
        case duration = "duration_ns"
    }
}

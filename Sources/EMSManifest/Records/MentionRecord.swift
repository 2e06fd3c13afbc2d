public import EMSModel

/// A span of a turn's text that states a fact.
public struct MentionRecord: Hashable, Sendable {
    /// In Unicode scalars of the turn's text; half-open.
    public var start: Int
    public var end: Int
    public var kind: Mention.Kind
    public var value: ScalarValue?
    public var unit: String?
    /// `system:code`, such as `rxnorm:7242`.
    public var code: String?
    public var assertion: Observation.Assertion
    /// The reading event that is quoted.
    public var readingID: String?
    /// The beat the fact belongs to.
    public var beatID: String?
    /// When the fact was taken, if that differs from now.
    public var of: SessionTime?
    /// `current` and `past` ones equal their reading.
    public var status: Mention.Status

    public init(
        start: Int, end: Int, kind: Mention.Kind, value: ScalarValue? = nil, unit: String? = nil, code: String? = nil,
        assertion: Observation.Assertion, readingID: String? = nil, beatID: String? = nil, of: SessionTime? = nil,
        status: Mention.Status
    ) {
        self.start = start
        self.end = end
        self.kind = kind
        self.value = value
        self.unit = unit
        self.code = code
        self.assertion = assertion
        self.readingID = readingID
        self.beatID = beatID
        self.of = of
        self.status = status
    }
}

extension MentionRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case start, end, kind, value, unit, code, assertion, status
        case readingID = "reading_id"
        case beatID = "beat_id"
        case of = "of_ns"
    }
}

/// A span of a turn's `text` that states a fact of the script. Every number in a text lies in a mention.
public struct Mention: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case vital, finding, condition, drug, dose, allergy, person, place, procedure, rhythm
        case energy, age, weight, duration, count, unitName = "unit_name"
        case timeOfDay = "time_of_day"
        case score
    }

    /// How the fact stands to the moment of speaking. Current and past ones equal their reading.
    public enum Status: String, Hashable, Sendable, Codable, CaseIterable { case current, past, reported, error }

    public enum Value: Hashable, Sendable {
        case number(Double)
        case text(String)
    }

    /// Unicode scalars of `text`, half-open.
    public var start: Int
    public var end: Int
    public var kind: Kind
    public var value: Value?
    public var unit: String?
    /// `system:code`, such as `rxnorm:7242`.
    public var code: String?
    public var assertion: Observation.Assertion
    public var readingID: String?
    public var beatID: String?
    public var status: Status

    public init(
        start: Int, end: Int, kind: Kind, value: Value? = nil, unit: String? = nil, code: String? = nil,
        assertion: Observation.Assertion = .present, readingID: String? = nil, beatID: String? = nil,
        status: Status = .current
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
        self.status = status
    }
}

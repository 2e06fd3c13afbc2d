public import EMSModel

/// A span of a turn's text that was said and not meant.
public struct DisfluencyRecord: Hashable, Sendable {
    /// In Unicode scalars of the turn's text; half-open.
    public var start: Int
    public var end: Int
    public var kind: Disfluency.Kind

    public init(start: Int, end: Int, kind: Disfluency.Kind) {
        self.start = start
        self.end = end
        self.kind = kind
    }
}

extension DisfluencyRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case start, end, kind
    }
}

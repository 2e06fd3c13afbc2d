/// How two objects of a picture stand to each other.
public struct FrameRelationRecord: Hashable, Sendable {
    /// Object id.
    public var subject: String
    /// Such as `on` or `left_of`.
    public var predicate: String
    /// Object id.
    public var object: String

    public init(
        subject: String, predicate: String, object: String
    ) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }
}

extension FrameRelationRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case subject, predicate, object
    }
}

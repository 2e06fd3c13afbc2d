/// A fact about a picture: the value of an attribute of one of its objects, as its scene states attributes.
public struct FactRecord: Hashable, Sendable {
    /// Object id.
    public var object: String
    public var attribute: String
    public var value: String

    public init(object: String, attribute: String, value: String) {
        self.object = object
        self.attribute = attribute
        self.value = value
    }
}

extension FactRecord: Codable {
    enum CodingKeys: String, CodingKey { case object, attribute, value }
}

/// A frame that shows another one's scene with one fact changed: what would have been seen if that alone were otherwise.
public struct FrameTwinRecord: Hashable, Sendable {
    /// Index of the frame that agrees with the encounter.
    public var of: Int
    /// Object id, in both frames.
    public var object: String
    public var attribute: String
    /// Here.
    public var value: String
    /// In the other frame.
    public var instead: String

    public init(of: Int, object: String, attribute: String, value: String, instead: String) {
        self.of = of
        self.object = object
        self.attribute = attribute
        self.value = value
        self.instead = instead
    }
}

extension FrameTwinRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case of, object, attribute, value
        case instead = "instead_of"
    }
}

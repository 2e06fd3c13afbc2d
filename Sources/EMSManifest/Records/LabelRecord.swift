/// One entry of a label set.
public struct LabelRecord: Hashable, Sendable {
    /// Objects count from 1, because 0 is the background.
    public var id: Int
    public var label: String

    public init(
        id: Int, label: String
    ) {
        self.id = id
        self.label = label
    }
}

extension LabelRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case id, label
    }
}

/// An object in a picture.
public struct FrameObjectRecord: Hashable, Sendable {
    /// Unique in the frame.
    public var id: String
    public var label: String
    /// Left, top, width and height of the visible part, in pixels.
    public var box: [Int]
    /// Visible pixels over all its pixels, 0 ... 1.
    public var visibility: Double
    /// From 1; unique in the frame.
    public var maskID: Int

    public init(
        id: String, label: String, box: [Int], visibility: Double, maskID: Int
    ) {
        self.id = id
        self.label = label
        self.box = box
        self.visibility = visibility
        self.maskID = maskID
    }
}

extension FrameObjectRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case id, label, visibility
        case box = "bbox"
        case maskID = "mask_id"
    }
}

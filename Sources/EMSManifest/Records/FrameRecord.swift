public import EMSModel

/// A line of `frames.jsonl`: a picture, its mask and what is in it.
public struct FrameRecord: Hashable, Sendable {
    /// From 0.
    public var index: Int
    public var time: SessionTime
    /// Relative to the data set.
    public var path: String
    public var bytes: Int64
    public var sha256: String
    /// 8-bit palette image of the same size; a pixel holds an object's `mask_id`, 0 is background.
    public var maskPath: String?
    public var maskBytes: Int64?
    public var maskSHA256: String?
    /// Pixels.
    public var width: Int
    /// Pixels.
    public var height: Int
    /// What the picture shows, such as `monitor`.
    public var kind: String
    public var caption: String
    public var objects: [FrameObjectRecord]
    public var relations: [FrameRelationRecord]
    /// Blur, tilt, glare, light and what else the picture was drawn with.
    public var parameters: [String: JSONValue]
    public var scene: JSONValue?
    /// Of a frame that was not made: it has no objects, relations, mask, scene and twin.
    public var recorded: RecordedRecord?
    /// What it is the counterfactual of; nil for a frame that agrees with the other streams.
    public var twin: FrameTwinRecord?

    public init(
        index: Int, time: SessionTime, path: String, bytes: Int64, sha256: String, maskPath: String? = nil,
        maskBytes: Int64? = nil, maskSHA256: String? = nil, width: Int, height: Int, kind: String, caption: String,
        objects: [FrameObjectRecord], relations: [FrameRelationRecord], parameters: [String: JSONValue],
        scene: JSONValue? = nil, twin: FrameTwinRecord? = nil, recorded: RecordedRecord? = nil
    ) {
        self.index = index
        self.time = time
        self.path = path
        self.bytes = bytes
        self.sha256 = sha256
        self.maskPath = maskPath
        self.maskBytes = maskBytes
        self.maskSHA256 = maskSHA256
        self.width = width
        self.height = height
        self.kind = kind
        self.caption = caption
        self.objects = objects
        self.relations = relations
        self.parameters = parameters
        self.scene = scene
        self.twin = twin
        self.recorded = recorded
    }
}

extension FrameRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case index, path, bytes, sha256, width, height, kind, caption, objects, relations, parameters, scene, twin,
            recorded
        case time = "t_ns"
        case maskPath = "mask_path"
        case maskBytes = "mask_bytes"
        case maskSHA256 = "mask_sha256"
    }
}

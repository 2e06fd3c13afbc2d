public import EMSModel

/// A line of `annotations/NAME.jsonl`: what an outside program says of a frame.
public struct AnnotationRecord: Hashable, Sendable {
    /// Index of the frame.
    public var frame: Int
    /// Of the frame.
    public var time: SessionTime
    /// By label, one for each label of the program; the larger, the likelier. Finite.
    public var scores: [String: Double]

    public init(frame: Int, time: SessionTime, scores: [String: Double]) {
        self.frame = frame
        self.time = time
        self.scores = scores
    }
}

extension AnnotationRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case frame, scores
        case time = "t_ns"
    }
}

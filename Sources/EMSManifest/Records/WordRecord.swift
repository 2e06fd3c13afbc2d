public import EMSModel

/// A token of a turn's text and the time of all its spoken tokens.
public struct WordRecord: Hashable, Sendable {
    public var text: String
    public var start: SessionTime
    public var end: SessionTime
    public var phonemes: [PhonemeRecord]?

    public init(
        text: String, start: SessionTime, end: SessionTime, phonemes: [PhonemeRecord]? = nil
    ) {
        self.text = text
        self.start = start
        self.end = end
        self.phonemes = phonemes
    }
}

extension WordRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case text, phonemes
        case start = "start_ns"
        case end = "end_ns"
    }
}

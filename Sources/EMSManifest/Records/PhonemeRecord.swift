public import EMSModel

/// A sound of a word, in the synthesiser's notation.
public struct PhonemeRecord: Hashable, Sendable {
    public var symbol: String
    public var start: SessionTime
    public var end: SessionTime

    public init(
        symbol: String, start: SessionTime, end: SessionTime
    ) {
        self.symbol = symbol
        self.start = start
        self.end = end
    }
}

extension PhonemeRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case symbol
        case start = "start_ns"
        case end = "end_ns"
    }
}

/// How some words open, by which most other words are known not to be among them without a closer look.
struct WordOpenings: Sendable {
    /// A bit for each of 4,096 classes of openings.
    private var bits = Array(repeating: UInt64(0), count: 64)

    init(_ words: some Sequence<String>) {
        for word in words {
            guard let place = Self.place(of: word) else { continue }
            bits[place >> 6] |= 1 << (place & 63)
        }
    }

    /// Whether one of the words may open like this one; true of a word that does not open with a letter or digit.
    func mayHold(_ word: String) -> Bool {
        guard let place = Self.place(of: word) else { return true }
        return bits[place >> 6] & (1 << (place & 63)) != 0
    }

    /// Of the first letters and digits, in small letters, three at most; nil if the word begins with another character.
    private static func place(of word: String) -> Int? {
        // As memory, since every word is looked at: views and their iterators cost more than all else here.
        var word = word
        return word.withUTF8 { place(of: $0) }
    }

    private static func place(of word: UnsafeBufferPointer<UInt8>) -> Int? {
        var opening: UInt32 = 0
        for byte in word.prefix(3) {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): opening = opening << 8 | UInt32(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                opening = opening << 8 | UInt32(byte)
            default: return opening == 0 ? nil : place(of: opening)
            }
        }
        return opening == 0 ? nil : place(of: opening)
    }

    /// The highest bits of a product with a large odd number, which spreads what differs in any bit.
    private static func place(of opening: UInt32) -> Int { Int((opening &* 0x9E37_79B1) >> 20) }
}

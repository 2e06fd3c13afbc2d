/// The first letters and digits of a word, by which most words are known not to be looked for.
enum WordOpening {
    /// In small letters, three at most; nil if the word begins with another character.
    static func of(_ word: some Sequence<UInt8>) -> UInt32? {
        var opening: UInt32 = 0
        for byte in word.prefix(3) {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): opening = opening << 8 | UInt32(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                opening = opening << 8 | UInt32(byte)
            default: return opening == 0 ? nil : opening
            }
        }
        return opening == 0 ? nil : opening
    }
}

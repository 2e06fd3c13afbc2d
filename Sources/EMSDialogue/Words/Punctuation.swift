internal import EMSModel

/// The marks around a token.
enum Punctuation {
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", ",", "?", "!", ";", ":", "…", "\"", "“", "”", "(", ")", "-", "–", "—": true
        default: false
        }
    }

    /// Whether a byte is a letter or digit of ASCII. Most tokens begin and end with one, and need no look at Unicode.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    static func isOnly(_ token: String) -> Bool {
        if let first = token.utf8.first, isPlain(first) { return false }
        return token.unicodeScalars.allSatisfy(isMark)
    }

    /// Without the marks before and after it.
    static func core(of token: String) -> String {
        if let first = token.utf8.first, let last = token.utf8.last, isPlain(first), isPlain(last) { return token }
        if let core = plainCore(of: token) { return core }
        let opened = token.unicodeScalars.drop(while: isMark)
        guard let last = opened.lastIndex(where: { !isMark($0) }) else { return "" }
        if opened.startIndex == token.startIndex, opened.index(after: last) == token.endIndex { return token }
        return String(opened[...last])
    }

    /// Of a token of ASCII, by its bytes; nil for any other.
    private static func plainCore(of token: String) -> String? {
        let bytes = token.utf8
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        let isWord = { (byte: UInt8) in !isMark(Unicode.Scalar(byte)) }
        guard let first = bytes.firstIndex(where: isWord), let last = bytes.lastIndex(where: isWord) else { return "" }
        return String(token[first...last])
    }

    static func hasNumber(_ token: String) -> Bool {
        var isPlain = true
        for byte in token.utf8 {
            if UInt8(ascii: "0") <= byte, byte <= UInt8(ascii: "9") { return true }
            if byte >= 0x80 { isPlain = false }
        }
        return !isPlain && token.unicodeScalars.contains { !$0.isASCII && $0.properties.numericType != nil }
    }

    /// Unicode scalars of the marks before the word.
    static func lead(of token: String) -> Int {
        if let first = token.utf8.first, isPlain(first) { return 0 }
        return token.unicodeScalars.prefix(while: isMark).count
    }

    static func pause(after token: String) -> ClausePause? {
        if let last = token.utf8.last, isPlain(last) { return nil }
        for scalar in token.unicodeScalars.reversed() {
            switch scalar {
            case ".", "…": return .stop
            case ",", ";", ":", "—", "–": return .comma
            case "?": return .question
            case "!": return .exclamation
            case "\"", "”", ")", "-": continue
            default: return nil
            }
        }
        return nil
    }
}

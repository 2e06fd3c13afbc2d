internal import EMSModel

/// The marks around a token.
enum Punctuation {
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", ",", "?", "!", ";", ":", "…", "\"", "“", "”", "(", ")", "-", "–", "—": true
        default: false
        }
    }

    static func isOnly(_ token: String) -> Bool { token.unicodeScalars.allSatisfy(isMark) }

    /// Without the marks before and after it.
    static func core(of token: String) -> String {
        let opened = token.unicodeScalars.drop(while: isMark)
        guard let last = opened.lastIndex(where: { !isMark($0) }) else { return "" }
        if opened.startIndex == token.startIndex, opened.index(after: last) == token.endIndex { return token }
        return String(opened[...last])
    }

    static func hasNumber(_ token: String) -> Bool {
        token.unicodeScalars.contains { scalar in
            scalar.isASCII ? ("0"..."9").contains(scalar) : scalar.properties.numericType != nil
        }
    }

    /// Unicode scalars of the marks before the word.
    static func lead(of token: String) -> Int { token.unicodeScalars.prefix(while: isMark).count }

    static func pause(after token: String) -> ClausePause? {
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

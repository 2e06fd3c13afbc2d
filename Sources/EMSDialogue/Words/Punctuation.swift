internal import EMSModel

/// The marks around a token.
enum Punctuation {
    private static let marks: Set<Character> = [
        ".", ",", "?", "!", ";", ":", "…", "\"", "“", "”", "(", ")", "-", "–", "—",
    ]

    static func isOnly(_ token: String) -> Bool { token.allSatisfy { marks.contains($0) } }

    /// Without the marks before and after it.
    static func core(of token: String) -> String {
        let opened = token.drop { marks.contains($0) }
        guard let last = opened.lastIndex(where: { !marks.contains($0) }) else { return "" }
        return String(opened[...last])
    }

    /// Unicode scalars of the marks before the word.
    static func lead(of token: String) -> Int {
        token.prefix { marks.contains($0) }.unicodeScalars.count
    }

    static func pause(after token: String) -> ClausePause? {
        for character in token.reversed() {
            switch character {
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

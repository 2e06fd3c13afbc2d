internal import EMSModel

/// A token of plain words with all that follows from its letters, found out once.
final class WrittenWord: Sendable {
    let text: String
    /// Without the marks at its end.
    let core: String
    /// As a word of a turn, inside a sentence and at the start of one; nil if it has to be looked at where it stands: it
    /// holds a number, is made of marks alone, or cannot be said.
    let forms: (inside: TurnWord, opening: TurnWord)?
    let scalarCount: Int
    /// Whether the next word opens a sentence.
    let endsSentence: Bool

    init(_ text: String, _ writer: SpokenWriter) {
        self.text = text
        core = Self.withoutEndMarks(text)
        scalarCount = text.scalarCount
        let pause = Punctuation.pause(after: text) ?? .none
        endsSentence = pause.endsSentence
        let said = Punctuation.core(of: text)
        if !said.isEmpty, !Punctuation.hasNumber(said), let spoken = writer.spoken(said) {
            let capitalised = Self.capitalised(text)
            forms = (
                TurnWord(text: text, spoken: spoken, pauseAfter: pause),
                TurnWord(text: capitalised, spoken: spoken, pauseAfter: pause, isRaised: capitalised != text)
            )
        } else {
            forms = nil
        }
    }

    /// Commas, colons and what ends a sentence; brackets and quotes stay.
    private static func withoutEndMarks(_ text: String) -> String {
        guard let last = text.utf8.lastIndex(where: { !isEndMark($0) }) else { return "" }
        let end = text.utf8.index(after: last)
        return end == text.endIndex ? text : String(text[..<end])
    }

    private static func isEndMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ";"),
            UInt8(ascii: ":"):
            true
        default: false
        }
    }

    static func capitalised(_ word: String) -> String {
        if let first = word.utf8.first, first < 0x80 {
            guard UInt8(ascii: "a") <= first, first <= UInt8(ascii: "z") else { return word }
            return String(UnicodeScalar(first - 0x20)) + String(word.unicodeScalars.dropFirst())
        }
        guard let first = word.unicodeScalars.first, first.properties.isLowercase else { return word }
        let upper = first.properties.uppercaseMapping
        guard upper.scalarCount == 1 else { return word }
        return upper + String(word.unicodeScalars.dropFirst())
    }
}

extension ClausePause {
    var endsSentence: Bool {
        switch self {
        case .stop, .question, .exclamation: true
        case .none, .comma: false
        }
    }
}

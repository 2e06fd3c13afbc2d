import EMSSpeechWire

/// The text that the engine is given for a list of tokens, and where each token stands in it.
///
/// The words of a clause are joined by no-break spaces: with plain ones the engine's dictionary joins some words to
/// phrases ("on the") and reports only the first. After punctuation and around phonemes stands a plain space, without
/// which it would not notice either of them.
struct ClauseText {
    /// Without any markup that the engine would obey, phoneme brackets apart.
    let text: String
    /// Of each token, the Unicode scalars it takes, counted from 1 as the engine does.
    let spans: [ClosedRange<Int>]

    private static let join = "\u{A0}"

    init(_ tokens: [WireToken]) {
        var text = ""
        var length = 0
        var spans: [ClosedRange<Int>] = []
        var before: WireToken?
        for token in tokens {
            if let before {
                text += Self.isJoined(before, token) ? Self.join : " "
                length += 1
            }
            let piece =
                switch token.sound {
                case .words(let words): words.joined(separator: Self.join)
                case .phonemes(let phonemes): "[[\(phonemes)]]"
                }
            let count = piece.unicodeScalars.count
            spans.append((length + 1)...(length + count))
            let mark = Self.mark(token.pauseAfter)
            text += piece + mark
            length += count + mark.unicodeScalars.count
            before = token
        }
        self.text = text
        self.spans = spans
    }

    private static func isJoined(_ first: WireToken, _ second: WireToken) -> Bool {
        guard first.pauseAfter == .none, case .words = first.sound, case .words = second.sound else { return false }
        return true
    }

    private static func mark(_ pause: WireToken.Pause) -> String {
        switch pause {
        case .none: ""
        case .comma: ","
        // The ideographic full stop: an ordinary one before a small letter counts as part of an abbreviation and is
        // read out.
        case .stop: "\u{3002}"
        case .question: "?"
        case .exclamation: "!"
        }
    }
}

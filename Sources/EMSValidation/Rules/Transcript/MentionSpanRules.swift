import EMSDiagnostics
import EMSManifest
import EMSModel

/// The mentions of a turn against its text: every number lies in one, and says what the text says.
struct MentionSpanRules {
    let turn: TurnRecord

    func check(note: (FindingCode, String, String) -> Void) {
        let scalars = Array(turn.text.unicodeScalars)
        let numerals = Numeral.all(in: scalars)
        var covered = Array(repeating: false, count: scalars.count)
        var hasCuts = false
        for (index, mention) in turn.mentions.enumerated() {
            let field = ".mentions[\(index)]"
            guard 0 <= mention.start, mention.start < mention.end, mention.end <= scalars.count else {
                let message = "\(mention.start) ..< \(mention.end) is no part of a text of \(scalars.count)"
                note(.transcript(.mentionSpan), message, field)
                // Which number it was meant to cover cannot be known.
                covered = Array(repeating: true, count: scalars.count)
                continue
            }
            let span = mention.start..<mention.end
            if turn.mentions[..<index].contains(where: { $0.isTwin(of: mention) }) {
                note(.transcript(.mentionSpan), "the same words are this mention already", field)
                continue
            }
            for place in span { covered[place] = true }
            if let fault = Self.cut(span, scalars) {
                note(.transcript(.mentionSpan), fault, field)
                hasCuts = true
                continue
            }
            if Self.names.contains(mention.kind), case .text(let name)? = mention.value {
                let said = String(String.UnicodeScalarView(scalars[span]))
                if !said.lowercased().contains(name.lowercased()) {
                    note(
                        .transcript(.mentionValue), "the text says \"\(said)\", the value is \(name)", "\(field).value")
                }
            }
            let inside = Self.overlapping(span, in: numerals)
            guard case .number(let value)? = mention.value, inside.count == 1,
                let said = inside.first?.value, said != value
            else {
                continue
            }
            note(
                .transcript(.mentionValue), "the text says \(said), the value is \(value)", "\(field).value")
        }
        if let place = scalars.indices.first(where: { Numeral.isDigit(scalars[$0]) && !covered[$0] }) {
            let numeral = numerals.first { $0.range.contains(place) }
            // What a span that slipped has left at its end belongs to it.
            if hasCuts, let numeral, numeral.range.contains(where: { covered[$0] }) { return }
            let shown = String(String.UnicodeScalarView(scalars[numeral?.range ?? place..<(place + 1)]))
            note(.transcript(.numberUnmentioned), "\"\(shown)\" lies in no mention", ".text")
        }
    }

    /// What is called in the text by its value.
    private static let names: [Mention.Kind] = [.person, .place, .unitName]

    /// What was said and not meant is whole words with their marks.
    func checkDisfluencies(note: (FindingCode, String, String) -> Void) {
        let scalars = Array(turn.text.unicodeScalars)
        for (index, disfluency) in (turn.disfluencies ?? []).enumerated() {
            let (start, end) = (disfluency.start, disfluency.end)
            let fault: String? =
                if !(0 <= start && start < end && end <= scalars.count) {
                    "\(start) ..< \(end) is no part of a text of \(scalars.count)"
                } else if start > 0, !scalars[start - 1].properties.isWhitespace {
                    "starts within a word"
                } else if end < scalars.count, !scalars[end].properties.isWhitespace {
                    "ends within a word or before its mark"
                } else {
                    Self.misnamed(disfluency, scalars)
                }
            if let fault { note(.transcript(.mentionSpan), fault, ".disfluencies[\(index)]") }
        }
    }

    /// A listener's word is all that he says, and what is repeated is said again.
    private static func misnamed(_ disfluency: DisfluencyRecord, _ scalars: [Unicode.Scalar]) -> String? {
        switch disfluency.kind {
        case .backchannel where disfluency.end - disfluency.start < scalars.count:
            return "a backchannel is a whole turn"
        case .repetition:
            let said = firstWord(scalars[disfluency.start..<disfluency.end])
            let next = firstWord(scalars[disfluency.end...])
            return said == next ? nil : "\"\(said.prefix(40))\" is not said again"
        default: return nil
        }
    }

    private static func firstWord(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        let word = scalars.drop { !$0.properties.isAlphabetic && !Numeral.isDigit($0) }
            .prefix { !$0.properties.isWhitespace }
        return String(String.UnicodeScalarView(word)).lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// What is wrong with the ends of a span: a space, or the middle of a word.
    private static func cut(_ span: Range<Int>, _ scalars: [Unicode.Scalar]) -> String? {
        let isPartOfWord = { (place: Int) in
            scalars.indices.contains(place)
                && (scalars[place].properties.isAlphabetic || Numeral.isDigit(scalars[place]))
        }
        for (end, outside) in [(span.lowerBound, span.lowerBound - 1), (span.upperBound - 1, span.upperBound)] {
            let name = end < outside ? "ends" : "starts"
            if scalars[end].properties.isWhitespace { return "\(name) with a space" }
            if isPartOfWord(end), isPartOfWord(outside) { return "\(name) within a word" }
        }
        return nil
    }

    /// Numerals are in order and apart, so that the first one behind the start of the span is found by halving.
    private static func overlapping(_ span: Range<Int>, in numerals: [Numeral]) -> ArraySlice<Numeral> {
        let first = numerals.partitioningIndex { $0.range.upperBound > span.lowerBound }
        return numerals[first...].prefix { $0.range.lowerBound < span.upperBound }
    }
}

extension MentionRecord {
    fileprivate func isTwin(of other: MentionRecord) -> Bool {
        start == other.start && end == other.end && kind == other.kind
    }
}

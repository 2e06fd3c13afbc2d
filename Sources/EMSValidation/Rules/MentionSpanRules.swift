import EMSDiagnostics
import EMSManifest

/// The mentions of a turn against its text: every number lies in one, and says what the text says.
struct MentionSpanRules {
    let turn: TurnRecord

    func check(note: (FindingCode, String, String) -> Void) {
        let scalars = Array(turn.text.unicodeScalars)
        let numerals = Numeral.all(in: scalars)
        var covered = Array(repeating: false, count: scalars.count)
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
            for place in span { covered[place] = true }
            let inside = numerals.filter { $0.range.overlaps(span) }
            guard case .number(let value)? = mention.value, inside.count == 1, inside[0].value != value else {
                continue
            }
            note(
                .transcript(.mentionValue), "the text says \(inside[0].value), the value is \(value)", "\(field).value")
        }
        if let place = scalars.indices.first(where: { Numeral.isDigit(scalars[$0]) && !covered[$0] }) {
            let numeral = numerals.first { $0.range.contains(place) }
            let shown = String(String.UnicodeScalarView(scalars[numeral?.range ?? place..<(place + 1)]))
            note(.transcript(.numberUnmentioned), "\"\(shown)\" lies in no mention", ".text")
        }
    }
}

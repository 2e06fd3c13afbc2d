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
            let shown = String(String.UnicodeScalarView(scalars[numeral?.range ?? place..<(place + 1)]))
            note(.transcript(.numberUnmentioned), "\"\(shown)\" lies in no mention", ".text")
        }
    }

    /// Numerals are in order and apart, so that the first one behind the start of the span is found by halving.
    private static func overlapping(_ span: Range<Int>, in numerals: [Numeral]) -> ArraySlice<Numeral> {
        var low = 0
        var high = numerals.count
        while low < high {
            let middle = (low + high) / 2
            if numerals[middle].range.upperBound <= span.lowerBound { low = middle + 1 } else { high = middle }
        }
        return numerals[low...].prefix { $0.range.lowerBound < span.upperBound }
    }
}

/// A number written in digits inside a text.
package struct Numeral {
    /// Unicode scalars of the text, half-open.
    package var range: Range<Int>
    package var value: Double

    /// All numerals of a text in order: digits, with a point or comma between them; a comma before exactly three digits
    /// groups thousands.
    package static func all(in scalars: [Unicode.Scalar]) -> [Numeral] {
        var numerals: [Numeral] = []
        var index = 0
        while index < scalars.count {
            guard isDigit(scalars[index]) else {
                index += 1
                continue
            }
            let start = index
            var text = ""
            while index < scalars.count {
                let scalar = scalars[index]
                if isDigit(scalar) {
                    text.unicodeScalars.append(scalar)
                } else if (scalar == "." || scalar == ",") && index + 1 < scalars.count && isDigit(scalars[index + 1]) {
                    let digits = scalars[(index + 1)...].prefix(while: isDigit).count
                    if scalar == "." || digits != 3 { text += "." }
                } else {
                    break
                }
                index += 1
            }
            // Two points, as in a date, make no number.
            if let value = Double(text) { numerals.append(Numeral(range: start..<index, value: value)) }
        }
        return numerals
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

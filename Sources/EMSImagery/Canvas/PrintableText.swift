/// Text from data made fit for drawing: one line, no control characters, not endless.
enum PrintableText {
    static let longest = 160

    static func scalars(_ text: String) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if result.count == longest { break }
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
                if scalar == "\n" || scalar == "\t" { result.append(" ") }
            default: result.append(scalar)
            }
        }
        return result
    }

    static func string(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars(text))
        return String(view)
    }

    /// Words set into at most `lines` lines of about equal length; none is broken before `shortest` characters.
    static func wrapped(_ text: String, lines: Int, shortest: Int = 14) -> [String] {
        let words = string(text).split(separator: " ").map(String.init)
        guard words.count > 1, lines > 1 else { return [words.joined(separator: " ")] }
        let total = words.reduce(0) { $0 + $1.unicodeScalars.count + 1 }
        let target = max(shortest, (total + lines - 1) / lines)
        var result: [String] = []
        var current = ""
        for word in words {
            let isLong = current.unicodeScalars.count + word.unicodeScalars.count > target
            if !current.isEmpty, isLong, result.count < lines - 1 {
                result.append(current)
                current = word
            } else {
                current = current.isEmpty ? word : current + " " + word
            }
        }
        return result + [current]
    }
}

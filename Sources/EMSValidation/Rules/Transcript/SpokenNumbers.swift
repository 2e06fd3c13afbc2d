package import EMSManifest

/// Numbers of a turn as its text writes them and as its spoken form says them: `one forty eight` for 148, `one oh six over
/// sixty four` for 106/64, `zweihundertfünf`. They are compared digit by digit, in English and German.
package struct SpokenNumbers {
    private let isGerman: Bool

    /// Nil for languages whose numbers are not known here.
    package init?(language: String) {
        switch language.prefix(2) {
        case "en": isGerman = false
        case "de": isGerman = true
        default: return nil
        }
    }

    /// Whether the spoken form has other numbers than the text.
    package func areOthers(in turn: TurnRecord) -> Bool {
        guard turn.text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return false }
        let written = said(turn.text)
        let spoken = said(turn.spoken)
        if written.digits == spoken.digits { return false }
        // `100, 98` and 198 sound alike, and so do the minutes of 4:07 and 47: zeros are lost where numbers meet.
        let canMeet = written.count > 1 || turn.text.contains(":")
        let rest = { (digits: String) in digits.filter { $0 != "0" && $0 != "." } }
        return !canMeet || rest(written.digits) != rest(spoken.digits)
    }

    // MARK: Digits

    private func said(_ text: String) -> (digits: String, count: Int) {
        var run = Run()
        for token in Self.tokens(of: text.lowercased()) {
            if token.first?.isNumber ?? false {
                run.close()
                run.digits += token
                run.count += 1
            } else if isGerman {
                if token == "komma" { run.digits += "." }
                if let value = Self.german(token) { run.append(value) }
                run.close()
            } else {
                run.take(token)
            }
        }
        run.close()
        return (run.digits, run.count)
    }

    /// English number words one after the other.
    private struct Run {
        var digits = ""
        /// How many numbers and words for them there are.
        var count = 0
        private var thousands: Int?
        private var part: Int?
        /// A number below this one goes on with the last word: eight after forty, forty after two hundred.
        private var room = 0

        mutating func take(_ word: String) {
            switch word {
            case "point":
                close()
                digits += "."
            case "hundred":
                part = min(part ?? 1, 999) * 100
                room = 100
                count += 1
            case "thousand":
                thousands = min(part ?? 1, 999_999) * 1000
                (part, room) = (nil, 1000)
                count += 1
            case "and" where room == 100: break
            default:
                guard let value = SpokenNumbers.english[word] else { return close() }
                append(value)
            }
        }

        mutating func append(_ value: Int) {
            count += 1
            if part == nil, thousands != nil, value > 0 {
                part = value
            } else if let known = part, value > 0, value < room {
                part = known + value
            } else {
                close()
                part = value
            }
            room = value >= 20 ? 10 : 0
        }

        mutating func close() {
            if part != nil || thousands != nil { digits += "\((thousands ?? 0) + (part ?? 0))" }
            (thousands, part, room) = (nil, nil, 0)
        }
    }

    // MARK: Words

    /// Stretches of letters, and numbers with a point for the decimal mark and without marks between thousands.
    private static func tokens(of text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        var tokens: [String] = []
        var index = 0
        while index < scalars.count {
            var token = String.UnicodeScalarView()
            if Numeral.isDigit(scalars[index]) {
                while index < scalars.count {
                    if !Numeral.isDigit(scalars[index]) {
                        guard scalars[index] == "." || scalars[index] == "," else { break }
                        let digits = scalars[(index + 1)...].prefix(while: Numeral.isDigit).count
                        guard digits > 0 else { break }
                        if scalars[index] == "." || digits != 3 { token.append(".") }
                    } else {
                        token.append(scalars[index])
                    }
                    index += 1
                }
            } else if scalars[index].properties.isAlphabetic {
                while index < scalars.count, scalars[index].properties.isAlphabetic {
                    token.append(scalars[index])
                    index += 1
                }
            } else {
                index += 1
                continue
            }
            tokens.append(String(token))
        }
        return tokens
    }

    private static func numbered(_ words: String, from first: Int, by step: Int) -> [String: Int] {
        var values: [String: Int] = [:]
        for (place, word) in words.split(separator: " ").enumerated() { values[String(word)] = first + step * place }
        return values
    }

    private static let english: [String: Int] = numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            + "eighteen nineteen", from: 0, by: 1
    ).merging(numbered("twenty thirty forty fifty sixty seventy eighty ninety", from: 20, by: 10)) { $1 }
        .merging(["oh": 0]) { $1 }

    private static let germanUnits: [String: Int] = numbered(
        "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
            + "achtzehn neunzehn", from: 0, by: 1
    ).merging(["ein": 1]) { $1 }
    private static let germanTens = numbered(
        "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", from: 20, by: 10)

    /// Bytes; neunhundertneunundneunzigtausendneunhundertneunundneunzig has 59.
    private static let longestWord = 64

    /// A whole number in one word, such as `zweihundertfünf` or `siebenundvierzig`.
    private static func german(_ word: some StringProtocol) -> Int? {
        guard word.utf8.count <= longestWord else { return nil }
        let name = String(word)
        if let value = germanUnits[name] ?? germanTens[name] { return value }
        for (part, size) in [("tausend", 1000), ("hundert", 100)] {
            guard let range = name.firstRange(of: part) else { continue }
            let (before, after) = (name[..<range.lowerBound], name[range.upperBound...])
            guard let many = before.isEmpty ? 1 : german(before), many < 1000,
                let rest = after.isEmpty ? 0 : german(after), rest < size
            else { return nil }
            return many * size + rest
        }
        guard let joint = name.firstRange(of: "und"), let unit = germanUnits[String(name[..<joint.lowerBound])],
            (1..<10).contains(unit), let ten = germanTens[String(name[joint.upperBound...])]
        else { return nil }
        return ten + unit
    }
}

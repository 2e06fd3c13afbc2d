package import EMSManifest

/// The spoken form of a turn against its text: numbers and abbreviations are spelt out, plain words stay as they are.
package enum SpokenForm {
    /// Of turns that are spoken as they are written, at least half of four plain words and more, and one of two or three.
    private static let share = 0.4
    private static let fewest = 4

    package static func isOfAnotherText(_ turn: TurnRecord) -> Bool {
        if haveSameLetters(turn.text, turn.spoken) { return false }
        if negations(turn.text) != negations(turn.spoken) || hasOtherUnit(turn) || hasOtherRoute(turn) { return true }
        // Abbreviations, such as SpO2 and EtCO2, are spelt out, and so are units, such as L/min.
        let plain = turn.text.split(separator: " ").filter { !$0.contains("/") }.flatMap { words(of: $0) }.filter {
            $0.count >= 3 && $0.contains(where: \.isLowercase) && !$0.dropFirst().contains(where: \.isUppercase)
        }
        guard plain.count >= 2 else { return false }
        if hasLostWord(turn, plain) { return true }
        let spoken = Set(words(of: turn.spoken).map { $0.lowercased() })
        let kept = plain.count { spoken.contains($0.lowercased()) }
        return plain.count < fewest ? kept == 0 : Double(kept) < share * Double(plain.count)
    }

    private static let negative: Set<Substring> = [
        "no", "not", "never", "without", "nicht", "kein", "keine", "keinen", "keiner", "keinem", "nie", "ohne",
    ]

    /// How often something is denied, which no way of saying it changes.
    private static func negations(_ text: String) -> Int {
        text.lowercased().split { !$0.isLetter && $0 != "'" }.count { negative.contains($0) || $0.hasSuffix("n't") }
    }

    /// A unit of mass as it is said, and how it may be written.
    private static let masses: [(said: [String], written: Set<Substring>)] = [
        (["microgram", "mikrogramm"], ["mcg", "µg", "μg"]), (["milligram", "milligramm"], ["mg"]),
    ]

    /// One is said of which the text has not the other alone.
    private static func hasOtherUnit(_ turn: TurnRecord) -> Bool {
        let written = Set(words(of: turn.text))
        let units = masses.map { !written.isDisjoint(with: $0.written) }
        guard units[0] != units[1] else { return false }
        let said = turn.spoken.lowercased()
        return masses.indices.contains { index in !units[index] && masses[index].said.contains { said.contains($0) } }
    }

    private static let routes: [String] = ["IV", "IM", "IO"]

    /// A route is said letter by letter that the text does not have, which has another one that is not said.
    private static func hasOtherRoute(_ turn: TurnRecord) -> Bool {
        let written = Set(words(of: turn.text).map(String.init))
        let tokens = turn.spoken.split(separator: " ")
        let pairs = zip(tokens, tokens.dropFirst()).filter { $0.utf8.count == 1 && $1.utf8.count == 1 }
        let said = Set(pairs.map { ($0 + $1).uppercased() })
        return routes.contains { said.contains($0) && !written.contains($0) }
            && routes.contains { written.contains($0) && !said.contains($0) }
    }

    /// A plain word that is not said, where nothing is said in its place.
    private static func hasLostWord(_ turn: TurnRecord, _ plain: [Substring]) -> Bool {
        var left: [String: Int] = [:]
        for word in words(of: turn.text) { left[word.lowercased(), default: 0] += 1 }
        for word in words(of: turn.spoken) {
            guard let count = left[word.lowercased()], count > 0 else { return false }
            left[word.lowercased()] = count - 1
        }
        return plain.contains { left[$0.lowercased(), default: 0] > 0 }
    }

    /// Stretches of letters.
    private static func words(of text: some StringProtocol) -> [Substring] {
        let text = Substring(text)
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return text.split { !$0.isLetter } }
        return text.utf8.split { !isLetter($0) }.map(Substring.init)
    }

    /// Whether the stretches of letters are surely the same, of whatever size: so it is with most turns, which are spoken
    /// as they are written. What is not ASCII is taken for a letter in both.
    private static func haveSameLetters(_ text: String, _ spoken: String) -> Bool {
        var left = text.utf8.makeIterator()
        var right = spoken.utf8.makeIterator()
        var hasLetters = false
        while true {
            let (next, startsLeft) = letter(&left)
            let (other, startsRight) = letter(&right)
            guard next == other else { return false }
            guard next != nil else { return true }
            // Before the first letter there may be anything.
            guard startsLeft == startsRight || !hasLetters else { return false }
            hasLetters = true
        }
    }

    /// The next letter in its small form, and whether something else stood before it.
    private static func letter(_ bytes: inout String.UTF8View.Iterator) -> (byte: UInt8?, startsWord: Bool) {
        var startsWord = false
        while let byte = bytes.next() {
            if byte >= 0x80 { return (byte, startsWord) }
            if isLetter(byte) { return (byte | 0x20, startsWord) }
            startsWord = true
        }
        return (nil, startsWord)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

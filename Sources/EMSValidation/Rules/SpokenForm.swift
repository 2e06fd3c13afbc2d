package import EMSManifest

/// The spoken form of a turn against its text: numbers and abbreviations are spelt out, plain words stay as they are.
package enum SpokenForm {
    /// Of turns that are spoken as they are written, at least half of four plain words and more, and one of two or three.
    private static let share = 0.4
    private static let fewest = 4

    package static func isOfAnotherText(_ turn: TurnRecord) -> Bool {
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
        Substring(text).split { !$0.isLetter }
    }
}

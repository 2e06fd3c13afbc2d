import EMSManifest

/// The spoken form of a turn against its text: numbers and abbreviations are spelt out, plain words stay as they are.
enum SpokenForm {
    /// Of turns that are spoken as they are written, at least half of four plain words and more, and one of two or three.
    private static let share = 0.4
    private static let fewest = 4

    static func isOfAnotherText(_ turn: TurnRecord) -> Bool {
        let plain = words(of: turn.text).filter { $0.count >= 3 && $0.contains(where: \.isLowercase) }
        guard plain.count >= 2 else { return false }
        let spoken = Set(words(of: turn.spoken).map { $0.lowercased() })
        let kept = plain.count { spoken.contains($0.lowercased()) }
        return plain.count < fewest ? kept == 0 : Double(kept) < share * Double(plain.count)
    }

    /// Stretches of letters.
    private static func words(of text: String) -> [Substring] {
        text.split { !$0.isLetter }
    }
}

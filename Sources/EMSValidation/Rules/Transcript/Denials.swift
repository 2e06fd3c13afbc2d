import EMSModel

/// Words with which something is denied, in English and German.
struct Denials {
    /// Directly before what they deny.
    private let articles: Set<String>
    /// Anywhere in a sentence.
    private let others: Set<String>

    /// Nil for other languages.
    init?(language: String) {
        switch language.prefix(2) {
        case "en":
            articles = ["no", "not", "without", "denies", "never"]
            others = ["cannot", "denied", "deny", "neither", "nobody", "none", "nor", "nothing"]
        case "de":
            articles = ["kein", "keine", "keinen", "keiner", "keinem", "nicht", "ohne", "nie"]
            others = ["keins", "keines", "nichts", "niemand", "verneint", "weder"]
        default: return nil
        }
    }

    /// Whether what follows the word is denied.
    func deny(after word: String) -> Bool { articles.contains(word) }

    /// Whether a text denies anything.
    func deny(_ text: String) -> Bool {
        let text = text.lowercased()
        return text.holds("n't") || text.holds("n’t")
            || text.letterRuns().contains { word in
                articles.contains(String(word)) || others.contains(String(word))
            }
    }
}

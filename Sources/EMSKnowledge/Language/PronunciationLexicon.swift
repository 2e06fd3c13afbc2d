/// How the words of a language are said: `assets/pronunciation/<id>.yaml`.
public struct PronunciationLexicon: Hashable, Sendable {
    /// Language tag, such as `en`.
    public var language: String
    /// Capital letter → phonemes of its name.
    public var letters: [String: String]
    /// Written token → how it is said.
    public var words: [String: PronunciationEntry]

    public init(language: String, letters: [String: String], words: [String: PronunciationEntry]) {
        self.language = language
        self.letters = letters
        self.words = words
    }
}

/// How one written token is said.
public enum PronunciationEntry: Hashable, Sendable {
    /// In the phoneme mnemonics of the speech engine.
    case phonemes(String)
    /// Words that the engine says rightly.
    case respell([String])
}

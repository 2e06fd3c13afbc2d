public import EMSModel

/// One spoken token: a word, or a letter said by its name. Every token gets a time of its own.
public struct SpokenToken: Hashable, Sendable {
    /// What is sounded instead of the text.
    public enum Sound: Hashable, Sendable {
        /// Other words, spoken as this one token.
        case words([String])
        /// Phonemes in the mnemonics of the pronunciation lexicon.
        case phonemes(String)
    }

    /// Letters, apostrophes and hyphens; numbers are written as words.
    public var text: String
    public var kind: SpokenForm.Kind
    /// Set by `Pronunciation.apply`; nil leaves the text to the engine's own rules.
    public var sound: Sound?
    public var pauseAfter: ClausePause

    public init(
        _ text: String, kind: SpokenForm.Kind = .word, sound: Sound? = nil, pauseAfter: ClausePause = .none
    ) {
        self.text = text
        self.kind = kind
        self.sound = sound
        self.pauseAfter = pauseAfter
    }
}

import EMSModel
import EMSSpeechWire

/// How the words of a language are said that the engine gets wrong, and the names of its letters.
public struct Pronunciation: Hashable, Sendable {
    public enum Entry: Hashable, Sendable {
        /// Phoneme mnemonics of the engine, with `'` before a stressed and `,` before a half-stressed vowel.
        case phonemes(String)
        /// Words that the engine says rightly.
        case respell([String])
    }

    /// An entry that cannot be spoken.
    public struct Problem: Hashable, Sendable {
        /// The entry's word or letter.
        public var key: String
        public var message: String
    }

    public let language: String
    private let letters: [String: String]
    private let words: [String: Entry]

    /// Longest run of capitals without an entry that is taken for an abbreviation and spelled.
    private static let longestSpelled = 5

    /// - Parameters:
    ///   - letters: capital letter to the phonemes of its name, without stress marks on names of one syllable.
    ///   - words: written token, as it is looked up, to its entry. Tokens of capitals match only keys of capitals first,
    ///     then, like all others, keys of small letters.
    public init(language: String, letters: [String: String], words: [String: Entry]) {
        self.language = language
        self.letters = letters
        self.words = words
    }

    /// The entries that the engine could not be given, sorted by key.
    public func problems() -> [Problem] {
        var problems: [Problem] = []
        for (letter, phonemes) in letters {
            if let message = SpeakableText.problem(inPhonemes: phonemes) {
                problems.append(Problem(key: letter, message: message))
            }
        }
        for (word, entry) in words {
            switch entry {
            case .phonemes(let phonemes):
                if let message = SpeakableText.problem(inPhonemes: phonemes) {
                    problems.append(Problem(key: word, message: message))
                }
            case .respell(let respelling):
                if respelling.isEmpty { problems.append(Problem(key: word, message: "no word")) }
                for piece in respelling {
                    if let message = SpeakableText.problem(inWord: piece, language: language) {
                        problems.append(Problem(key: word, message: message))
                    }
                }
            }
        }
        return problems.sorted { ($0.key, $0.message) < ($1.key, $1.message) }
    }

    /// The same tokens, with the sound of those that have an entry, are letters, or are abbreviations.
    ///
    /// Text, kind, pause and number of tokens stay as they are; a sound that is already set stays too. In a run of
    /// letters the last has the main stress.
    public func apply(_ tokens: [SpokenToken]) -> [SpokenToken] {
        var result = tokens
        for (index, token) in tokens.enumerated() where token.sound == nil {
            switch token.kind {
            case .letter:
                let goesOn =
                    token.pauseAfter == .none && index + 1 < tokens.count && tokens[index + 1].kind == .letter
                result[index].sound = letters[token.text.uppercased()].map {
                    .phonemes(Self.stressed($0, isMain: !goesOn))
                }
            case .word: result[index].sound = sound(of: token.text)
            }
        }
        return result
    }

    private func sound(of text: String) -> SpokenToken.Sound? {
        switch words[text] ?? words[text.lowercased()] {
        case .phonemes(let phonemes): return .phonemes(phonemes)
        case .respell(let respelling): return .words(respelling)
        case nil: return spelled(text).map(SpokenToken.Sound.phonemes)
        }
    }

    /// The names of the letters of an abbreviation, joined; nil when it is none.
    private func spelled(_ text: String) -> String? {
        guard (2...Self.longestSpelled).contains(text.count) else { return nil }
        var names: [String] = []
        for letter in text {
            guard letter.isUppercase, let name = letters[String(letter)] else { return nil }
            names.append(Self.stressed(name, isMain: names.count == text.count - 1))
        }
        return names.joined()
    }

    /// A name that has stress marks of its own keeps them.
    private static func stressed(_ name: String, isMain: Bool) -> String {
        name.contains("'") || name.contains(",") ? name : (isMain ? "'" : ",") + name
    }
}

internal import EMSKnowledge
internal import EMSModel

/// The words of the manner of speech in one language, from its classes `manner.…`; a class that a language lacks is not
/// said.
final class MannerWords: Sendable {
    /// A phrase as tokens, with the line it comes from.
    struct Saying: Sendable {
        var words: [TurnWord]
        var source: SourceLine
    }

    /// Hold the floor anywhere: `um`.
    let hesitations: [Saying]
    /// Open a sentence: `so`, `okay`.
    let openers: [Saying]
    /// Between the words of people who tell something: `like`, `you know`.
    let asides: [Saying]
    /// Beginnings that are dropped: `can we`.
    let falseStarts: [Saying]
    /// Said while another speaks: `mhm`.
    let backchannels: [Saying]
    /// Words that are said twice.
    private let repeated: Set<String>
    private let longestRepeated: Int
    private let repeatedOpenings: WordOpenings
    /// Every word that the language writes with a small first letter; any other keeps its capital inside a sentence.
    let small: Set<String>
    /// Words that keep their capital before a name or a number: `Doctor Weiss`, `Ambulance 11`.
    let titles: Set<String>
    /// Words of address that keep a capital of their own wherever they stand, such as the German `Sie`, which is `sie`
    /// where it speaks of others.
    let polite: Set<String>
    /// Subjects of talk that fills the waiting, by who talks: the classes `chat.WHO.SUBJECT`, in order.
    let subjects: [String: [String]]

    init(_ language: LanguagePack, _ writer: SpokenWriter) {
        func sayings(_ name: String, isTurn: Bool = false) -> [Saying] {
            (language.phrases[name] ?? []).compactMap { phrase in
                var text = TurnText(writer: writer, fixedTerms: [:], opensSentence: isTurn)
                do {
                    try text.append(writer.words(of: phrase.text))
                    try text.finish()
                } catch { return nil }
                if isTurn { text.closeSentence() }
                return text.words.isEmpty ? nil : Saying(words: text.words, source: phrase.source)
            }
        }
        hesitations = sayings("manner.hesitation")
        openers = sayings("manner.opener")
        asides = sayings("manner.aside")
        falseStarts = sayings("manner.false_start")
        backchannels = sayings("manner.backchannel", isTurn: true)
        repeated = Set((language.phrases["manner.repeated"] ?? []).map(\.text))
        repeatedOpenings = WordOpenings(repeated)
        longestRepeated = repeated.map(\.utf8.count).max() ?? 0
        small = Self.small(in: language)
        titles = Set((language.phrases["manner.title"] ?? []).map(\.text)).union(language.names["unit"] ?? [])
        polite = Set((language.phrases["manner.polite"] ?? []).map(\.text))
        var subjects: [String: Set<String>] = [:]
        for name in language.phrases.keys {
            let parts = name.split(separator: ".")
            guard parts.count >= 3, parts[0] == "chat" else { continue }
            subjects[String(parts[1]), default: []].insert("chat.\(parts[1]).\(parts[2])")
        }
        self.subjects = subjects.mapValues { $0.sorted() }
    }

    /// Whether a word is one that is said twice; asked of every word.
    func isRepeated(_ word: String) -> Bool {
        word.utf8.count <= longestRepeated && repeatedOpenings.mayHold(word) && repeated.contains(word.lowercased())
    }

    private static func small(in language: LanguagePack) -> Set<String> {
        var words: Set<String> = []
        let separators = Array(" [](){}|<>^,.?!".utf8)
        for phrases in language.phrases.values {
            for phrase in phrases {
                // By bytes: this looks at every word of the language, and what parts them is of one byte.
                for token in phrase.text.utf8.split(whereSeparator: separators.contains).map(Substring.init) {
                    if token.unicodeScalars.first?.properties.isLowercase == true {
                        words.insert(String(token))
                    }
                }
            }
        }
        return words
    }
}

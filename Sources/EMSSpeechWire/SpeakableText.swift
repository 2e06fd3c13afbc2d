/// What may reach the engine: a whitelist of characters for each language, and caps.
///
/// The engine takes some characters for commands and aborts on others, so that everything that is not known to be
/// harmless is refused, on both sides of the wire.
public enum SpeakableText {
    /// Letters that words may hold besides a–z and A–Z. A language is supported if it has an entry.
    public static let furtherLetters: [String: String] = [
        "en": "àáâãäåçèéêëìíîïñòóôõöùúûüÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜ",
        "de": "äöüßÄÖÜàáâçèéêëíîïñóôúû",
    ]
    /// Characters of phoneme mnemonics besides letters and digits. No brackets, no blank, no `^` and no `(`, with which
    /// the engine would leave the phonemes or the language.
    static let phonemeMarks = "@:',;#~|_-=%?/&*!"

    public static let longestWord = 40
    public static let longestPhonemes = 120
    public static let mostApostrophes = 2
    public static let mostHyphens = 4
    /// Unicode scalars of a clause (up to the next punctuation) and of an utterance. The engine would break longer
    /// clauses where it likes.
    public static let longestClause = 480
    public static let longestUtterance = 6_000

    /// Why an utterance may not be spoken, or nil.
    public static func problem(in utterance: WireUtterance) -> WireFailure? {
        guard let letters = furtherLetters[utterance.language] else {
            return unspeakable("no table of characters for language “\(shown(utterance.language))”")
        }
        guard !utterance.tokens.isEmpty else { return unspeakable("no tokens") }
        guard utterance.tokens.count <= WireLimits.tokens else {
            return unspeakable("\(utterance.tokens.count) tokens, at most \(WireLimits.tokens) can be spoken")
        }
        guard utterance.voice.isInRange else { return unspeakable("pitch, range, rate or volume out of range") }
        let allowed = Set(letters.unicodeScalars)
        for (index, token) in utterance.tokens.enumerated() {
            if let reason = problem(in: token.sound, letters: allowed) {
                return WireFailure(.unspeakable, token: UInt32(index), message: reason)
            }
        }
        return problemOfLength(utterance.tokens)
    }

    /// Why a phoneme string may not be spoken, or nil.
    public static func problem(inPhonemes phonemes: String) -> String? {
        let scalars = phonemes.unicodeScalars
        guard !scalars.isEmpty else { return "empty phonemes" }
        guard scalars.count <= longestPhonemes else { return "phonemes longer than \(longestPhonemes)" }
        for scalar in scalars where !isPhonemeMark(scalar) { return "“\(shown(scalar))” in phonemes" }
        guard scalars.contains(where: { isBasicLetter($0) || $0 == "@" }) else { return "phonemes without a letter" }
        return nil
    }

    /// Why a word may not be spoken in this language, or nil.
    public static func problem(inWord word: String, language: String) -> String? {
        guard let letters = furtherLetters[language] else { return "no table of characters for this language" }
        return problem(inWord: word, letters: Set(letters.unicodeScalars))
    }

    private static func problem(in sound: WireToken.Sound, letters: Set<Unicode.Scalar>) -> String? {
        switch sound {
        case .phonemes(let phonemes): return problem(inPhonemes: phonemes)
        case .words(let words):
            guard !words.isEmpty else { return "no word" }
            guard words.count <= WireLimits.wordsPerToken else { return "too many words in one token" }
            for word in words {
                if let reason = problem(inWord: word, letters: letters) { return reason }
            }
            return nil
        }
    }

    private static func problem(inWord word: String, letters: Set<Unicode.Scalar>) -> String? {
        let scalars = Array(word.unicodeScalars)
        guard !scalars.isEmpty else { return "empty word" }
        guard scalars.count <= longestWord else { return "word longer than \(longestWord) characters" }
        var apostrophes = 0
        var hyphens = 0
        var afterLetter = false
        for scalar in scalars {
            if isBasicLetter(scalar) || letters.contains(scalar) {
                afterLetter = true
                continue
            }
            switch scalar {
            case "'": apostrophes += 1
            case "-": hyphens += 1
            case "0"..."9": return "a digit: write numbers as words"
            default: return "“\(shown(scalar))” in a word"
            }
            guard afterLetter else { return "an apostrophe or hyphen that follows no letter" }
            afterLetter = false
        }
        guard afterLetter || scalars.last == "'" else { return "a hyphen at the end of a word" }
        guard apostrophes <= mostApostrophes else { return "more than \(mostApostrophes) apostrophes in a word" }
        guard hyphens <= mostHyphens else { return "more than \(mostHyphens) hyphens in a word" }
        return nil
    }

    private static func problemOfLength(_ tokens: [WireToken]) -> WireFailure? {
        var clause = 0
        var utterance = 0
        for token in tokens {
            let length =
                switch token.sound {
                case .words(let words): words.reduce(0) { $0 + $1.unicodeScalars.count + 1 }
                case .phonemes(let phonemes): phonemes.unicodeScalars.count + 6
                }
            clause += length
            utterance += length
            guard clause <= longestClause else {
                return unspeakable("a clause longer than \(longestClause) characters: add punctuation")
            }
            if token.pauseAfter != .none { clause = 0 }
        }
        guard utterance <= longestUtterance else {
            return unspeakable("longer than \(longestUtterance) characters: make it two utterances")
        }
        return nil
    }

    private static func unspeakable(_ message: String) -> WireFailure { WireFailure(.unspeakable, message: message) }

    private static func isBasicLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func isPhonemeMark(_ scalar: Unicode.Scalar) -> Bool {
        isBasicLetter(scalar) || ("0"..."9").contains(scalar) || phonemeMarks.unicodeScalars.contains(scalar)
    }

    /// A character by its code, so that no message carries control characters.
    private static func shown(_ scalar: Unicode.Scalar) -> String {
        scalar.value > 32 && scalar.value < 127
            ? String(Character(scalar)) : "U+" + String(scalar.value, radix: 16, uppercase: true)
    }

    private static func shown(_ name: String) -> String {
        String(name.unicodeScalars.prefix(16).filter { isBasicLetter($0) || $0 == "-" }.map(Character.init))
    }
}

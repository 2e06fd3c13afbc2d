internal import EMSKnowledge
internal import EMSModel
internal import Synchronization

/// What is spoken for a written token, after the spoken forms of a language.
final class SpokenWriter: Sendable {
    private let forms: [String: [SpokenForm]]
    private let written = Mutex<[String: WrittenWord]>([:])

    init(_ language: LanguagePack) { forms = language.spokenForms }

    /// Whether a token has a spoken form of its own.
    func knows(_ token: String) -> Bool { forms[token] != nil }

    /// The spoken form that the language gives for this very string, or nil.
    func spoken(ofForm form: String) -> [SpokenForm]? { forms[form] }

    /// A plain token with all that follows from it; each is looked at once.
    func word(_ token: String) -> WrittenWord {
        if let known = written.withLock({ $0[token] }) { return known }
        let word = WrittenWord(token, self)
        written.withLock { $0[token] = word }
        return word
    }

    /// A text at its spaces, which are the ends of its words.
    func words(of text: String) -> [WrittenWord] {
        var words: [WrittenWord] = []
        // By bytes: a space is one in every text, and graphemes cost more than all else here.
        var rest = text.utf8[...]
        while let space = rest.firstIndex(of: UInt8(ascii: " ")) {
            words.append(word(String(Substring(rest[..<space]))))
            rest = rest[rest.index(after: space)...]
        }
        words.append(word(String(Substring(rest))))
        return words
    }

    /// The spoken tokens of a written one without its punctuation; nil if it holds something that cannot be said.
    func spoken(_ token: String) -> [SpokenForm]? {
        // Most tokens are plain words: no look at Unicode for them.
        let isPlain = token.utf8.allSatisfy { UInt8(ascii: "a") <= $0 && $0 <= UInt8(ascii: "z") }
        if let form = forms[token] ?? (isPlain ? nil : forms[token.lowercased()]) { return form }
        if isPlain { return token.isEmpty ? nil : [SpokenForm(token)] }
        if Self.isCapitalisedWord(token) { return [SpokenForm(token.lowercased())] }
        if let stem = Self.stem(ofContracted: token), knows(stem) || knows(stem.lowercased()) || Self.isSpelled(stem),
            var form = spoken(stem), let last = form.last
        {
            // A letter's name takes no ending; the engine would read letter and ending as a word.
            if last.kind == .word { form[form.count - 1] = SpokenForm(last.text + "'s") }
            return form
        }
        if token.contains(where: { $0 == "-" || $0 == "/" }) {
            var result: [SpokenForm] = []
            for part in token.split(whereSeparator: { $0 == "-" || $0 == "/" }) {
                guard let spoken = spoken(String(part)) else { return nil }
                result += spoken
            }
            return result
        }
        guard !token.isEmpty, token.allSatisfy({ $0.isLetter || Self.isApostrophe($0) }) else { return nil }
        if Self.isSpelled(token) {
            return token.map { SpokenForm(String($0), kind: .letter) }
        }
        let word = String(token.lowercased().map { Self.isApostrophe($0) ? "'" : $0 })
        // An apostrophe that follows no letter is not for the engine: 'em, 'kay.
        let opened = word.drop { $0 == "'" }
        return opened.isEmpty ? nil : [SpokenForm(String(opened))]
    }

    /// Letters of ASCII alone with a small one among them: the first word of a sentence, or a name.
    private static func isCapitalisedWord(_ token: String) -> Bool {
        var hasSmall = false
        for byte in token.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): hasSmall = true
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): break
            default: return false
            }
        }
        return hasSmall
    }

    /// `SpO2` of `SpO2's`; nil if there is no such ending.
    static func stem(ofContracted token: String) -> String? {
        // Looked at first, since few tokens end so.
        guard token.utf8.last == UInt8(ascii: "s"), token.count > 2, token.last == "s",
            isApostrophe(token[token.index(token.endIndex, offsetBy: -2)])
        else { return nil }
        return String(token.dropLast(2))
    }

    private static func isSpelled(_ token: String) -> Bool {
        token.count > 1 && token.allSatisfy { $0.isASCII && $0.isUppercase }
    }

    private static func isApostrophe(_ character: Character) -> Bool { character == "'" || character == "’" }
}

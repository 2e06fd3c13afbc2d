internal import EMSModel

/// Collects text and fragments into the tokens and mentions of a turn.
///
/// A token may be made of several pieces (`{dose},` or `{age_years}-year-old`); its punctuation becomes a pause.
struct TurnText {
    struct Failure: Error {
        var token: String
        var isNumber: Bool
    }

    private(set) var words: [TurnWord] = []
    private(set) var mentions: [Mention] = []
    /// The phrases it was made from, the first one first.
    private(set) var sources: [SourceLine] = []
    /// Index of the word that follows an anchor mark.
    private(set) var anchorWord: Int?
    private var pieces: [Fragment.Piece] = []
    /// The word that is not closed yet, where it is one plain token and nothing else.
    private var plain: WrittenWord?
    private var opensSentence: Bool
    /// Scalars of the words already closed, with the space after each.
    private var length = 0
    private var pending = 0
    private let writer: SpokenWriter
    private let fixedTerms: [String: Mention]

    /// - Parameter fixedTerms: tokens that hold a digit and are no number, such as `12-lead`, with their mentions.
    /// - Parameter opensSentence: whether the first word is written with a capital.
    init(writer: SpokenWriter, fixedTerms: [String: Mention], opensSentence: Bool = true) {
        self.writer = writer
        self.fixedTerms = fixedTerms
        self.opensSentence = opensSentence
        words.reserveCapacity(Self.usualWords)
    }

    private static let usualWords = 16

    var text: String { words.text }

    /// Where the next character will stand, in Unicode scalars.
    var position: Int { length + pending }

    /// Plain text at its spaces: each word but the last is closed.
    mutating func append(_ text: [WrittenWord]) throws(Failure) {
        for (index, word) in text.enumerated() {
            if index > 0 { try closeWord() }
            add(word)
        }
    }

    mutating func note(_ lines: [SourceLine]) {
        for line in lines { note(line) }
    }

    mutating func note(_ line: SourceLine) {
        if !sources.contains(line) { sources.append(line) }
    }

    mutating func append(_ fragment: Fragment) throws(Failure) {
        let start = position
        note(fragment.sources)
        // Before its words are closed, so that their digits are known to lie in a mention.
        mentions += fragment.mentions.map { $0.moved(by: start) }
        for (index, piece) in fragment.pieces.enumerated() {
            if index > 0 { try closeWord() }
            if piece.spoken == nil { add(writer.word(piece.written)) } else { add(piece) }
        }
    }

    /// A mention over what stands between two positions, marks and spaces at its ends left out.
    mutating func mark(_ mention: Mention, from start: Int, to end: Int) {
        let scalars = Array(text.unicodeScalars)
        var mention = mention
        mention.end = min(end, scalars.count)
        while mention.end > 0, !Self.isWordScalar(scalars[mention.end - 1]) { mention.end -= 1 }
        mention.start = min(start, mention.end)
        while mention.start < mention.end, !Self.isWordScalar(scalars[mention.start]) { mention.start += 1 }
        let isKnown = mentions.contains {
            $0.start == mention.start && $0.end == mention.end && $0.kind == mention.kind
        }
        if mention.start < mention.end && !isKnown { mentions.append(mention) }
        mentions.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    /// A mention over whole words without the marks around them and a contracted ending, unless the words are known to
    /// name such a thing already.
    mutating func mark(_ mention: Mention, words range: ClosedRange<Int>) {
        let before = words[..<range.lowerBound].reduce(0) { $0 + $1.text.scalarCount + 1 }
        let length = words[range].reduce(-1) { $0 + $1.text.scalarCount + 1 }
        let last = words[range.upperBound].text
        let core = Punctuation.core(of: last)
        let lead = Punctuation.lead(of: last)
        let ending = core.scalarCount - (SpokenWriter.stem(ofContracted: core) ?? core).scalarCount
        let trail = last.scalarCount - lead - core.scalarCount
        var mention = mention
        mention.start = before + Punctuation.lead(of: words[range.lowerBound].text)
        mention.end = before + length - trail - ending
        let isNamed = mentions.contains {
            $0.start < mention.end && mention.start < $0.end && ($0.kind == mention.kind || $0.kind == .allergy)
        }
        guard !isNamed else { return }
        mentions.append(mention)
        mentions.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "%": true
            default: false
            }
        }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "%"
    }

    /// The next word is the one at which the beat starts.
    mutating func anchor() { anchorWord = words.count }

    /// A full stop at the end, if there is no mark.
    mutating func closeSentence() {
        guard let last = words.last, Punctuation.pause(after: last.text) == nil else { return }
        words[words.count - 1].text += "."
        words[words.count - 1].pauseAfter = .stop
    }

    /// Another sentence after this one.
    mutating func append(_ sentence: TurnText) {
        closeSentence()
        let offset = words.reduce(0) { $0 + $1.text.scalarCount + 1 }
        note(sentence.sources)
        words += sentence.words
        mentions += sentence.mentions.map { $0.moved(by: offset) }
        length = words.reduce(0) { $0 + $1.text.scalarCount + 1 }
    }

    mutating func finish() throws(Failure) {
        try closeWord()
        nameSaturations()
        mentions.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    /// `O2` is a drug, but `O2 sat` a reading of the blood.
    private mutating func nameSaturations() {
        for index in mentions.indices where mentions[index].kind == .drug && mentions[index].beatID == nil {
            guard let saturation = fixedTerms["spo2"] else { return }
            var start = 0
            let place = words.firstIndex { word in
                defer { start += word.text.scalarCount + 1 }
                return start + Punctuation.lead(of: word.text) == mentions[index].start
            }
            guard let place, place + 1 < words.count, FixedTerms.isSaturation(words[place].text, words[place + 1].text)
            else { continue }
            let next = words[place + 1].text
            mentions[index].kind = saturation.kind
            mentions[index].value = nil
            mentions[index].code = saturation.code
            mentions[index].end = start + Punctuation.lead(of: next) + Punctuation.core(of: next).scalarCount
        }
    }

    private mutating func add(_ word: WrittenWord) {
        guard word.scalarCount > 0 else { return }
        guard pieces.isEmpty else { return add(Fragment.Piece(word.text)) }
        // A word and the mark that follows its alternatives are a word too, and as well known as others.
        let word = plain.map { writer.word($0.text + word.text) } ?? word
        plain = word
        pending = word.scalarCount
    }

    private mutating func add(_ piece: Fragment.Piece) {
        guard !piece.written.isEmpty else { return }
        if let plain {
            pieces = [Fragment.Piece(plain.text)]
            self.plain = nil
        }
        pending += piece.written.scalarCount
        if piece.spoken == nil, let last = pieces.last, last.spoken == nil {
            pieces[pieces.count - 1].written += piece.written
        } else {
            pieces.append(piece)
        }
    }

    private mutating func closeWord() throws(Failure) {
        if let word = plain {
            plain = nil
            pending = 0
            guard let forms = word.forms else {
                pieces = [Fragment.Piece(word.text)]
                return try closeWord()
            }
            words.append(opensSentence ? forms.opening : forms.inside)
            opensSentence = word.endsSentence
            length += word.scalarCount + 1
            return
        }
        guard !pieces.isEmpty else { return }
        defer {
            pieces.removeAll(keepingCapacity: true)
            pending = 0
        }
        // One piece is the rule.
        var written = pieces.count == 1 ? pieces[0].written : pieces.map(\.written).joined()
        if Punctuation.isOnly(written) {
            // A mark that stands alone would be a token nobody says: it belongs to the word before it.
            guard let last = words.indices.last else { return }
            // A sentence that has ended takes no more marks.
            guard words[last].pauseAfter == .none || words[last].pauseAfter == .comma else { return }
            words[last].pauseAfter = Punctuation.pause(after: written) ?? .comma
            guard written.allSatisfy({ $0 != "-" && $0 != "–" && $0 != "—" }) else { return }
            // What stood between the comma and this mark was left out.
            if words[last].text.hasSuffix(",") {
                words[last].text.removeLast()
                length -= 1
            }
            words[last].text += written
            length += written.scalarCount
            return
        }
        var spoken: [SpokenForm] = []
        for piece in pieces { spoken += try self.spoken(piece, startingAt: length) }
        let plain = written
        if opensSentence { written = WrittenWord.capitalised(written) }
        let pause = Punctuation.pause(after: written) ?? .none
        opensSentence = pause.endsSentence
        words.append(TurnWord(text: written, spoken: spoken, pauseAfter: pause, isRaised: written != plain))
        length += written.scalarCount + 1
    }

    private mutating func spoken(_ piece: Fragment.Piece, startingAt start: Int) throws(Failure) -> [SpokenForm] {
        if let spoken = piece.spoken { return spoken }
        let core = Punctuation.core(of: piece.written)
        guard !core.isEmpty else { return [] }
        guard let spoken = writer.spoken(core) else {
            throw Failure(token: core, isNumber: Punctuation.hasNumber(core))
        }
        guard Punctuation.hasNumber(core) else { return spoken }
        let term = SpokenWriter.stem(ofContracted: core) ?? core
        let offset = start + Punctuation.lead(of: piece.written)
        let end = offset + term.scalarCount
        // Inside a longer mention (a procedure's name) it needs none of its own.
        if mentions.contains(where: { $0.start <= offset && end <= $0.end }) { return spoken }
        guard var mention = fixedTerms[term.lowercased()] else { throw Failure(token: core, isNumber: true) }
        mention.start = offset
        mention.end = end
        mentions.append(mention)
        return spoken
    }
}

internal import EMSModel

/// Puts words between the words of a turn and keeps its mentions where their words are.
struct TurnEditor {
    private struct Insertion {
        /// Index of the word it comes before.
        var place: Int
        var words: [TurnWord]
        var kind: Disfluency.Kind
    }

    let words: [TurnWord]
    private let mentions: [Mention]
    private let manner: MannerWords
    /// Of the people of the call.
    private let names: Set<String>
    /// Where each word starts in the text, and a word after the last would, in Unicode scalars; empty for a turn without
    /// mentions, where nobody asks.
    private let starts: [Int]
    /// From left to right.
    private var insertions: [Insertion] = []
    private var cut: Int?

    /// - Parameters:
    ///   - manner: knows which words lose their capital when they no longer open the sentence.
    ///   - names: of the people of the call, which never do.
    init(words: [TurnWord], mentions: [Mention], _ manner: MannerWords, names: Set<String>) {
        self.words = words
        self.mentions = mentions
        self.manner = manner
        self.names = names
        var starts: [Int] = []
        if !mentions.isEmpty {
            starts.reserveCapacity(words.count + 1)
            var next = 0
            for word in words {
                starts.append(next)
                next += word.text.scalarCount + 1
            }
            starts.append(next)
        }
        self.starts = starts
    }

    func isMentioned(_ index: Int) -> Bool {
        mentions.contains { $0.start < starts[index + 1] - 1 && starts[index] < $0.end }
    }

    /// Whether a word could be put before this one without breaking a mention.
    func isOpen(before index: Int) -> Bool {
        !mentions.contains { $0.start < starts[index] && starts[index] < $0.end }
    }

    func opensSentence(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        switch words[index - 1].pauseAfter {
        case .stop, .question, .exclamation: return true
        case .none, .comma: return false
        }
    }

    /// The words from this one to the end of its sentence.
    func sentence(from index: Int) -> Range<Int> {
        let last = words[index...].firstIndex { $0.pauseAfter.endsSentence }
        return index..<(last ?? words.count - 1) + 1
    }

    /// Call from left to right.
    mutating func insert(_ words: [TurnWord], _ kind: Disfluency.Kind, before index: Int) {
        insertions.append(Insertion(place: index, words: words, kind: kind))
    }

    /// The sentence breaks off after this word.
    mutating func cut(after index: Int) { cut = index }

    /// Makes of the turn what is said; its `clean` stays.
    func apply(to turn: inout DialogueTurn) {
        guard !insertions.isEmpty || cut != nil else { return }
        let count = cut.map { $0 + 1 } ?? words.count
        var said: [TurnWord] = []
        var shifts: [Int] = []
        var spans: [Disfluency] = []
        var next = 0
        var waiting = insertions[...]
        said.reserveCapacity(count + insertions.reduce(0) { $0 + $1.words.count })
        func say(_ word: TurnWord) {
            said.append(word)
            next += word.text.scalarCount + 1
        }
        for index in 0..<count {
            let isOpening = opensSentence(index)
            var hasOpened = false
            while let insertion = waiting.first, insertion.place == index {
                waiting = waiting.dropFirst()
                let start = next
                for (place, word) in insertion.words.enumerated() {
                    say(isOpening && !hasOpened && place == 0 ? capitalised(word) : hasOpened ? lowered(word) : word)
                }
                spans.append(Disfluency(start: start, end: next - 1, kind: insertion.kind))
                hasOpened = ![.stop, .question, .exclamation].contains(insertion.words.last?.pauseAfter ?? .none)
            }
            var word = words[index]
            if isOpening, hasOpened, !isName(index) { word = lowered(word) }
            if index == cut { word = brokenOff(word) }
            if !mentions.isEmpty { shifts.append(next - starts[index]) }
            if index == cut {
                spans.append(
                    Disfluency(start: next, end: next + word.text.scalarCount, kind: .unfinished))
            }
            say(word)
        }
        turn.words = said
        turn.text = said.text
        turn.disfluencies = spans
        turn.mentions = mentions.compactMap { mention in
            guard let first = starts.dropLast().lastIndex(where: { $0 <= mention.start }), first < shifts.count else {
                return nil
            }
            return mention.moved(by: shifts[first])
        }
        if let anchor = turn.anchorWord, anchor < count {
            turn.anchorWord = anchor + insertions.reduce(0) { $0 + ($1.place <= anchor ? $1.words.count : 0) }
        }
    }

    /// Whether its capital is its own: `Mason`, `Doctor Weiss`, `Ambulance 11`.
    private func isName(_ index: Int) -> Bool {
        guard !words[index].isRaised else { return false }
        let core = Punctuation.core(of: words[index].text)
        if names.contains(core) { return true }
        guard index + 1 < words.count, let next = words[index + 1].text.unicodeScalars.first else { return false }
        return manner.titles.contains(core)
            && (next.properties.isUppercase || next.properties.numericType == .decimal)
    }

    private func lowered(_ word: TurnWord) -> TurnWord {
        let core = Punctuation.core(of: word.text)
        guard let first = core.unicodeScalars.first, first.properties.isUppercase else { return word }
        if !word.isRaised, manner.polite.contains(core) { return word }
        let lower = first.properties.lowercaseMapping + String(core.unicodeScalars.dropFirst())
        // `what'd` where only `what` is written small.
        guard manner.small.contains(lower) || manner.small.contains(String(lower.prefix { $0 != "'" })) else {
            return word
        }
        var word = word
        let scalars = word.text.unicodeScalars
        let lead = scalars.prefix(Punctuation.lead(of: word.text))
        word.text = String(lead) + lower + String(scalars.dropFirst(lead.count + core.scalarCount))
        return word
    }

    private func capitalised(_ word: TurnWord) -> TurnWord {
        guard let first = word.text.unicodeScalars.first, first.properties.isLowercase else { return word }
        var word = word
        word.text = first.properties.uppercaseMapping + String(word.text.unicodeScalars.dropFirst())
        word.isRaised = true
        return word
    }

    private func brokenOff(_ word: TurnWord) -> TurnWord {
        var word = word
        // Marks inside a word belong to it: 18:31, L/min.
        while let mark = word.text.last, ".,?!;:…".contains(mark) { word.text.removeLast() }
        word.text += "—"
        word.pauseAfter = .comma
        return word
    }
}

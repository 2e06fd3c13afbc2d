internal import EMSModel

/// Puts words between the words of a turn and keeps its mentions where their words are.
struct TurnEditor {
    private struct Insertion {
        var words: [TurnWord]
        var kind: Disfluency.Kind
    }

    private let turn: DialogueTurn
    private let manner: MannerWords
    /// Where each word starts in the text, in Unicode scalars.
    private let starts: [Int]
    private var insertions: [Int: [Insertion]] = [:]
    private var cut: Int?

    /// - Parameter manner: knows which words lose their capital when they no longer open the sentence.
    init(_ turn: DialogueTurn, _ manner: MannerWords) {
        self.turn = turn
        self.manner = manner
        var starts: [Int] = []
        var next = 0
        for word in turn.words {
            starts.append(next)
            next += word.text.scalarCount + 1
        }
        self.starts = starts
    }

    var words: [TurnWord] { turn.words }

    private func end(_ index: Int) -> Int { starts[index] + turn.words[index].text.scalarCount }

    func isMentioned(_ index: Int) -> Bool {
        turn.mentions.contains { $0.start < end(index) && starts[index] < $0.end }
    }

    /// Whether a word could be put before this one without breaking a mention.
    func isOpen(before index: Int) -> Bool {
        !turn.mentions.contains { $0.start < starts[index] && starts[index] < $0.end }
    }

    func opensSentence(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        switch turn.words[index - 1].pauseAfter {
        case .stop, .question, .exclamation: return true
        case .none, .comma: return false
        }
    }

    /// The words from this one to the end of its sentence.
    func sentence(from index: Int) -> Range<Int> {
        let last = turn.words[index...].firstIndex { ![.none, .comma].contains($0.pauseAfter) }
        return index..<(last ?? turn.words.count - 1) + 1
    }

    mutating func insert(_ words: [TurnWord], _ kind: Disfluency.Kind, before index: Int) {
        insertions[index, default: []].append(Insertion(words: words, kind: kind))
    }

    /// The sentence breaks off after this word.
    mutating func cut(after index: Int) { cut = index }

    /// The turn as it is said; `clean` is that of the turn.
    var result: DialogueTurn {
        guard !insertions.isEmpty || cut != nil else { return turn }
        let count = cut.map { $0 + 1 } ?? turn.words.count
        var said: [TurnWord] = []
        var shifts: [Int] = []
        var spans: [Disfluency] = []
        var next = 0
        func say(_ word: TurnWord) {
            said.append(word)
            next += word.text.scalarCount + 1
        }
        for index in 0..<count {
            let isOpening = opensSentence(index)
            var hasOpened = false
            for insertion in insertions[index] ?? [] {
                let start = next
                for (place, word) in insertion.words.enumerated() {
                    say(isOpening && !hasOpened && place == 0 ? capitalised(word) : hasOpened ? lowered(word) : word)
                }
                spans.append(Disfluency(start: start, end: next - 1, kind: insertion.kind))
                hasOpened = ![.stop, .question, .exclamation].contains(insertion.words.last?.pauseAfter ?? .none)
            }
            var word = turn.words[index]
            if isOpening, hasOpened { word = lowered(word) }
            if index == cut { word = brokenOff(word) }
            shifts.append(next - starts[index])
            if index == cut {
                spans.append(
                    Disfluency(start: next, end: next + word.text.scalarCount, kind: .unfinished))
            }
            say(word)
        }
        var result = turn
        result.words = said
        result.text = said.text
        result.disfluencies = spans
        result.mentions = turn.mentions.compactMap { mention in
            guard let first = starts.lastIndex(where: { $0 <= mention.start }), first < shifts.count else { return nil }
            return mention.moved(by: shifts[first])
        }
        if let anchor = turn.anchorWord, anchor < count {
            result.anchorWord = anchor + (0...anchor).reduce(0) { $0 + (insertions[$1] ?? []).flatMap(\.words).count }
        }
        return result
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

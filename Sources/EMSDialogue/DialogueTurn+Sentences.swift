internal import EMSModel

extension DialogueTurn {
    /// More words than this are not said in one breath.
    private static let longestJoined = 34

    /// Whether one person says both in one breath.
    func canBeJoined(with next: DialogueTurn) -> Bool {
        placement == next.placement && channel == next.channel && channel != .loudspeaker && anchorWord == nil
            && next.anchorWord == nil && words.count + next.words.count <= Self.longestJoined && speaker == next.speaker
    }

    /// Takes in the turn that follows, where the two can be joined.
    mutating func join(_ next: DialogueTurn) {
        let offset = text.scalarCount + 1
        words += next.words
        text += " "
        text += next.text
        clean = text
        for mention in next.mentions { mentions.append(mention.moved(by: offset)) }
        isOptional = isOptional && next.isOptional
        endsWithBeat = endsWithBeat && next.endsWithBeat
        let known = source
        for line in next.source where !known.contains(line) { source.append(line) }
    }

    /// One turn for each sentence. A mention across the end of one keeps its turn whole.
    var sentences: [DialogueTurn] {
        var turns: [DialogueTurn] = []
        var start = 0
        var offset = 0
        var length = 0
        for (index, word) in words.enumerated() {
            length += word.text.scalarCount + (index > start ? 1 : 0)
            let end = offset + length
            let isEnd = word.pauseAfter == .stop || word.pauseAfter == .question || word.pauseAfter == .exclamation
            let isLast = index == words.count - 1
            guard isLast || (isEnd && !mentions.contains { $0.start < end && end < $0.end }) else { continue }
            turns.append(part(words: start...index, from: offset, to: end))
            start = index + 1
            offset = end + 1
            length = 0
        }
        return turns
    }

    private func part(words range: ClosedRange<Int>, from start: Int, to end: Int) -> DialogueTurn {
        var part = self
        part.words = Array(words[range])
        part.text = part.words.text
        part.clean = part.text
        part.mentions = mentions.filter { start <= $0.start && $0.end <= end }.map { mention in
            var mention = mention
            mention.start -= start
            mention.end -= start
            return mention
        }
        part.anchorWord = anchorWord.flatMap { range.contains($0) ? $0 - range.lowerBound : nil }
        return part
    }
}

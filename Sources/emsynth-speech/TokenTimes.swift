import EMSSpeechWire

/// Gives every token a time.
enum TokenTimes {
    /// Times in the order of the tokens, ascending and without overlap; nil when no token was heard.
    ///
    /// A token takes the words whose position lies in its span, from the first one's onset to the last one's end. A
    /// token without any (the engine spoke it as part of a neighbour) shares its neighbour's time by length of text:
    /// the one before, else the one after; all that share are marked as interpolated.
    static func find(spans: [ClosedRange<Int>], sounded: [SoundedWord], sampleCount: Int) -> [WireTokenTime]? {
        var heard = [(onset: Int, end: Int)?](repeating: nil, count: spans.count)
        var latest = 0
        var floor = 0
        for word in sounded {
            // A word without a place of its own, or one that goes back, belongs to the token that is being spoken.
            let token = spans.firstIndex { $0.contains(word.position) }.map { max($0, latest) } ?? latest
            let onset = max(word.onset, floor)
            let end = max(min(word.end, sampleCount), onset)
            heard[token] = (heard[token]?.onset ?? onset, end)
            latest = token
            floor = end
        }
        guard heard.contains(where: { $0 != nil }) else { return nil }
        return shareOut(heard, weights: spans.map(\.count))
    }

    private static func shareOut(_ heard: [(onset: Int, end: Int)?], weights: [Int]) -> [WireTokenTime] {
        var times: [WireTokenTime] = []
        var index = 0
        while index < heard.count {
            // A run: one token that was heard, with those around it that were not.
            var end = index
            if heard[index] == nil {
                while heard[end] == nil { end += 1 }
            }
            let owner = end
            end += 1
            while end < heard.count, heard[end] == nil { end += 1 }
            let (onset, stop) = heard[owner] ?? (0, 0)
            let total = weights[index..<end].reduce(0, +)
            var before = 0
            for weight in weights[index..<end] {
                let from = onset + (stop - onset) * before / total
                before += weight
                let until = onset + (stop - onset) * before / total
                times.append(
                    WireTokenTime(onset: UInt32(from), end: UInt32(until), isInterpolated: end - index > 1))
            }
            index = end
        }
        return times
    }
}

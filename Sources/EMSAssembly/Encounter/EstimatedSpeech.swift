import EMSModel
import EMSTimeline

/// Times for talk that nobody speaks: about 2.9 words a second with pauses at punctuation, from the letters of the
/// spoken tokens; who counts compressions counts with them. Marked as estimated in the transcript.
enum EstimatedSpeech {
    static func timings(of turns: [DialogueTurn]) -> SpokenTurns {
        var spoken = SpokenTurns()
        spoken.timings.reserveCapacity(turns.count)
        for index in turns.indices {
            spoken.timings[turns[index].id] = timing(
                of: turns[index].words, counted: turns[index].countedWords, pace: turns[index].countsPerMinute)
        }
        return spoken
    }

    private static func timing(of said: [TurnWord], counted: Range<Int>, pace: Double?) -> TurnTiming {
        var words: [SessionSpan] = []
        words.reserveCapacity(said.count)
        var now = SessionTime.zero
        let interval = SessionTime.seconds(60 / (pace ?? 60))
        for (index, word) in said.enumerated() {
            if counted.contains(index) {
                let end = now + interval
                words.append(SessionSpan(start: now, end: end - .milliseconds(60)))
                now = end
                continue
            }
            let letters = word.spoken.reduce(0) { $0 + ($1.kind == .letter ? 3 : count($1.text)) }
            let end = now + .milliseconds(word.spoken.count * 95 + letters * 48)
            words.append(SessionSpan(start: now, end: end))
            now = end
            switch word.pauseAfter {
            case .none: break
            case .comma: now = now + .milliseconds(160)
            case .stop, .question, .exclamation: now = now + .milliseconds(320)
            }
        }
        return TurnTiming(length: words.last?.end ?? .zero, words: words)
    }

    /// Characters; of a text of ASCII as many as bytes.
    private static func count(_ text: String) -> Int {
        let isASCII = text.utf8.withContiguousStorageIfAvailable { bytes in bytes.reduce(0, |) < 0x80 }
        return isASCII == true ? text.utf8.count : text.count
    }
}

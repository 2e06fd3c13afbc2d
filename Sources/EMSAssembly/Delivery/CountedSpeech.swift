import EMSModel
import EMSSpeech

/// Speech of somebody who counts the compressions of a chest aloud: each number comes with one, and the pauses between
/// them give way. A number that is longer than a compression delays the next, which catches up where the pauses allow.
struct CountedSpeech {
    /// Against the speaker's usual rate, per cent: a number of three syllables fits into a compression.
    private static let ratePercent = 135
    /// Words a minute, however slowly somebody speaks otherwise.
    private static let leastRate = 240
    /// Where a number is as long as `twenty-seven`: that it takes no longer than a compression.
    private static let leastRateOfLongNumbers = 330
    private static let longNumberLetters = 10

    /// At which somebody says a turn of counted numbers who speaks at `rate` words a minute.
    static func rate(ofSpeakerAt rate: Int, in turn: DialogueTurn) -> Int {
        let longest = turn.words[turn.countedWords].map { $0.spoken.reduce(0) { $0 + $1.text.count } }.max() ?? 0
        return max(rate * ratePercent / 100, longest >= longNumberLetters ? leastRateOfLongNumbers : leastRate)
    }

    /// What is kept of the sound around a number, where its pauses are as long.
    private static let marginSeconds = 0.02

    static func apply(to audio: SpokenAudio, of turn: DialogueTurn) -> SpokenAudio {
        let counted = turn.countedWords
        guard let pace = turn.countsPerMinute, counted.count > 1 else { return audio }
        let first = turn.words[..<counted.lowerBound].reduce(0) { $0 + $1.spoken.count }
        var numbers: [Range<Int>] = []
        for word in turn.words[counted] {
            let start = numbers.last?.upperBound ?? first
            numbers.append(start..<(start + word.spoken.count))
        }
        guard numbers.allSatisfy({ !$0.isEmpty }), numbers[numbers.count - 1].upperBound <= audio.tokens.count else {
            return audio
        }
        return paced(audio, numbers: numbers, interval: 60 / pace * Double(audio.sampleRateHertz))
    }

    /// - Parameters:
    ///   - numbers: the tokens of each number.
    ///   - interval: between two numbers, in samples.
    private static func paced(_ audio: SpokenAudio, numbers: [Range<Int>], interval: Double) -> SpokenAudio {
        let margin = Int(marginSeconds * Double(audio.sampleRateHertz))
        let begin = audio.tokens[numbers[0].lowerBound].onsetSample
        var tokens = audio.tokens
        var samples = Array(audio.samples[..<begin])
        for (ordinal, number) in numbers.enumerated() {
            let (onset, end) = (
                audio.tokens[number.lowerBound].onsetSample, audio.tokens[number.upperBound - 1].endSample
            )
            let before = number.lowerBound > 0 ? audio.tokens[number.lowerBound - 1].endSample : onset
            let isLast = ordinal == numbers.count - 1
            let next = isLast ? audio.samples.count : audio.tokens[number.upperBound].onsetSample
            let head = ordinal == 0 ? 0 : min(margin, (onset - before) / 2)
            let tail = isLast ? next - end : min(margin, (next - end + 1) / 2)
            let due = begin + Int((Double(ordinal) * interval).rounded())
            samples += Array(repeating: 0, count: max(0, due - head - samples.count))
            let shift = samples.count + head - onset
            samples += audio.samples[(onset - head)..<(end + tail)]
            for token in isLast ? number.lowerBound..<tokens.count : number {
                tokens[token].onsetSample += shift
                tokens[token].endSample += shift
            }
        }
        return SpokenAudio(samples: samples, sampleRateHertz: audio.sampleRateHertz, tokens: tokens)
    }
}

package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation
import Foundation

/// There is sound where a word is spoken: in the speaker's own stem, and in the mix well above its quiet moments.
package struct WordEnergyCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// Root mean square below which a stem is silent: 70 dB below full scale.
    private static let silence = 10.0
    /// Share of words that must stand out from the mix; noise may cover some.
    private static let share = 0.7

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let transcript = contents.transcript, transcript.record.times != .estimated else { return }
        for (_, stream) in contents.streams(.audioStem) {
            guard let speaker = stream.speaker, let sound = Sound(stream, in: contents) else { continue }
            checkStem(sound, speaker, transcript, &findings)
        }
        for (_, stream) in contents.streams(.audioMix) {
            guard let sound = Sound(stream, in: contents) else { continue }
            checkMix(sound, stream.path, transcript.record, &findings)
        }
    }

    /// Names the first silent word of a turn.
    private func checkStem(
        _ sound: Sound, _ speaker: String, _ transcript: Located<TranscriptRecord>, _ findings: inout [Finding]
    ) {
        for (turnIndex, turn) in transcript.record.turns.enumerated() where turn.speaker == speaker {
            guard let index = turn.words.firstIndex(where: { sound.level($0.start, $0.end) < Self.silence }) else {
                continue
            }
            let word = turn.words[index]
            let message = "\"\(word.text)\" is silent in the stem of \(speaker)"
            findings.append(
                transcript.finding(
                    .cross(.silentWord), message, field: "turns[\(turnIndex)].words[\(index)]",
                    timeNanoseconds: word.start.nanoseconds))
        }
    }

    private func checkMix(
        _ sound: Sound, _ path: String, _ transcript: TranscriptRecord, _ findings: inout [Finding]
    ) {
        let words = transcript.turns.flatMap(\.words)
        guard words.count >= 5 else { return }
        let floor = max(1, sound.quietLevel)
        let heard = words.count { sound.level($0.start, $0.end) > 1.5 * floor }
        guard Double(heard) < Self.share * Double(words.count) else { return }
        let message = "only \(heard) of \(words.count) words stand out from the mix"
        findings.append(Finding(.cross(.silentWord), message, path: path, encounter: transcript.encounter))
    }
}

/// A decoded recording on the session clock, as one channel.
private struct Sound {
    private let samples: [Int16]
    private let channels: Int
    private let rateHertz: Double
    private let clock: StreamClock

    init?(_ stream: StreamRecord, in contents: EncounterContents) {
        guard let url = contents.url(of: stream.path), let audio = try? AudioFileReader.decode(file: url.path) else {
            return nil
        }
        samples = audio.samples
        channels = audio.header.channels
        rateHertz = Double(audio.header.sampleRateHertz)
        clock = stream.clock ?? .identity
    }

    /// Root mean square of the first channel between two instants; 0 outside the recording.
    func level(_ start: SessionTime, _ end: SessionTime) -> Double {
        level(index(start)..<max(index(start), index(end)))
    }

    /// Of stretches of 50 ms the level that a tenth of them stay below.
    var quietLevel: Double {
        let length = max(1, Int(rateHertz / 20))
        let count = samples.count / channels / length
        guard count > 0 else { return 0 }
        let levels = (0..<count).map { level($0 * length..<($0 + 1) * length) }.sorted()
        return levels[count / 10]
    }

    private func level(_ frames: Range<Int>) -> Double {
        let range = frames.clamped(to: 0..<samples.count / channels)
        guard !range.isEmpty else { return 0 }
        let sum = range.reduce(into: 0.0) { sum, frame in
            let sample = Double(samples[frame * channels])
            sum += sample * sample
        }
        return (sum / Double(range.count)).squareRoot()
    }

    private func index(_ time: SessionTime) -> Int {
        let elapsed = Double(time.nanoseconds - clock.offsetNanoseconds)
        let nominal = elapsed / (1 + Double(clock.skewPartsPerBillion) / 1e9) * rateHertz / 1e9
        return max(0, Int(nominal.rounded()))
    }
}

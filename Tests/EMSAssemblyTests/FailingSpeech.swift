import EMSModel
import EMSSpeech
import Synchronization

/// Speaks hums of a fixed length, and fails at one utterance: stands in for an engine that crashes, which the real one
/// does not do when asked.
final class FailingSpeech: SpeechSynthesizer {
    private let voices: [VoiceProfile]
    /// Number of the utterance that fails, counted over all batches; nil for none.
    private let failing: Int?
    private let spoken = Mutex(0)

    init(voices: [VoiceProfile], failing: Int?) {
        self.voices = voices
        self.failing = failing
    }

    /// All as if they were people's.
    static func people(_ voices: [VoiceProfile]) -> [VoiceProfile] {
        voices.map { voice in
            var voice = voice
            voice.use = .person
            return voice
        }
    }

    func engine() -> SpeechEngineInfo {
        SpeechEngineInfo(
            name: "hum", version: "1", dataDigest: "0000000000000000", dataPath: "", sampleRateHertz: 8000,
            voices: Array(Set(voices.map(\.engineVoice))).sorted(),
            variants: Array(Set(voices.map(\.engineVariant))).sorted())
    }

    func synthesize(_ batch: [SpokenUtterance]) -> [SpeechResult] {
        batch.map { utterance in
            let number = spoken.withLock { count in
                defer { count += 1 }
                return count
            }
            guard number != failing else {
                return .failure(SpeechFailure(.crashed, message: "the engine was ended by a signal"))
            }
            let length = 400
            let samples = (0..<(utterance.tokens.count * length)).map { Int16(($0 % 40 - 20) * 300) }
            return .success(
                SpokenAudio(
                    samples: samples, sampleRateHertz: 8000,
                    tokens: utterance.tokens.indices.map {
                        TokenTime(onsetSample: $0 * length, endSample: ($0 + 1) * length)
                    }))
        }
    }
}

import EMSModel
import EMSSpeechWire

/// Between the values of this module and those of the wire.
enum WireTranslation {
    /// The request for an utterance, or why it must not be made.
    static func request(_ utterance: SpokenUtterance) -> Result<WireUtterance, SpeechFailure> {
        for (index, token) in utterance.tokens.enumerated() where token.kind == .letter && token.sound == nil {
            return .failure(
                SpeechFailure(.unspeakable, message: "a letter without the phonemes of its name", token: index))
        }
        let request = WireUtterance(
            voice: VoiceManner(utterance.delivery).applied(to: utterance.voice), language: utterance.language,
            tokens: utterance.tokens.map(token))
        if let problem = SpeakableText.problem(in: request) { return .failure(failure(problem)) }
        return .success(request)
    }

    static func result(_ result: WireResult, sampleRateHertz: Int) -> SpeechResult {
        switch result {
        case .failed(let problem): .failure(failure(problem))
        case .spoken(let speech):
            .success(
                SpokenAudio(
                    samples: speech.samples, sampleRateHertz: sampleRateHertz,
                    tokens: speech.times.map {
                        TokenTime(
                            onsetSample: Int($0.onset), endSample: Int($0.end), isInterpolated: $0.isInterpolated)
                    }))
        }
    }

    static func engine(_ hello: WireHello) -> SpeechEngineInfo {
        let digits = String(hello.dataDigest, radix: 16)
        return SpeechEngineInfo(
            name: "espeak-ng", version: hello.engineVersion,
            dataDigest: String(repeating: "0", count: 16 - digits.count) + digits, dataPath: hello.dataPath,
            sampleRateHertz: Int(hello.sampleRateHertz), voices: hello.bases, variants: hello.variants)
    }

    private static func token(_ token: SpokenToken) -> WireToken {
        let sound: WireToken.Sound =
            switch token.sound {
            case .phonemes(let phonemes): .phonemes(phonemes)
            case .words(let words): .words(words)
            // The typographic apostrophe is the same letter to a reader, and the engine knows the plain one.
            case nil: .words([String(token.text.map { $0 == "\u{2019}" ? "'" : $0 })])
            }
        let pause: WireToken.Pause =
            switch token.pauseAfter {
            case .none: .none
            case .comma: .comma
            case .stop: .stop
            case .question: .question
            case .exclamation: .exclamation
            }
        return WireToken(sound, pauseAfter: pause)
    }

    private static func failure(_ problem: WireFailure) -> SpeechFailure {
        let code: SpeechFailure.Code =
            switch problem.code {
            case .unspeakable: .unspeakable
            case .unknownVoice: .unknownVoice
            case .crashed: .crashed
            case .timedOut: .timedOut
            case .tooLong: .tooLong
            case .engine: .engine
            }
        return SpeechFailure(
            code, message: problem.message,
            token: problem.token == WireFailure.wholeUtterance ? nil : Int(problem.token))
    }
}

import EMSAudio
import EMSMedia
import EMSModel
import EMSReproducibility
import EMSSpeech
import EMSTimeline

/// What the turns sound like and how long they last.
struct SpokenTurns {
    /// By turn id; turns that could not be spoken are absent.
    var timings: [String: TurnTiming] = [:]
    /// Samples at the recipe's rate, by turn id; empty where times are estimated.
    var samples: [String: [Int16]] = [:]
    var complaints: [String] = []
}

/// Speaks the turns of an encounter.
struct SpeechStage {
    let synthesizer: any SpeechSynthesizer
    let pronunciation: Pronunciation
    let sampleRateHertz: Int
    let clock: StageClock?

    /// - Parameter seed: of the encounter.
    func speak(
        _ turns: [DialogueTurn], voices: [String: VoiceProfile], language: String, seed: UInt64
    ) throws -> SpokenTurns {
        let delivery = DeliveredSpeech(random: RandomSubstream(seed: seed, "delivery"))
        var spoken = SpokenTurns()
        let audible = turns.filter { voices[$0.speaker] != nil }
        for turn in turns where voices[turn.speaker] == nil {
            spoken.complaints.append("turn \(turn.id): no voice for \(turn.speaker)")
        }
        let results = try clock.measure(.speech) {
            try synthesizer.synthesize(utterances(of: audible, voices: voices, language: language))
        }
        for (turn, result) in zip(audible, results) {
            switch result {
            case .success(let synthesised):
                let audio = delivery.apply(to: synthesised, of: turn)
                let resampler = try Resampler(fromHertz: audio.sampleRateHertz, toHertz: sampleRateHertz)
                let samples = try clock.measure(.resampling) { try resampler.resample(audio.samples) }
                spoken.samples[turn.id] = samples
                spoken.timings[turn.id] = timing(of: turn, audio: audio, sampleCount: samples.count)
            case .failure(let failure):
                spoken.complaints.append("turn \(turn.id) (“\(turn.text)”) was not spoken: \(failure.message)")
            }
        }
        return spoken
    }

    /// - Parameter known: turns of the same call that were spoken before; those that are the same keep their speech.
    func speak(
        _ turns: [DialogueTurn], voices: [String: VoiceProfile], language: String, seed: UInt64,
        known: (turns: [DialogueTurn], spoken: SpokenTurns)?
    ) throws -> SpokenTurns {
        guard let known else { return try speak(turns, voices: voices, language: language, seed: seed) }
        let before = Set(known.turns)
        var spoken = known.spoken
        let changed = try speak(
            turns.filter { !before.contains($0) }, voices: voices, language: language, seed: seed)
        spoken.timings.merge(changed.timings) { $1 }
        spoken.samples.merge(changed.samples) { $1 }
        spoken.complaints += changed.complaints
        return spoken
    }

    /// What is asked of the synthesizer; turns whose speaker has no voice are left out.
    func utterances(
        of turns: [DialogueTurn], voices: [String: VoiceProfile], language: String
    ) -> [SpokenUtterance] {
        turns.compactMap { turn in
            voices[turn.speaker].map { voice in
                var voice = voice
                if turn.countsPerMinute != nil { voice.rate = CountedSpeech.rate(ofSpeakerAt: voice.rate, in: turn) }
                return SpokenUtterance(
                    voice: voice, language: language, delivery: turn.delivery,
                    tokens: pronunciation.apply(tokens(of: turn)))
            }
        }
    }

    private func tokens(of turn: DialogueTurn) -> [SpokenToken] {
        turn.words.flatMap { word in
            word.spoken.enumerated().map { index, form in
                SpokenToken(
                    form.text, kind: form.kind,
                    pauseAfter: index == word.spoken.count - 1 ? word.pauseAfter : .none)
            }
        }
    }

    /// A word spans all its spoken tokens; one that has none (a dash) is an instant at the end of the word before.
    private func timing(of turn: DialogueTurn, audio: SpokenAudio, sampleCount: Int) -> TurnTiming {
        var words: [SessionSpan] = []
        var next = 0
        for word in turn.words {
            let tokens = audio.tokens[next..<(next + word.spoken.count)]
            next += word.spoken.count
            if let first = tokens.first, let last = tokens.last {
                words.append(
                    SessionSpan(
                        start: .sample(first.onsetSample, rateHertz: audio.sampleRateHertz),
                        end: .sample(last.endSample, rateHertz: audio.sampleRateHertz)))
            } else {
                let end = words.last?.end ?? .zero
                words.append(SessionSpan(start: end, end: end))
            }
        }
        let length = max(.sample(sampleCount, rateHertz: sampleRateHertz), words.last?.end ?? .zero)
        return TurnTiming(length: length, words: words)
    }
}

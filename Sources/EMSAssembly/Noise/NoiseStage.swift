import EMSAudio
import EMSKnowledge
import EMSManifest
import EMSModel
import EMSReproducibility
import EMSSpeech

/// The noisy twins of an encounter's mix, and the noise by itself.
struct NoiseStage {
    let dealer: LadderDealer
    let scenes: [String: NoiseScene]
    let voices: VoiceCatalogue
    let speech: SpeechStage
    /// Of the encounter.
    let index: Int
    let split: String

    struct Noise {
        var tracks: [AudioStage.Track] = []
        var events: [EventRecord] = []
        var complaints: [String] = []
    }

    func noise(around performance: Performance, mix: [Int16]) throws -> Noise {
        var noise = Noise()
        guard let condition = dealer.condition(of: index, split: split),
            let (id, track, source) = try self.track(condition.source, around: performance, sampleCount: mix.count)
        else { return noise }
        let words = performance.timeline.turns.flatMap(\.words).map { word in
            word.start.sampleIndex(
                rateHertz: AudioScene.sampleRateHertz)..<max(
                    word.start.sampleIndex(rateHertz: AudioScene.sampleRateHertz),
                    word.end.sampleIndex(rateHertz: AudioScene.sampleRateHertz))
        }
        for ratio in condition.ratios {
            guard let noisy = NoisyMix(clean: mix, noise: track.samples, words: words, ratioDecibels: ratio) else {
                noise.complaints.append("there is no word to measure \(ratio) dB of \(id) at")
                continue
            }
            noise.tracks.append(
                AudioStage.Track(
                    name: Self.name(id, ratio), kind: .audioNoisy, samples: noisy.samples,
                    noise: NoiseRecord(noisy, scene: id, source: source)))
        }
        noise.tracks.append(AudioStage.Track(name: "noise", kind: .audioStem, samples: track.samples))
        noise.events = track.events.map { event in
            EventRecord(
                id: "", type: .sound, label: event.label, start: event.span.start, end: event.span.end,
                source: "scene", scene: id)
        }
        return noise
    }

    private func track(
        _ source: LadderDealer.Condition.Source, around performance: Performance, sampleCount: Int
    ) throws -> (id: String, track: NoiseTrack, source: SourceRecord?)? {
        let noise = RandomSubstream(seed: performance.script.seed, "noise")
        switch source {
        case .scene(let id):
            guard let scene = scenes[id] else { return nil }
            let random = noise.substream(scene.id)
            let talk = try BackgroundTalk(
                scene: scene, voices: voices, speech: speech, random: random.substream("talk")
            ).lines(language: performance.script.language, taken: Set(performance.voices.values.map(\.id)))
            return (id, NoiseTrack(scene: scene, sampleCount: sampleCount, talk: talk, random: random), nil)
        case .recording(let recording):
            let track = NoiseTrack(
                recording: try recording.samples(), sampleCount: sampleCount, random: noise.substream(recording.id))
            return (recording.id, track, recording.source)
        }
    }

    /// Such as `noisy-rain-m5` for −5 dB and `noisy-rain-2p5` for 2.5 dB.
    private static func name(_ scene: String, _ ratio: Double) -> String {
        let figure = ratio == ratio.rounded() ? "\(Int(abs(ratio)))" : "\(abs(ratio))".replacing(".", with: "p")
        return "noisy-\(scene)-\(ratio < 0 ? "m" : "")\(figure)"
    }
}

extension NoiseRecord {
    init(_ noisy: NoisyMix, scene: String, source: SourceRecord?) {
        let hundredth = { (value: Double) in (value * 100).rounded() / 100 }
        self.init(
            scene: scene, twin: "mix", ratioDecibels: noisy.statedDecibels,
            measuredRatioDecibels: hundredth(noisy.measuredDecibels), cleanGainDecibels: noisy.cleanGainDecibels,
            noiseGainDecibels: noisy.noiseGainDecibels,
            targetLoudness: noisy.loudness.target, integratedLoudness: noisy.loudness.integrated.map(hundredth),
            peakDecibels: noisy.loudness.peakDecibels.map(hundredth), source: source)
    }
}

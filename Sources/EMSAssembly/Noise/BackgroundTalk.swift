import EMSMedia
import EMSModel
import EMSReproducibility
import EMSSpeech

/// What the people in the background of a scene say, spoken by voices that nobody in the encounter has.
struct BackgroundTalk {
    let scene: NoiseScene
    let voices: VoiceCatalogue
    let speech: SpeechStage
    let random: RandomSubstream

    private static let linesPerTalker = 8

    /// For each talker his lines; a line that cannot be spoken is left out.
    func lines(language: String, taken: Set<String>) throws -> [[[Int16]]] {
        guard scene.talkers > 0, let texts = scene.lines[language] else { return [] }
        var random = random
        let free = voices.voices.filter { $0.language == language && $0.use == .person && !taken.contains($0.id) }
        let cast = random.shuffled(free)
        guard !cast.isEmpty else { return [] }
        return try (0..<scene.talkers).map { number in
            let chosen = random.shuffled(texts).prefix(Self.linesPerTalker)
            return try speech.speak(
                chosen.map { Self.tokens(of: $0) }, voice: cast[number % cast.count], language: language)
        }
    }

    /// Words, each with the pause that the mark behind it asks for.
    static func tokens(of line: String) -> [SpokenToken] {
        line.split(separator: " ").compactMap { word in
            let bare = word.lowercased().filter { !",.?!".contains($0) }
            guard !bare.isEmpty else { return nil }
            let pause: ClausePause =
                switch word.last {
                case ",": .comma
                case ".": .stop
                case "?": .question
                case "!": .exclamation
                default: .none
                }
            return SpokenToken(bare, pauseAfter: pause)
        }
    }
}

extension SpeechStage {
    /// Samples of each line at the recipe's rate, without those that could not be spoken.
    func speak(_ lines: [[SpokenToken]], voice: VoiceProfile, language: String) throws -> [[Int16]] {
        let batch = lines.map {
            SpokenUtterance(voice: voice, language: language, tokens: pronunciation.apply($0))
        }
        return try synthesizer.synthesize(batch).compactMap { result in
            guard case .success(let audio) = result else { return nil }
            return try Resampler(fromHertz: audio.sampleRateHertz, toHertz: sampleRateHertz).resample(audio.samples)
        }
    }
}

import EMSAudio
import EMSMedia
import EMSModel
import EMSReproducibility
import EMSSpeech
import Foundation
import Testing

/// How real voices sound when they whisper, gasp, panic, and over the radio.
struct DeliverySoundTests {
    private static func spoken(
        _ sentence: Int, _ delivery: DialogueTurn.Delivery = .normal, voice: VoiceProfile = SpeechFixture.voice
    ) throws -> SpokenAudio {
        let utterance = try SpeechFixture.utterance(
            SpeechFixture.sentences[sentence], voice: voice, delivery: delivery)
        return try #require(try SpeechFixture.worker().synthesize([utterance])[0].audio)
    }

    private static func whispered(_ audio: SpokenAudio) -> [Int16] {
        WhisperedVoice(sampleRateHertz: audio.sampleRateHertz)
            .apply(to: audio.samples, random: RandomSubstream(seed: 1, "whisper"))
    }

    @Test(arguments: ["", "m3", "f2", "f4"])
    func `A whisper has no voice and the same words`(_ variant: String) throws {
        var voice = SpeechFixture.voice
        voice.engineVariant = variant
        let audio = try Self.spoken(0, .whispered, voice: voice)
        let whisper = Self.whispered(audio)
        #expect(whisper.count == audio.samples.count)
        let rate = audio.sampleRateHertz
        let (voiced, unvoiced) = (
            VoiceTraits.voicedShare(audio.samples, rate: rate), VoiceTraits.voicedShare(whisper, rate: rate)
        )
        #expect(voiced > 0.45 && unvoiced < 0.15, "\(voiced) \(unvoiced)")
        // What makes a word is where the sound lies in time and frequency.
        let (own, other) = (
            VoiceTraits.bands(audio.samples, rate: rate), VoiceTraits.bands(whisper, rate: rate)
        )
        let likeness = VoiceTraits.correlation(own.flatMap(\.self), other.flatMap(\.self))
        #expect(likeness > 0.75, "\(likeness)")
        let mixedUp = VoiceTraits.correlation(own.flatMap(\.self), other.reversed().flatMap(\.self))
        #expect(mixedUp < 0.5, "\(mixedUp)")
    }

    @Test func `A whisper has the same samples every time, and silence stays silent`() throws {
        let audio = try Self.spoken(1)
        #expect(Self.whispered(audio) == Self.whispered(audio))
        let silence = [Int16](repeating: 0, count: 22_050)
        let whisper = WhisperedVoice(sampleRateHertz: 22_050)
            .apply(to: silence, random: RandomSubstream(seed: 1, "whisper"))
        #expect(whisper == silence)
    }

    @Test func `Breaths come between words and change none of them`() throws {
        let audio = try Self.spoken(0, .breathless)
        // Behind "four,".
        let place = (audio.tokens[1].endSample + audio.tokens[2].onsetSample) / 2
        let gasped = GaspedBreaths(sampleRateHertz: audio.sampleRateHertz)
            .insert(into: audio.samples, at: [place], random: RandomSubstream(seed: 1, "breath"))
        let breath = try #require(gasped.breaths.first)
        let length = Double(breath.count) / Double(audio.sampleRateHertz)
        #expect(gasped.breaths.count == 1 && (0.35...0.8).contains(length))
        #expect(Array(gasped.samples[..<place]) == Array(audio.samples[..<place]))
        #expect(Array(gasped.samples[(place + breath.count)...]) == Array(audio.samples[place...]))
        func level(_ samples: some Collection<Int16>) -> Double {
            20 * log10((samples.reduce(0) { $0 + Double($1) * Double($1) } / Double(samples.count)).squareRoot() + 1e-9)
        }
        let inside = level(gasped.samples[place..<place + breath.count]) - level(audio.samples)
        #expect((-26.0 ... -14).contains(inside), "\(inside)")
    }

    @Test func `Who is beside himself speaks faster than others, and than those in a hurry`() throws {
        let (normal, stressed) = (try Self.spoken(4), try Self.spoken(4, .stressed))
        #expect(Double(stressed.samples.count) < 0.92 * Double(normal.samples.count))
        let urgent = try Self.spoken(4, .urgent)
        #expect(stressed.samples.count < urgent.samples.count)
    }

    @Test(arguments: [0, 1, 2, 3], [DialogueTurn.Channel.radio, .telephone])
    func `Of a spoken turn next to nothing is heard above 3400 Hz`(
        _ sentence: Int, _ channel: DialogueTurn.Channel
    ) throws {
        let audio = try Self.spoken(sentence, .urgent)
        let samples = try Resampler(fromHertz: audio.sampleRateHertz, toHertz: 16_000).resample(audio.samples)
        func share(_ channel: DialogueTurn.Channel) throws -> Double {
            var options = AudioSceneOptions(seed: 1)
            options.hasRoomTone = false
            let scene = try AudioSceneMixer(options: options).mix(
                duration: .seconds(8),
                utterances: [
                    PlacedUtterance(
                        turnID: "t1", speaker: "a", role: .dispatcher, channel: channel, start: .seconds(1),
                        samples: samples)
                ], events: [])
            return Self.shareAbove(3_400, of: scene.mix)
        }
        let (inside, onAir) = (try share(channel), try share(.air))
        #expect(inside < -60, "\(inside)")
        #expect(onAir > -35, "\(onAir)")
    }

    /// dB of the energy, over Hann windows of 512 samples, half of each over the next.
    private static func shareAbove(_ hertz: Double, of samples: [Int16]) -> Double {
        let size = 512
        let cosine = (0..<size).map { cos(2 * .pi * Double($0) / Double(size)) }
        var (above, all) = (0.0, 1e-9)
        for start in stride(from: 0, through: samples.count - size, by: size / 2)
        where samples[start..<start + size].contains(where: { $0 != 0 }) {
            let frame = (0..<size).map { Double(samples[start + $0]) * (0.5 - 0.5 * cosine[$0]) }
            for bin in 1..<size / 2 {
                var (real, imaginary) = (0.0, 0.0)
                for index in 0..<size {
                    let turn = index * bin % size
                    real += frame[index] * cosine[turn]
                    imaginary -= frame[index] * cosine[(turn + size * 3 / 4) % size]
                }
                let power = real * real + imaginary * imaginary
                all += power
                // A bin further: the window spreads what lies at the edge.
                if Double(bin - 2) * 16_000 / Double(size) > hertz { above += power }
            }
        }
        return 10 * log10(above / all + 1e-12)
    }
}

import EMSAudio
import EMSModel
import EMSReproducibility
import Testing

struct NoisyMixTests {
    private static let words = [0..<16_000, 40_000..<70_000, 60_000..<90_000, 128_000..<150_000]
    private static let clean = SpeechLike.samples(seconds: 12, pitch: 130)
    private static let noise = NoiseTrack(
        scene: NoiseScene(
            id: "road", title: "road",
            layers: [.init(label: "road", sound: .noise, levelDecibels: 0, band: 100...3_000)]),
        sampleCount: clean.count, talk: [], random: RandomSubstream(seed: 4, "noise")
    ).samples

    /// By hand: each sample at which a word is spoken once.
    private func ratio(_ noisy: [Int16], gain: Double) -> Double {
        var (speech, rest) = (0.0, 0.0)
        for index in Self.clean.indices where Self.words.contains(where: { $0.contains(index) }) {
            let own = Double(Self.clean[index]) * gain
            speech += own * own
            rest += (Double(noisy[index]) - own) * (Double(noisy[index]) - own)
        }
        return DecibelsByHand.between(speech.squareRoot(), rest.squareRoot())
    }

    @Test(arguments: [-5.0, 0, 5, 10, 15, 20])
    func `The ratio is what is stated, the loudness too, and nothing clips`(_ stated: Double) throws {
        let noisy = try #require(
            NoisyMix(clean: Self.clean, noise: Self.noise, words: Self.words, ratioDecibels: stated))
        let measured = ratio(noisy.samples, gain: DecibelsByHand.amplitude(noisy.cleanGainDecibels))
        #expect(abs(measured - stated) < 0.1)
        #expect(abs(noisy.measuredDecibels - measured) < 0.01)
        #expect(Double(try #require(noisy.samples.map(\.magnitude).max())) <= 32_768 * DecibelsByHand.amplitude(-1))
        let loudness = try #require(LoudnessMeter(noisy.samples).integrated())
        #expect(noisy.loudness.integrated == loudness)
        #expect(abs(loudness - noisy.loudness.target) < 0.1)
        #expect(noisy.loudness.isHeldByPeak ? noisy.loudness.target < -23 : noisy.loudness.target == -23)
    }

    @Test func `The noisy mix adds up from twin and noise`() throws {
        let noisy = try #require(NoisyMix(clean: Self.clean, noise: Self.noise, words: Self.words, ratioDecibels: 5))
        let (own, other) = (
            Float(DecibelsByHand.amplitude(noisy.cleanGainDecibels)),
            Float(DecibelsByHand.amplitude(noisy.noiseGainDecibels))
        )
        let sum = zip(Self.clean, Self.noise).map { clean, noise in
            Int16((Float(clean) * own).rounded(.toNearestOrEven))
                + Int16((Float(noise) * other).rounded(.toNearestOrEven))
        }
        #expect(digest(sum) == digest(noisy.samples))
    }

    @Test func `Without words or without noise there is no ratio`() {
        let silence = [Int16](repeating: 0, count: Self.clean.count)
        #expect(NoisyMix(clean: Self.clean, noise: Self.noise, words: [], ratioDecibels: 5) == nil)
        #expect(NoisyMix(clean: Self.clean, noise: silence, words: Self.words, ratioDecibels: 5) == nil)
        #expect(NoisyMix(clean: silence, noise: Self.noise, words: Self.words, ratioDecibels: 5) == nil)
    }
}

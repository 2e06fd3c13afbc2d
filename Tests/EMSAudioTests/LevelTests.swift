import EMSAudio
import EMSModel
import Testing

struct LevelTests {
    /// No noise, and far from the ceiling.
    private static let roomy: AudioSceneOptions = {
        var options = AudioSceneOptions(seed: 5)
        options.targetLoudness = -35
        options.hasRoomTone = false
        return options
    }()

    @Test(arguments: [-30.0, -26, -23, -20])
    func `The mix comes out at the loudness asked for`(_ target: Double) throws {
        var options = AudioSceneOptions(seed: 5)
        options.targetLoudness = target
        let scene = try AudioSceneMixer(options: options).mix(
            duration: .seconds(16), utterances: SpeechLike.conversation, events: [])
        let measured = try #require(scene.loudness.integrated)
        #expect(abs(measured - target) < 0.1)
        #expect(!scene.loudness.isHeldByPeak)
        #expect(scene.loudness.target == target)
    }

    /// ITU-R BS.1770-4: a 0 dBFS, 997 Hz sine in one channel gives −3.01 LKFS.
    @Test func `A full-scale sine of 997 Hz measures -3_01 LUFS`() throws {
        let sine = SpeechLike.tone(hertz: 997, count: 48_000, peak: 32_767)
        let loudness = try #require(LoudnessMeter(sine).integrated())
        #expect(abs(loudness + 3.01) < 0.1)
        // The gates: silence around it, and a stretch 30 dB lower, change nothing but the blocks at the seams.
        let quiet = sine.map { Int16(Double($0) * 0.0316) }
        let padded = [Int16](repeating: 0, count: 64_000) + sine + sine + quiet + quiet
        let gated = try #require(LoudnessMeter(padded).integrated())
        #expect(abs(gated + 3.01) < 0.5)
        #expect(LoudnessMeter([Int16](repeating: 0, count: 64_000)).integrated() == nil)
        #expect(LoudnessMeter(Array(sine[..<6_000])).integrated() == nil)
    }

    @Test func `K-weighting lets low tones count less and high ones more`() throws {
        let loudness = { (hertz: Double) in
            LoudnessMeter(SpeechLike.tone(hertz: hertz, count: 32_000)).integrated() ?? -99
        }
        // Values of the standard's curve at 48 kHz, within what 16 kHz allows.
        #expect(abs(loudness(50) - loudness(997) + 4.63) < 0.1)
        #expect(abs(loudness(4_000) - loudness(997) - 3.3) < 0.3)
    }

    @Test func `Six people who shout at once do not clip`() throws {
        let shouts = (0..<6).map { number in
            SpeechLike.utterance(
                "t\(number)", "p\(number)", at: 20, lasting: 4, delivery: .raised, pitch: 120, peak: 32_000)
        }
        let calm = (0..<4).map {
            SpeechLike.utterance("c\($0)", "p0", at: Double($0) * 4, lasting: 3, delivery: .calm)
        }
        let scene = try AudioSceneMixer(options: AudioSceneOptions(seed: 5)).mix(
            duration: .seconds(25), utterances: shouts + calm, events: [])
        let peak = try #require(scene.mix.map(\.magnitude).max())
        #expect(Double(peak) <= 32_768 * DecibelsByHand.amplitude(-1))
        #expect(abs(try #require(scene.loudness.peakDecibels) - DecibelsByHand.between(Double(peak), 32_768)) < 1e-9)
        let measured = try #require(scene.loudness.integrated)
        #expect(abs(measured + 23) < 0.1)
        #expect(!scene.loudness.isHeldByPeak)
    }

    @Test func `A shout that would clip is lowered as a whole, the rest keeps its loudness`() throws {
        var options = AudioSceneOptions(seed: 5)
        options.hasRoomTone = false
        let calm = (0..<5).map { SpeechLike.utterance("c\($0)", "medic1", at: Double($0) * 4, lasting: 3) }
        let shouts = ["p1", "p2"].map {
            SpeechLike.utterance($0, $0, at: 20, lasting: 0.3, delivery: .raised)
        }
        let scene = try AudioSceneMixer(options: options).mix(
            duration: .seconds(22), utterances: calm + shouts, events: [])
        #expect(!scene.loudness.isHeldByPeak)
        #expect(abs(try #require(scene.loudness.integrated) + 23) < 0.1)
        #expect(try #require(scene.loudness.peakDecibels) <= -1)
        // Unhindered, the shouts would lie about 4 dB above.
        #expect(scene.turns[5].gainDecibels < scene.turns[0].gainDecibels + 2)
        #expect(scene.turns[6].gainDecibels == scene.turns[5].gainDecibels)
        #expect(scene.turns[..<5].allSatisfy { $0.gainDecibels == scene.turns[0].gainDecibels })
    }

    @Test func `A loudness that would clip is not reached, and that is said`() throws {
        var options = AudioSceneOptions(seed: 5)
        options.targetLoudness = -3
        let scene = try AudioSceneMixer(options: options).mix(
            duration: .seconds(16), utterances: SpeechLike.conversation, events: [])
        #expect(scene.loudness.isHeldByPeak)
        #expect(try #require(scene.loudness.integrated) < -5)
        #expect(try #require(scene.loudness.peakDecibels) <= -1)
        #expect(try #require(scene.loudness.peakDecibels) > -1.1)
    }

    @Test func `Who is far away or weak is heard less`() throws {
        let scene = try AudioSceneMixer(options: Self.roomy).mix(
            duration: .seconds(12),
            utterances: [
                SpeechLike.utterance("t1", "medic1", at: 0),
                SpeechLike.utterance("t2", "bystander1", at: 3, role: .bystander, peak: 9_000),
                SpeechLike.utterance("t3", "patient", at: 6, role: .patient, delivery: .weak, peak: 30_000),
            ], events: [])
        let levels = scene.turns.map { turn in
            DecibelsByHand.rms(scene.mix[turn.startSample..<turn.startSample + turn.sampleCount])
        }
        #expect(abs(DecibelsByHand.between(levels[1], levels[0]) + 6) < 0.3)
        #expect(abs(DecibelsByHand.between(levels[2], levels[0]) + 8) < 0.4)
    }

    @Test func `Sounds have the level against speech that their event states`() throws {
        let options = Self.roomy
        let event = SoundEvent(
            id: "x", kind: .chargeWhine, span: SessionSpan(start: .seconds(5), end: .seconds(9)), levelDecibels: -9)
        let scene = try AudioSceneMixer(options: options).mix(
            duration: .seconds(10), utterances: [SpeechLike.utterance("t1", "medic1", at: 0, lasting: 1.5)],
            events: [event])
        // Active level by hand: 20 ms frames within 25 dB of the loudest.
        let frames = stride(from: 0, to: 24_000, by: 320).map { DecibelsByHand.rms(scene.mix[$0..<$0 + 320]) }
        let loudest = try #require(frames.max())
        let active = frames.filter { DecibelsByHand.between($0, loudest) >= -25 }
        let speech = (active.reduce(0) { $0 + $1 * $1 } / Double(active.count)).squareRoot()
        let whine = DecibelsByHand.rms(scene.bed[80_000..<144_000])
        #expect(abs(DecibelsByHand.between(whine, speech) + 9) < 0.2)
    }

    @Test func `Room tone lies where it is asked for and can be left out`() throws {
        var options = AudioSceneOptions(seed: 5)
        options.roomToneDecibels = -30
        let scene = try AudioSceneMixer(options: options).mix(duration: .seconds(20), utterances: [], events: [])
        let expected = 32_768 * DecibelsByHand.amplitude(-56)
        #expect(abs(DecibelsByHand.between(DecibelsByHand.rms(scene.bed), expected)) < 0.5)
        #expect(scene.loudness.masterGainDecibels == 0)
        options.hasRoomTone = false
        let silent = try AudioSceneMixer(options: options).mix(duration: .seconds(2), utterances: [], events: [])
        #expect(silent.mix.allSatisfy { $0 == 0 })
        #expect(silent.loudness.integrated == nil && silent.loudness.peakDecibels == nil)
    }
}

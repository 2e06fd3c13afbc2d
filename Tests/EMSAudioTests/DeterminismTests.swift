import EMSAudio
import EMSModel
import Testing

struct DeterminismTests {
    private static let everySound: [SoundEvent] = {
        let kinds: [SoundEventKind] = [
            .pulseTone([PulseBeep(time: .seconds(0.5), frequencyHertz: 830)]), .powerOn, .chargeWhine, .readyTone,
            .shockThump, .metronome(ratePerMinute: 110), .alarm(AlarmBurst(condition: .lowOxygenSaturation)),
            .cuffPump, .cuffRelease, .squelch, .radioNoise, .rogerBeep, .lineNoise, .bagBreaths(ratePerMinute: 60),
        ]
        return kinds.enumerated().map { number, kind in
            SoundEvent(
                id: "sound\(number)", kind: kind,
                span: SessionSpan(start: .seconds(number), end: .seconds(number + 1)))
        }
    }()

    private func mix(seed: UInt64, _ events: [SoundEvent] = everySound) throws -> AudioScene {
        try AudioSceneMixer(options: AudioSceneOptions(seed: seed)).mix(
            duration: .seconds(16), utterances: SpeechLike.conversation, events: events)
    }

    @Test func `The same arguments give the same samples, another seed gives others`() throws {
        let (first, second) = (try mix(seed: 1), try mix(seed: 1))
        #expect(digest(first.mix) == digest(second.mix))
        #expect(digest(first.bed) == digest(second.bed))
        #expect(first.turns == second.turns && first.loudness == second.loudness)
        #expect(digest(try mix(seed: 2).bed) != digest(first.bed))
    }

    @Test func `The noise of one event does not depend on the others`() throws {
        let quiet = try AudioSceneMixer(options: AudioSceneOptions(seed: 1)).mix(
            duration: .seconds(16), utterances: [], events: Self.everySound)
        let fewer = try AudioSceneMixer(options: AudioSceneOptions(seed: 1)).mix(
            duration: .seconds(16), utterances: [], events: Array(Self.everySound[10...]))
        #expect(digest(Array(quiet.bed[160_000...])) == digest(Array(fewer.bed[160_000...])))
    }

    /// Held on every machine: no function of the C library, no fused operation, no order of evaluation may differ.
    @Test func `All sounds of devices have the samples they had when this was written`() throws {
        let scene = try AudioSceneMixer(options: AudioSceneOptions(seed: 1)).mix(
            duration: .seconds(16), utterances: [], events: Self.everySound)
        #expect(digest(scene.bed) == 7_089_184_311_939_405_903)
    }

    @Test func `No sound of a device is silent`() throws {
        var options = AudioSceneOptions(seed: 1)
        options.hasRoomTone = false
        let bed = try AudioSceneMixer(options: options).mix(
            duration: .seconds(16), utterances: [], events: Self.everySound
        ).bed
        for (number, event) in Self.everySound.enumerated() {
            #expect(DecibelsByHand.rms(bed[number * 16_000..<(number + 1) * 16_000]) > 5, "\(event.label)")
        }
    }
}

import EMSAudio
import EMSModel
import Testing

struct SceneEdgeTests {
    private func mix(
        _ utterances: [PlacedUtterance], seconds: Double = 4, events: [SoundEvent] = []
    ) throws(AudioSceneError) -> AudioScene {
        try AudioSceneMixer(options: AudioSceneOptions(seed: 9)).mix(
            duration: .seconds(seconds), utterances: utterances, events: events)
    }

    @Test func `A scene of no length has empty tracks`() throws {
        let scene = try mix([], seconds: 0)
        #expect(scene.mix.isEmpty && scene.bed.isEmpty && scene.stems.isEmpty && scene.turns.isEmpty)
        #expect(scene.loudness.integrated == nil)
    }

    @Test func `The tracks hold every sample before the end`() throws {
        #expect(try mix([], seconds: 1.000_01).mix.count == 16_001)
        #expect(try mix([], seconds: 0.01).mix.count == 160)
    }

    @Test(arguments: DialogueTurn.Channel.allCases)
    func `An utterance without samples makes a silent stem`(_ channel: DialogueTurn.Channel) throws {
        let empty = PlacedUtterance(
            turnID: "t1", speaker: "a", role: .emt, channel: channel, start: .seconds(4), samples: [])
        let scene = try mix([empty])
        #expect(scene.stems.count == 1)
        #expect(scene.stems[0].samples.allSatisfy { $0 == 0 })
        #expect(scene.turns.map(\.sampleCount) == [0])
        #expect(digest(scene.mix) == digest(scene.bed))
    }

    @Test(arguments: DialogueTurn.Channel.allCases)
    func `Digital silence is not blown up`(_ channel: DialogueTurn.Channel) throws {
        let silent = PlacedUtterance(
            turnID: "t1", speaker: "a", role: .emt, channel: channel, start: .zero,
            samples: [Int16](repeating: 0, count: 8_000))
        let scene = try mix([silent])
        #expect(digest(scene.mix) == digest(scene.bed))
        #expect(scene.loudness.masterGainDecibels == 0)
    }

    @Test func `An utterance beyond the end is refused by name`() throws {
        let late = SpeechLike.utterance("t7", "medic1", at: 3, lasting: 2)
        let error = #expect(throws: AudioSceneError.self) { try mix([late]) }
        #expect(
            error
                == .utteranceOutsideSession(
                    turnID: "t7", start: .seconds(3), end: .seconds(5), duration: .seconds(4)))
        #expect(error?.description == "turn t7 lies at 0:03.000 to 0:05.000, outside the session of 0:04.000")
        let early = SpeechLike.utterance("t8", "medic1", at: -0.5, lasting: 1)
        #expect(throws: AudioSceneError.self) { try mix([early]) }
    }

    @Test func `Nobody talks over himself, but two people may`() throws {
        let first = SpeechLike.utterance("t1", "medic1", at: 0.5, lasting: 2)
        let error = #expect(throws: AudioSceneError.self) {
            try mix([first, SpeechLike.utterance("t2", "medic1", at: 2, lasting: 1)])
        }
        #expect(error == .speakerTalksOverself(speaker: "medic1", turnID: "t2", previousTurnID: "t1"))
        #expect(try mix([first, SpeechLike.utterance("t2", "emt1", at: 2, lasting: 1)]).turns.count == 2)
    }

    @Test func `What rounding to samples may do is cut`() throws {
        let ends = SpeechLike.utterance("t1", "medic1", at: 2.0005, lasting: 2)
        #expect(try mix([ends]).turns[0].sampleCount == 31_992)
        let next = SpeechLike.utterance("t2", "medic1", at: 1.9995, lasting: 1)
        let scene = try mix([SpeechLike.utterance("t1", "medic1", at: 0, lasting: 2), next])
        #expect(scene.turns[1].startSample == 32_000)
        #expect(scene.turns[1].sampleCount == 15_992)
    }

    @Test func `Events are cut at the ends of the session`() throws {
        let all: [SoundEventKind] = [
            .pulseTone([PulseBeep(time: .seconds(-0.01), frequencyHertz: 880)]), .powerOn, .chargeWhine, .readyTone,
            .shockThump, .metronome(ratePerMinute: 110), .alarm(AlarmBurst(condition: .apnoea)), .cuffPump,
            .cuffRelease, .squelch, .radioNoise, .rogerBeep, .lineNoise, .bagBreaths(ratePerMinute: 10),
        ]
        for kind in all {
            let before = SoundEvent(id: "e1", kind: kind, span: SessionSpan(start: .seconds(-1), end: .seconds(1)))
            let after = SoundEvent(id: "e2", kind: kind, span: SessionSpan(start: .seconds(3), end: .seconds(9)))
            #expect(try mix([], events: [before, after]).mix.count == 64_000, "\(kind.label)")
        }
    }
}

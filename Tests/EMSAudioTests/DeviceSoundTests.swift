import EMSAudio
import EMSModel
import Testing

struct DeviceSoundTests {
    private static func shock(_ mode: ShockDelivery.Mode, at second: Int) -> ClinicalTimeline.Shock {
        .init(time: .seconds(second), delivery: ShockDelivery(energyJoules: 200, ordinal: 1, mode: mode))
    }

    @Test func `Nothing happens, nothing sounds`() { #expect(ClinicalCase().events().isEmpty) }

    @Test func `Charge, held charge, shock`() throws {
        var story = ClinicalCase()
        story.shocks = [Self.shock(.manual, at: 70)]
        story.beats = [
            ClinicalCase.beat("c", .communicate(.charge), from: 55, to: 61),
            ClinicalCase.beat("s", .shock(story.shocks[0].delivery), from: 66, to: 70),
        ]
        let sounds = story.events()
        #expect(sounds.map(\.label) == ["charge_whine", "ready_tone", "shock_thump"])
        #expect(sounds.map(\.span.start) == [.seconds(55), .seconds(61), .seconds(70)])
        #expect(sounds.map(\.span.end.seconds) == [61, 70, 70.35])
        #expect(sounds.map(\.beatID) == ["c", "c", "s"])
        #expect(sounds.map(\.id) == ["sound0001", "sound0002", "sound0003"])
        #expect(sounds.allSatisfy { $0.type == .sound && $0.source == .defibrillator })
    }

    @Test func `An automatic defibrillator charges unasked; a charge nobody uses is dumped`() {
        var story = ClinicalCase()
        story.shocks = [Self.shock(.aed, at: 70)]
        #expect(story.events().map(\.label) == ["charge_whine", "ready_tone", "shock_thump"])
        story.shocks = []
        story.beats = [ClinicalCase.beat("c", .communicate(.charge), from: 20, to: 26)]
        let sounds = story.events()
        #expect(sounds.map(\.label) == ["charge_whine", "ready_tone"])
        #expect(sounds.last?.span.end == .seconds(36))
    }

    @Test func `The whine rises from 400 to 1100 Hz`() throws {
        var options = AudioSceneOptions(seed: 1)
        options.hasRoomTone = false
        let bed = try AudioSceneMixer(options: options).mix(
            duration: .seconds(7), utterances: [],
            events: [
                SoundEvent(id: "w", kind: .chargeWhine, span: SessionSpan(start: .zero, end: .seconds(7)))
            ]
        ).bed
        let pitch = { (from: Int) throws -> Double in
            let power = Spectrum.power(Array(bed[from..<from + 2_048]), hertz: 300...1_300)
            let best = try #require(power.indices.max { power[$0] < power[$1] })
            return Double(best + 20) * 15.625
        }
        #expect(abs(try pitch(800) - 415) < 40)
        #expect(abs(try pitch(109_000) - 1_090) < 40)
    }

    @Test func `The metronome clicks with the compressions once a defibrillator is there`() throws {
        var story = ClinicalCase()
        story.compressions = [
            .init(
                span: SessionSpan(start: .seconds(10), end: .seconds(40)),
                quality: CompressionQuality(ratePerMinute: 120, depthMillimetres: 52), actor: "emt1")
        ]
        #expect(story.events().isEmpty)
        story.attached = [(.pads, from: 20)]
        let event = try #require(story.events().first { $0.label == "metronome" })
        #expect(event.span == SessionSpan(start: .seconds(20), end: .seconds(40)))
        #expect(event.kind == .metronome(ratePerMinute: 120))
        let fixed = story.events { $0.metronomePerMinute = 110 }
        #expect(fixed.contains { $0.kind == .metronome(ratePerMinute: 110) })
        #expect(!story.events { $0.hasMetronome = false }.contains { $0.label == "metronome" })

        var options = AudioSceneOptions(seed: 1)
        options.hasRoomTone = false
        let bed = try AudioSceneMixer(options: options).mix(
            duration: .seconds(60), utterances: [], events: [event]
        ).bed
        for number in 0..<40 {
            let place = 320_000 + number * 8_000
            #expect(bed[place..<place + 20].contains { $0 != 0 })
            #expect(bed[place - 2_000..<place].allSatisfy { $0 == 0 })
        }
        #expect(bed[640_000...].allSatisfy { $0 == 0 })
    }

    @Test func `A radio turn stands between squelch and squelch, a telephone turn on a hiss`() {
        var story = ClinicalCase()
        story.turns = [
            ClinicalCase.turn("t1", .air, from: 2, to: 4), ClinicalCase.turn("t2", .radio, from: 10, to: 14),
            ClinicalCase.turn("t3", .telephone, from: 20, to: 22),
            ClinicalCase.turn("t4", .loudspeaker, from: 30, to: 32),
        ]
        let sounds = story.events()
        #expect(sounds.map(\.label) == ["squelch", "radio_noise", "roger_beep", "squelch", "line_noise"])
        #expect(sounds.map(\.turnID) == ["t2", "t2", "t2", "t2", "t3"])
        #expect(sounds[0].span.end == .seconds(10))
        #expect(sounds[3].span.start > .seconds(14))
        let plain = story.events { $0.hasRogerBeep = false }
        #expect(plain.map(\.label) == ["squelch", "radio_noise", "squelch", "line_noise"])
    }

    @Test func `Cuff and bag sound while they work`() {
        var story = ClinicalCase()
        story.cuffCycles = [SessionSpan(start: .seconds(30), end: .seconds(62))]
        story.beats = [
            ClinicalCase.beat(
                "v", .ventilate(VentilationQuality(ratePerMinute: 10)), from: 70, to: 100)
        ]
        let sounds = story.events()
        #expect(sounds.map(\.label) == ["cuff_pump", "cuff_release", "bag_breaths"])
        #expect(sounds.map(\.span.start) == [.seconds(30), .seconds(62), .seconds(70)])
        #expect(sounds.map(\.source.rawValue) == ["blood_pressure_cuff", "blood_pressure_cuff", "bag_valve_mask"])
    }

    @Test func `The monitor chirps once, when it is switched on`() {
        var story = ClinicalCase()
        story.beats = [
            ClinicalCase.beat("on.watch", .attach(.watch), from: 0, to: 1),
            ClinicalCase.beat("on.pads", .attach(.pads), from: 20, to: 30),
            ClinicalCase.beat("on.ecg", .attach(.ecg), from: 40, to: 50, keysteps: [.turnOnEcg]),
        ]
        let chirps = story.events().filter { $0.label == "power_on" }
        #expect(chirps.map(\.beatID) == ["on.pads"])
        #expect(chirps.first?.span.start.seconds == 20.5)
    }

    @Test func `Sounds end with the session and labels are unique names`() {
        var story = ClinicalCase()
        story.seconds = 60
        story.shocks = [Self.shock(.manual, at: 60)]
        story.cuffCycles = [SessionSpan(start: .seconds(58), end: .seconds(90))]
        story.turns = [ClinicalCase.turn("t1", .radio, from: 0, to: 60)]
        let sounds = story.events()
        #expect(sounds.allSatisfy { $0.span.start >= .zero && $0.span.end <= .seconds(60) })
        #expect(sounds.allSatisfy { $0.span.start < $0.span.end })
        #expect(Set(sounds.map(\.id)).count == sounds.count)
    }
}

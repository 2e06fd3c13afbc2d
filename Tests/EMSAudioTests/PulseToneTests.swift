import EMSAudio
import EMSModel
import Testing

struct PulseToneTests {
    private static let peaks = (0..<60).map { index in
        RPeak(time: SessionTime(nanoseconds: 2_000_000_000 + Int64(index) * 713_456_789), spo2: 100 - Double(index) / 3)
    }

    private func tones(_ change: (inout ClinicalCase) -> Void = { _ in }) -> [SoundEvent] {
        var story = ClinicalCase()
        story.attached = [(.ecg, from: 1)]
        story.rPeaks = Self.peaks
        change(&story)
        return story.events().filter { $0.label == "pulse_tone" }
    }

    @Test func `A beep begins at each R peak, to the sample`() throws {
        var options = AudioSceneOptions(seed: 1)
        options.hasRoomTone = false
        let bed = try AudioSceneMixer(options: options).mix(
            duration: .seconds(60), utterances: [], events: tones()
        ).bed
        var onsets: [Int] = []
        var quietSince = -10_000
        for index in bed.indices where bed[index] != 0 {
            if index - quietSince > 1_000 { onsets.append(index) }
            quietSince = index
        }
        #expect(onsets.count == Self.peaks.count)
        for (onset, peak) in zip(onsets, Self.peaks) {
            #expect(abs(onset - peak.time.sampleIndex(rateHertz: 16_000)) <= 1)
        }
    }

    @Test func `The pitch falls a semitone with each per cent, down to an octave`() throws {
        guard case .pulseTone(let beeps) = try #require(tones().first).kind else {
            Issue.record("no train of beeps")
            return
        }
        #expect(beeps[0].frequencyHertz == 880)
        #expect(abs(beeps[3].frequencyHertz / 880 - 0.943_874_3) < 1e-6)
        #expect(abs(beeps[36].frequencyHertz - 440) < 1e-9)
        #expect(abs(beeps[59].frequencyHertz - 440) < 1e-9)
    }

    @Test func `Only while a monitor sees the heart`() throws {
        #expect(tones { $0.attached = [] }.isEmpty)
        #expect(tones { $0.attached = [(.pleth, from: 0)] }.isEmpty)
        let late = try #require(tones { $0.attached = [(.pads, from: 20)] }.first)
        #expect(late.span.start >= .seconds(20))
        let automatic = tones {
            $0.attached = [(.pads, from: 0)]
            $0.beats = [ClinicalCase.beat("on", .communicate(.status), from: 0, to: 2, keysteps: [.turnOnAed])]
        }
        #expect(automatic.isEmpty)
    }

    @Test func `A pause of the heart parts two trains`() {
        let trains = tones { $0.rPeaks.removeSubrange(20..<30) }
        #expect(trains.count == 2)
    }

    @Test func `It can be switched off`() {
        var story = ClinicalCase()
        story.attached = [(.ecg, from: 0)]
        story.rPeaks = Self.peaks
        #expect(!story.events { $0.hasPulseTone = false }.contains { $0.label == "pulse_tone" })
    }
}

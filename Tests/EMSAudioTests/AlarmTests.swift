import EMSAudio
import EMSModel
import Testing

struct AlarmTests {
    private static let allSensors: [(DeviceChannel, from: Int)] = [
        (.ecg, from: 0), (.pleth, from: 0), (.capnography, from: 0),
    ]

    private func alarms(_ change: (inout ClinicalCase) -> Void) -> [SoundEvent] {
        var story = ClinicalCase()
        story.attached = Self.allSensors
        change(&story)
        return story.events().filter { $0.type == .alarm }
    }

    @Test func `A well patient alarms nothing`() {
        #expect(alarms { $0.seconds = 600 }.isEmpty)
    }

    @Test func `Each limit has its alarm, and only while it is breached`() {
        let breaches: [(String, AlarmBurst.Priority, (inout ClinicalCase) -> Void)] = [
            ("asystole", .high, { $0.rhythms = [(0, .sinus), (60, .asystole), (120, .sinus)] }),
            (
                "ventricular_fibrillation", .high,
                { $0.rhythms = [(0, .sinus), (60, .ventricularFibrillation), (120, .sinus)] }
            ),
            (
                "ventricular_tachycardia", .high,
                { $0.rhythms = [(0, .sinus), (60, .ventricularTachycardia), (120, .sinus)] }
            ),
            ("low_oxygen_saturation", .medium, { $0.spo2 = { (60..<120).contains($0) ? 89.4 : 90 } }),
            ("apnoea", .high, { $0.breaths = { (60..<120).contains($0) ? 0 : 8 } }),
            ("low_heart_rate", .medium, { $0.heartRate = { (60..<120).contains($0) ? 49 : 50 } }),
            ("high_heart_rate", .medium, { $0.heartRate = { (60..<120).contains($0) ? 121 : 120 } }),
        ]
        for (label, priority, breach) in breaches {
            let sounds = alarms(breach)
            #expect(!sounds.isEmpty, "\(label)")
            for sound in sounds {
                #expect(sound.label == label)
                #expect(SessionSpan(start: .seconds(60), end: .seconds(120)).contains(sound.span.start))
                guard case .alarm(let burst) = sound.kind else { continue }
                #expect(burst.priority == priority)
            }
        }
    }

    @Test func `A sensor that is not attached alarms nothing`() {
        let sick: (inout ClinicalCase) -> Void = {
            $0.rhythms = [(0, .ventricularFibrillation)]
            $0.spo2 = { _ in 80 }
            $0.breaths = { _ in 0 }
            $0.attached = [(.cuff, from: 0), (.watch, from: 0)]
        }
        #expect(alarms(sick).isEmpty)
        let late = alarms {
            sick(&$0)
            $0.attached = [(.ecg, from: 100)]
        }
        #expect(late.allSatisfy { $0.span.start >= .seconds(100) && $0.label == "ventricular_fibrillation" })
        #expect(!late.isEmpty)
    }

    @Test func `Bursts come 10 to 15 s apart until somebody presses silence for two minutes`() {
        let starts = alarms {
            $0.seconds = 900
            $0.rhythms = [(0, .ventricularFibrillation)]
        }.map(\.span.start.seconds)
        let gaps = zip(starts.dropFirst(), starts).map { $0 - $1 }
        #expect(gaps.allSatisfy { (10...15).contains($0) || (120...135).contains($0) })
        #expect(gaps.contains { $0 >= 120 })
        // 2 to 4 bursts before each silence.
        let trains = gaps.split { $0 >= 120 }.map { $0.count + 1 }
        #expect(trains.dropLast().allSatisfy { (2...4).contains($0) })
    }

    @Test func `A high priority is heard before a medium one, never over it`() {
        let sounds = alarms {
            $0.seconds = 600
            $0.rhythms = [(0, .asystole)]
            $0.breaths = { _ in 0 }
        }
        #expect(Set(sounds.map(\.label)) == ["asystole", "apnoea"])
        for (first, second) in zip(sounds, sounds.dropFirst()) { #expect(first.span.end <= second.span.start) }
    }

    @Test func `Pulses follow the patterns of IEC 60601-1-8`() throws {
        let counts: [(AlarmBurst.Condition, Int, Int)] = [(.asystole, 10, 3_500), (.lowOxygenSaturation, 3, 1_000)]
        for (condition, pulses, milliseconds) in counts {
            var options = AudioSceneOptions(seed: 1)
            options.hasRoomTone = false
            let span = SessionSpan(start: .seconds(1), end: .seconds(1) + .milliseconds(milliseconds))
            let bed = try AudioSceneMixer(options: options).mix(
                duration: .seconds(6), utterances: [],
                events: [SoundEvent(id: "a", kind: .alarm(AlarmBurst(condition: condition)), span: span)]
            ).bed
            let loud = stride(from: 0, to: bed.count - 80, by: 80).map { DecibelsByHand.rms(bed[$0..<$0 + 80]) > 50 }
            #expect(zip(loud, loud.dropFirst()).filter { !$0 && $1 }.count == pulses)
            #expect(bed[..<16_000].allSatisfy { $0 == 0 })
            let last = try #require(bed.lastIndex { $0 != 0 })
            #expect(abs(last - span.end.sampleIndex(rateHertz: 16_000)) < 32)
        }
    }

    @Test func `A note has four harmonics between 300 and 4000 Hz within 15 dB`() throws {
        var options = AudioSceneOptions(seed: 1)
        options.hasRoomTone = false
        let bed = try AudioSceneMixer(options: options).mix(
            duration: .seconds(2), utterances: [],
            events: [
                SoundEvent(
                    id: "a", kind: .alarm(AlarmBurst(condition: .asystole)),
                    span: SessionSpan(start: .zero, end: .seconds(2)))
            ]
        ).bed
        // The first pulse, C4.
        let pulse = Array(bed[200..<2_200])
        let harmonics = (2...6).map { number in
            Spectrum.power(pulse, hertz: 261.63 * Double(number) - 20...261.63 * Double(number) + 20).max() ?? 0
        }
        let fundamental = try #require(Spectrum.power(pulse, hertz: 245...280).max())
        #expect(harmonics.filter { abs($0 - fundamental) < 15 }.count >= 4)
    }
}

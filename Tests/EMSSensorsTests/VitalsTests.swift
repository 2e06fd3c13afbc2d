import EMSModel
import EMSSensors
import Testing

@Suite struct VitalsTests {
    static let kinds: [(VitalKind, String)] = [
        (.heartRate, "HR"), (.spo2, "SpO2"), (.respiratoryRate, "RR"), (.etco2, "EtCO2"),
    ]

    static var fixture: TimelineFixture {
        var fixture = TimelineFixture(
            stretches: [
                BodyStretch(rhythm: .sinus, seconds: 60, rate: 96.2, endRate: 71.7, etco2: 33.5),
                BodyStretch(rhythm: .ventricularFibrillation, seconds: 30, respiratoryRate: 0),
                BodyStretch(rhythm: .sinusTachycardia, seconds: 60.5, rate: 121, endRate: 104),
            ], cuffs: [(5, 35), (100, 130)], attachedAt: 3.25)
        let body = fixture.timeline.physiology
        for second in [12, 35, 47, 130] {
            let kinds: [VitalKind] =
                second == 35 || second == 130
                ? [.systolic, .diastolic] : [.heartRate, .spo2, .respiratoryRate, .etco2]
            for kind in kinds {
                fixture.readings.append(
                    TimedReading(
                        reading: Reading(
                            id: "r\(fixture.readings.count)", kind: kind, value: body[second].displayed(kind)!,
                            beatID: "b", set: 0), time: .seconds(second)))
            }
        }
        return fixture
    }

    @Test func `Each sample is what the screen shows at that second`() {
        let fixture = Self.fixture
        let vitals = fixture.record("vitals")
        #expect(vitals.clock.offsetNanoseconds == 4_000_000_000)
        #expect(vitals.sampleCount == 147)
        let body = fixture.timeline.physiology
        for (kind, name) in Self.kinds {
            for index in 0..<vitals.sampleCount {
                #expect(vitals.signal(name)!.value(at: index) == body[index + 4].displayed(kind))
            }
        }
    }

    @Test func `A reading equals the trend at its time`() {
        let fixture = Self.fixture
        let vitals = fixture.record("vitals")
        let names: [VitalKind: String] = [
            .heartRate: "HR", .spo2: "SpO2", .respiratoryRate: "RR", .etco2: "EtCO2", .systolic: "NIBPs",
            .diastolic: "NIBPd",
        ]
        #expect(fixture.readings.count == 12)
        for timed in fixture.readings {
            #expect(vitals.value(of: names[timed.reading.kind]!, at: timed.time) == timed.reading.value)
        }
    }

    @Test func `The cuff shows nothing before its first result and then the last one`() {
        let vitals = Self.fixture.record("vitals")
        #expect(vitals.value(of: "NIBPs", at: .seconds(34)) == nil)
        #expect(vitals.value(of: "NIBPs", at: .seconds(35)) == 118)
        #expect(vitals.value(of: "NIBPs", at: .seconds(75)) == 118)
        #expect(vitals.value(of: "NIBPd", at: .seconds(140)) == 74)
    }

    @Test func `Numbers are missing where nothing is attached`() {
        var fixture = Self.fixture
        fixture.channels = [.ecg]
        let vitals = fixture.record("vitals")
        #expect(vitals.value(of: "HR", at: .seconds(10)) == 95 || vitals.value(of: "HR", at: .seconds(10)) == 92)
        #expect(vitals.value(of: "RR", at: .seconds(10)) == 14)
        for name in ["SpO2", "EtCO2", "NIBPs", "NIBPd"] {
            #expect(vitals.signal(name)!.samples.allSatisfy { $0 == SensorSignal.missing })
        }
    }

    @Test func `A CO-oximeter has a trend in calls that have one`() {
        var fixture = Self.fixture
        #expect(fixture.record("vitals").signal("SpCO") == nil)
        fixture.channels.append(.coOximeter)
        fixture.spco = 22.6
        let vitals = fixture.record("vitals")
        #expect(vitals.signals.map(\.name).last == "SpCO")
        #expect(vitals.value(of: "SpCO", at: .seconds(10)) == 23)
        // In fibrillation no pulse reaches the finger.
        #expect(vitals.value(of: "SpCO", at: .seconds(70)) == nil)
        #expect(vitals.value(of: "SpO2", at: .seconds(10)) == 96)
    }
}

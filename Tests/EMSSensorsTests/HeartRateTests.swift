import EMSModel
import EMSSensors
import Testing

@Suite struct HeartRateTests {
    static let cases: [(Rhythm, Double, Double)] = [
        (.sinus, 72, 72), (.sinus, 95, 64), (.sinusBradycardia, 30, 30), (.sinusBradycardia, 44, 56),
        (.sinusTachycardia, 150, 112), (.supraventricularTachycardia, 210, 210),
        (.supraventricularTachycardia, 165, 165), (.ventricularTachycardia, 186, 180),
        (.pulselessVentricularTachycardia, 205, 205), (.pulselessElectricalActivity, 36, 52),
        (.pulselessElectricalActivity, 105, 90), (.paced, 70, 70), (.thirdDegreeBlock, 31, 33),
        (.thirdDegreeBlock, 48, 48), (.firstDegreeBlock, 62, 62), (.junctional, 44, 44), (.anteriorStemi, 88, 96),
        (.inferiorStemi, 58, 58), (.lateralStemi, 101, 95),
    ]

    @Test("R peaks come at the rate of the trend", arguments: cases)
    func rate(rhythm: Rhythm, from: Double, to: Double) {
        let fixture = TimelineFixture(stretches: [BodyStretch(rhythm: rhythm, seconds: 60, rate: from, endRate: to)])
        for seed in UInt64(1)...3 {
            let monitor = fixture.record("monitor", seed: seed)
            let trend = fixture.timeline.physiology[5..<55].map(\.electricalRatePerMinute)
            let expected = trend.reduce(0, +) / Double(trend.count)
            let lead = monitor.values("II", from: 5, to: 55)
            let share: Float = rhythm == .paced ? 0.5 : 0.62
            let peaks = SignalAnalysis.peaks(lead, share: share, distance: 55)
            #expect(abs(SignalAnalysis.rate(peaks, sampleRateHertz: 250) - expected) < 1)
            let beats = monitor.beatTimes.filter { $0 >= .seconds(5) && $0 < .seconds(55) }.map(\.seconds)
            let annotated = 60 * Double(beats.count - 1) / (beats[beats.count - 1] - beats[0])
            #expect(abs(annotated - expected) < 0.7)
        }
    }

    @Test func `Beat marks stand on the R peaks`() {
        let fixture = TimelineFixture(stretches: [BodyStretch(rhythm: .sinus, seconds: 60, rate: 76)])
        let monitor = fixture.record("monitor")
        let lead = monitor.signal("II")!
        let marks = monitor.annotations.filter { $0.kind == .beat(.normal) }.map(\.sampleIndex)
        #expect(marks.count > 70)
        for mark in marks where mark > 20 && mark < lead.samples.count - 20 {
            let window = mark - 20...mark + 20
            let highest = window.max { lead.samples[$0] < lead.samples[$1] }!
            #expect(abs(highest - mark) <= 1)
        }
    }

    @Test func `A sinus rhythm that changes its name misses no beat`() {
        let fixture = TimelineFixture(stretches: [
            BodyStretch(rhythm: .sinus, seconds: 30.4, rate: 96, endRate: 102),
            BodyStretch(rhythm: .sinusTachycardia, seconds: 30, rate: 102, endRate: 108),
        ])
        let beats = fixture.record("monitor").beatTimes.map(\.seconds)
        let intervals = zip(beats.dropFirst(), beats).map { $0 - $1 }
        #expect(intervals.max()! < 0.68)
        #expect(intervals.min()! > 0.52)
    }

    @Test func `Atrial fibrillation is irregular at the rate of the trend`() {
        let fixture = TimelineFixture(stretches: [
            BodyStretch(rhythm: .atrialFibrillation, seconds: 300, rate: 110)
        ])
        let beats = fixture.record("monitor").beatTimes.map(\.seconds)
        let intervals = zip(beats.dropFirst(), beats).map { $0 - $1 }
        let mean = intervals.reduce(0, +) / Double(intervals.count)
        let variance = intervals.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(intervals.count)
        #expect(abs(60 / mean - 110) < 1)
        #expect((0.14...0.26).contains(variance.squareRoot() / mean))
    }

    @Test(
        "Second-degree block drops beats and keeps the ventricular rate",
        arguments: [
            (Rhythm.secondDegreeBlockType1, 50.0), (Rhythm.secondDegreeBlockType2, 42.0),
        ])
    func block(rhythm: Rhythm, rate: Double) {
        let fixture = TimelineFixture(stretches: [BodyStretch(rhythm: rhythm, seconds: 240, rate: rate)])
        let beats = fixture.record("monitor").beatTimes.map(\.seconds)
        let intervals = zip(beats.dropFirst(), beats).map { $0 - $1 }
        #expect(abs(60 * Double(intervals.count) / (beats.last! - beats[0]) - rate) < 1)
        #expect(intervals.max()! > 1.5 * intervals.min()!)
    }

    @Test func `Muscle noise of a seizure leaves the rate readable`() {
        let fixture = TimelineFixture(stretches: [
            BodyStretch(rhythm: .sinusTachycardia, seconds: 40, rate: 128, isSeizing: true)
        ])
        let monitor = fixture.record("monitor")
        let peaks = SignalAnalysis.peaks(monitor.values("II", from: 5, to: 38), share: 0.6, distance: 60)
        #expect(abs(SignalAnalysis.rate(peaks, sampleRateHertz: 250) - 128) < 1.5)
        #expect(monitor.annotations.contains { $0.kind == .noiseStart(.seizure) })
    }
}

import EMSModel
import EMSSensors
import Testing

@Suite struct PlethTests {
    static let fixture = TimelineFixture(
        stretches: [BodyStretch(rhythm: .sinus, seconds: 120, rate: 84)], cuffs: [(50, 85)])

    @Test func `Each pulse follows its beat`() {
        let monitor = Self.fixture.record("monitor")
        let pleth = monitor.values("PLETH", from: 4, to: 48)
        let peaks = SignalAnalysis.peaks(pleth, share: 0.6, distance: 80).map { 4 + Double($0) / 250 }
        let beats = monitor.beatTimes.map(\.seconds)
        #expect(peaks.count > 55)
        for peak in peaks {
            let delay = peak - beats.last { $0 < peak }!
            #expect((0.2...0.5).contains(delay))
        }
    }

    @Test func `The cuff squeezes the pulse away`() {
        let monitor = Self.fixture.record("monitor")
        let before = SignalAnalysis.peakToPeak(monitor.values("PLETH", from: 40, to: 50))
        let during = SignalAnalysis.peakToPeak(monitor.values("PLETH", from: 57, to: 75))
        let after = SignalAnalysis.peakToPeak(monitor.values("PLETH", from: 86, to: 96))
        #expect(during < 0.15 * before)
        #expect(after > 0.9 * before)
    }
}

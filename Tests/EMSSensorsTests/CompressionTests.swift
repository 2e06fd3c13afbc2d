import EMSModel
import EMSReproducibility
import EMSSensors
import Testing

@Suite struct CompressionTests {
    static let fixture = TimelineFixture(
        stretches: [BodyStretch(rhythm: .asystole, seconds: 200)],
        bouts: [(10, 40, 98.4, 44), (50, 90, 110, 52), (100, 160, 124.7, 61)])

    @Test(arguments: 0..<3)
    func `Depth has the rate and the depth of its bout`(number: Int) {
        let bout = Self.fixture.bouts[number]
        for seed in UInt64(1)...4 {
            let pad = Self.fixture.record("cpr", seed: seed)
            let depth = pad.values("DEPTH", from: bout.start, to: bout.end)
            let peaks = SignalAnalysis.peaks(depth, share: 0.6, distance: 62)
            #expect(abs(SignalAnalysis.rate(peaks, sampleRateHertz: 250) - bout.rate) < 0.3)
            #expect(abs(15_000 / SignalAnalysis.period(depth, lags: 88...200) - bout.rate) < 1)
            let mean = peaks.map { Double(depth[$0]) }.reduce(0, +) / Double(peaks.count)
            #expect(abs(mean - bout.depth) < 2.5)
            let deep = depth.filter { Double($0) > 0.1 * bout.depth }.count
            #expect(abs(Double(deep) / Double(depth.count) - 0.45) < 0.03)
        }
    }

    @Test func `Nothing moves between bouts`() {
        let pad = Self.fixture.record("cpr")
        #expect(pad.values("DEPTH", from: 2, to: 10).allSatisfy { $0 == 0 })
        #expect(pad.values("DEPTH", from: 40, to: 50).allSatisfy { $0 == 0 })
        #expect(SignalAnalysis.peakToPeak(pad.values("ACC", from: 41, to: 49)) < 0.3)
    }

    @Test func `Acceleration integrated twice is depth`() {
        let pad = Self.fixture.record("cpr")
        let depth = pad.values("DEPTH", from: 50, to: 90).map(Double.init)
        let acceleration = pad.values("ACC", from: 50, to: 90).map(Double.init)
        // Second differences need no starting values, unlike integrals.
        for index in stride(from: 5, to: depth.count - 5, by: 1) {
            let second = (depth[index - 5] - 2 * depth[index] + depth[index + 5]) / 1000 / (0.02 * 0.02)
            #expect(abs(second - acceleration[index]) < 2.2)
        }
        #expect((10...25).contains(acceleration.map(abs).max()!))
    }

    @Test func `The watch feels gravity at rest and the compressions of its wearer`() {
        let watch = Self.fixture.record("watch")
        #expect(watch.wearer == "medic")
        let magnitude = { (start: Double, end: Double) -> [Float] in
            let axes = ["ACC_X", "ACC_Y", "ACC_Z"].map { watch.values($0, from: start, to: end) }
            return zip(axes[0], zip(axes[1], axes[2])).map { ($0 * $0 + $1.0 * $1.0 + $1.1 * $1.1).squareRoot() }
        }
        let quiet = magnitude(165, 195)
        #expect(abs(quiet.reduce(0, +) / Float(quiet.count) - 9.81) < 0.4)
        let busy = magnitude(52, 88)
        #expect(abs(3000 / SignalAnalysis.period(busy, lags: 18...40) - 110) < 1)
        #expect(busy.max()! < 78)
    }

    @Test func `The watch of one rescuer is still while another compresses`() {
        var timeline = Self.fixture.timeline
        timeline.compressions[1].actor = "driver"
        let records = SensorSynthesizer(timeline: timeline, random: .init(seed: 7, "sensors")).records()
        let watch = records.first { $0.name == "watch" }!
        let during = { (start: Double, end: Double) in
            SignalAnalysis.restlessness(watch.values("ACC_Z", from: start, to: end))
        }
        #expect(during(52, 88) < 0.3 * during(12, 38))
        #expect(during(102, 158) > 3 * during(52, 88))
    }
}

import EMSModel
import EMSSensors
import Testing

@Suite struct BreathTests {
    @Test(arguments: [(8.0, 52.0, 0.0), (14.0, 37.0, 0.0), (26.0, 30.0, 0.6), (36.0, 24.0, 0.0), (22.0, 58.0, 1.0)])
    func `Capnogram and impedance breathe at the rate of the trend`(rate: Double, etco2: Double, obstruction: Double) {
        let fixture = TimelineFixture(stretches: [
            BodyStretch(
                rhythm: .sinus, seconds: 120, rate: 80, respiratoryRate: rate, etco2: etco2, obstruction: obstruction)
        ])
        for seed in UInt64(1)...3 {
            let co2 = fixture.record("capnography", seed: seed).values("CO2", from: 4, to: 119)
            let peaks = SignalAnalysis.peaks(co2, share: 0.9, distance: Int(125 * 40 / rate))
            #expect(abs(SignalAnalysis.rate(peaks, sampleRateHertz: 125) - rate) < 0.5)
            let plateaus = peaks.dropLast().map { Double(co2[$0]) }
            #expect(plateaus.allSatisfy { abs($0 - etco2) < 1 })
            #expect(co2.min()! < 1)
            let impedance = fixture.record("monitor", seed: seed).values("RESP", from: 4, to: 119)
            let breaths = SignalAnalysis.peaks(impedance, share: 0.7, distance: Int(250 * 40 / rate))
            #expect(abs(SignalAnalysis.rate(breaths, sampleRateHertz: 250) - rate) < 1)
        }
    }

    @Test func `Narrow airways turn the plateau into a fin`() {
        let share = { (obstruction: Double) -> Double in
            let fixture = TimelineFixture(stretches: [
                BodyStretch(
                    rhythm: .sinus, seconds: 90, rate: 80, respiratoryRate: 15, etco2: 40, obstruction: obstruction)
            ])
            let co2 = fixture.record("capnography").values("CO2", from: 4, to: 88)
            let high = co2.filter { $0 > 36 }.count
            return Double(high) / Double(co2.filter { $0 > 4 }.count)
        }
        #expect(share(0) > 0.8)
        #expect(share(0.9) < 0.5)
    }

    @Test func `Without breaths the capnogram and the impedance are flat`() {
        let fixture = TimelineFixture(stretches: [
            BodyStretch(rhythm: .sinus, seconds: 40, rate: 80),
            BodyStretch(rhythm: .sinusBradycardia, seconds: 40, rate: 50, respiratoryRate: 0),
            BodyStretch(rhythm: .sinus, seconds: 40, rate: 80),
        ])
        let monitor = fixture.record("monitor")
        let capnograph = fixture.record("capnography")
        #expect(capnograph.values("CO2", from: 50, to: 79).allSatisfy { $0 < 1 })
        #expect(SignalAnalysis.peakToPeak(monitor.values("RESP", from: 50, to: 79)) < 0.25)
        #expect(capnograph.values("CO2", from: 81, to: 95).max()! > 34)
    }
}

import EMSModel
import EMSSensors
import Testing

@Suite struct ArrestTests {
    /// Fibrillation, a shock, asystole, PEA, fibrillation, and a pulse again.
    static let arrest = TimelineFixture(
        stretches: [
            BodyStretch(rhythm: .ventricularFibrillation, seconds: 120.3, respiratoryRate: 0, etco2: 12),
            BodyStretch(rhythm: .asystole, seconds: 20.4, respiratoryRate: 10, etco2: 14),
            BodyStretch(rhythm: .pulselessElectricalActivity, seconds: 60, rate: 42, respiratoryRate: 10, etco2: 15),
            BodyStretch(rhythm: .ventricularFibrillation, seconds: 60, respiratoryRate: 10, etco2: 16),
            BodyStretch(rhythm: .sinusTachycardia, seconds: 60, rate: 112, respiratoryRate: 10, etco2: 41),
        ],
        shocks: [120.3], bouts: [(20, 100, 110, 52), (150, 190, 117.3, 47)])

    @Test(arguments: [(2.0, 18.0), (101.0, 119.0), (202.0, 260.0)])
    func `Fibrillation without hands on the chest looks like fibrillation`(start: Double, end: Double) {
        for seed in UInt64(1)...6 {
            let monitor = Self.arrest.record("monitor", seed: seed)
            for from in stride(from: start, through: end - 4, by: 2) {
                let window = monitor.values("II", from: from, to: from + 4)
                let spectrum = SignalAnalysis.spectrum(window, sampleRateHertz: 250, limit: 30)
                let top = spectrum.max { $0.power < $1.power }!.hertz
                let total = spectrum.map(\.power).reduce(0, +)
                let band = spectrum.filter { $0.hertz >= 0.6 * top && $0.hertz <= 1.4 * top }.map(\.power)
                #expect((3...7).contains(top))
                #expect(band.reduce(0, +) / total > 0.5)
                #expect(SignalAnalysis.kurtosis(window) < 5)
                #expect(SignalAnalysis.peakToPeak(window) >= 0.2)
            }
        }
    }

    @Test func `Old fibrillation gets finer and never vanishes`() {
        let fixture = TimelineFixture(stretches: [BodyStretch(rhythm: .ventricularFibrillation, seconds: 900)])
        let monitor = fixture.record("monitor")
        let heights = stride(from: 4.0, to: 890, by: 4).map {
            SignalAnalysis.peakToPeak(monitor.values("II", from: $0, to: $0 + 4))
        }
        let early = heights[..<40].reduce(0, +) / 40
        let late = heights[(heights.count - 40)...].reduce(0, +) / 40
        #expect(late < 0.75 * early)
        #expect(heights.min()! >= 0.2)
    }

    @Test func `Asystole is nearly flat`() {
        for seed in UInt64(1)...6 {
            let monitor = Self.arrest.record("monitor", seed: seed)
            for from in stride(from: 125.5, to: 136, by: 2) {
                #expect(SignalAnalysis.peakToPeak(monitor.values("II", from: from, to: from + 4)) < 0.1)
            }
        }
    }

    @Test func `A shock saturates the amplifier for half a second and is gone after five`() {
        let monitor = Self.arrest.record("monitor")
        let after = monitor.values("II", from: 120.3, to: 125.3)
        let saturated = after.filter { abs($0) >= 9.99 }.count
        #expect((125...250).contains(saturated))
        #expect(after[1000...].allSatisfy { abs($0) < 0.1 })
        #expect(monitor.annotations.contains { $0.kind == .note("SHOCK 200 J") })
    }

    @Test func `Compressions shake the ECG and leave pauses clean`() {
        let monitor = Self.arrest.record("monitor")
        let bout = monitor.values("II", from: 152, to: 188)
        let spectrum = SignalAnalysis.spectrum(bout, sampleRateHertz: 250, limit: 2.6)
        let top = spectrum.filter { $0.hertz > 1.3 }.max { $0.power < $1.power }!.hertz
        #expect(abs(top * 60 - 117.3) < 2)
        let pause = monitor.values("II", from: 190.2, to: 199)
        let peaks = SignalAnalysis.peaks(pause, share: 0.6, distance: 60)
        #expect(abs(SignalAnalysis.rate(peaks, sampleRateHertz: 250) - 42) < 1.5)
    }

    @Test func `Marks stand in order and tell the rhythm, fibrillation and noise`() {
        let monitor = Self.arrest.record("monitor")
        let samples = monitor.annotations.map(\.sampleIndex)
        #expect(zip(samples, samples.dropFirst()).allSatisfy { $0 < $1 })
        #expect(samples[0] == 0)
        #expect(samples.last! < monitor.sampleCount)
        #expect(
            monitor.annotations.filter { $0.wfdbCode == 28 }.map(\.wfdbText)
                == ["(VFIB", "(ASYS", "(PEA", "(VFIB", "(N"])
        #expect(monitor.annotations.filter { $0.kind == .fibrillationStart }.count == 2)
        #expect(monitor.annotations.filter { $0.kind == .fibrillationEnd }.count == 2)
        let noise = monitor.annotations.filter { $0.wfdbCode == 14 }
        #expect(noise.map(\.wfdbText) == ["compressions", "", "shock", "", "compressions", ""])
        #expect(noise.map(\.wfdbSubtype) == [1, 0, 1, 0, 1, 0])
        let asystole = SessionSpan(start: .seconds(120.3), end: .seconds(140.7))
        #expect(!monitor.beatTimes.contains { asystole.contains($0) })
    }

    @Test func `There is no pulse wave without a pulse`() {
        let monitor = Self.arrest.record("monitor")
        #expect(SignalAnalysis.peakToPeak(monitor.values("PLETH", from: 103, to: 119)) < 0.06)
        #expect(SignalAnalysis.peakToPeak(monitor.values("PLETH", from: 191, to: 200)) < 0.06)
        let peaks = SignalAnalysis.peaks(monitor.values("PLETH", from: 265, to: 318), share: 0.6, distance: 60)
        #expect(abs(SignalAnalysis.rate(peaks, sampleRateHertz: 250) - 112) < 1)
        #expect(SignalAnalysis.peakToPeak(monitor.values("PLETH", from: 160, to: 180)) > 0.1)
    }
}

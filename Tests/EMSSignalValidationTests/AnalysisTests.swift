import EMSModel
import EMSReproducibility
import EMSSignalValidation
import Foundation
import Testing

@Suite struct AnalysisTests {
    @Test(arguments: [25.0, 30, 45, 60, 80, 110, 150, 200, 230])
    func `Beats are counted to half a beat a minute, over drift and noise`(rate: Double) throws {
        var noise = RandomSubstream(seed: 3, "noise")
        let samples = (0..<7500).map { index in
            let seconds = Double(index) / 250
            return SignalWaves.beats(perMinute: rate, at: seconds) + 0.03 * noise.normal()
                + 0.3 * DeterministicMath.sinTurns(0.2 * seconds)
        }
        let found = try #require(BeatDetector.rate(samples, rateHertz: 250))
        #expect(abs(found.perMinute - rate) < 0.5)
    }

    @Test func `Another rate is noticed in half a stretch, or far off in half a minute of it`() {
        let fits = [Double](repeating: 0, count: 8)
        #expect(HeartRateCheck.worst(fits) == nil)
        #expect(HeartRateCheck.worst(fits + [40, 50]) == nil)
        #expect(HeartRateCheck.worst(fits + [40, 50, 60]) == 40)
        #expect(HeartRateCheck.worst(fits + [20, 20, 20]) == nil)
        #expect(HeartRateCheck.worst([0, 3, 3]) == 3)
        #expect(HeartRateCheck.worst([90]) == nil)
    }

    /// A pulse a second for six minutes, by how much later than its beat.
    private static func pulses(_ seconds: (Int) -> Double) -> [BeatCheck.Delay] {
        (0..<360).map { BeatCheck.Delay(time: .seconds($0), seconds: seconds($0)) }
    }

    @Test func `Pulses may come later and later, but not anyhow`() throws {
        #expect(BeatCheck.plethFault(Self.pulses { 0.25 + Double($0) / 1_000 }) == nil)
        #expect(BeatCheck.plethFault(Self.pulses { (100..<130).contains($0) ? Double($0 % 7) / 10 : 0.25 }) == nil)
        let fault = try #require(BeatCheck.plethFault(Self.pulses { Double($0 % 8) / 10 }))
        #expect(fault.share < 0.3)
        #expect(fault.time == .zero)
    }

    @Test func `A flat line has no beats`() {
        #expect(BeatDetector.beats(.init(repeating: 0.5, count: 2500), rateHertz: 250) == [])
        #expect(BeatDetector.rate([], rateHertz: 250) == nil)
    }

    @Test func `Shape tells a sine from complexes and from nothing`() {
        let sine = WaveShape((0..<1000).map { 0.4 * DeterministicMath.sinTurns(Double($0) * 5 / 250) }, rateHertz: 250)
        #expect(sine.peakHertz == 5)
        #expect(sine.concentration > 0.95)
        #expect(abs(sine.kurtosis - 1.5) < 0.05)
        #expect(abs(sine.peakToPeak - 0.8) < 0.05)
        let beats = WaveShape(
            (0..<1000).map { SignalWaves.beats(perMinute: 80, at: Double($0) / 250) }, rateHertz: 250)
        #expect(beats.kurtosis > 8)
        let nothing = WaveShape(.init(repeating: 0, count: 1000), rateHertz: 250)
        #expect(nothing.peakToPeak == 0 && nothing.kurtosis == 0 && nothing.concentration == 0)
    }

    @Test func `A breach is silent from its start or an alarm on, if that lasts three minutes`() {
        let span = SessionSpan(start: .seconds(100), end: .seconds(500))
        let silence = { (alarms: [Int]) in MissingAlarmCheck.silence(in: span, alarms.map(SessionTime.seconds)) }
        #expect(silence([]) == span)
        #expect(silence([90, 110, 250, 420]) == nil)
        #expect(silence([110, 300, 420]) == SessionSpan(start: .seconds(110), end: .seconds(300)))
        #expect(silence([420, 110, 300]) == SessionSpan(start: .seconds(110), end: .seconds(300)))
    }

    @Test func `A gas curve keeps step with the chest at its own time alone`() throws {
        // Two minutes and a half of breaths that take from three to five seconds.
        var breaths = [0.0]
        while breaths[breaths.count - 1] < 150 {
            let last = breaths[breaths.count - 1]
            breaths.append(last + 4 + sin(last / 17))
        }
        let exhalations = zip(breaths, breaths.dropFirst()).map { $0 + 0.3 * ($1 - $0) }
        let own = try #require(CapnogramLagCheck.steadiness(exhalations, in: breaths, lag: 0))
        let late = exhalations.map { $0 + 8 }
        let moved = try #require(CapnogramLagCheck.steadiness(late, in: breaths, lag: 0))
        let back = try #require(CapnogramLagCheck.steadiness(late, in: breaths, lag: -8))
        #expect(own > 0.999 && back > 0.999 && moved < 0.95, "\(own) \(moved) \(back)")
        #expect(CapnogramLagCheck.steadiness([1], in: breaths, lag: 0) == nil)
        #expect(CapnogramLagCheck.steadiness(exhalations, in: [], lag: 0) == nil)
    }

    @Test func `A pause lies between two breaths, and what was not measured is in none`() {
        let breathes = { (text: String) in text.map { $0 == "?" ? nil : $0 == "x" } as [Bool?] }
        #expect(SaturationLagCheck.stretches(breathes("..xx...x.x..")).map(\.start) == [.seconds(4), .seconds(8)])
        #expect(SaturationLagCheck.stretches(breathes("..xx...x.x..")).map(\.end) == [.seconds(7), .seconds(9)])
        #expect(SaturationLagCheck.stretches(breathes("x..?..x")) == [])
        #expect(SaturationLagCheck.stretches(breathes("x?.x..x")).map(\.start) == [.seconds(4)])
        #expect(SaturationLagCheck.stretches([]) == [])
    }

    @Test func `A rise is seen from the lowest value on, and a probe may waver`() {
        #expect(SaturationLagCheck.rise([80, 72, 71, 75, 84], [86, 87, 88]) == 16)
        #expect(SaturationLagCheck.rise([80, 75, 71, 72], [73, 74, 75]) == nil)
        #expect(SaturationLagCheck.rise([90, 85], [80, 78]) == nil)
        #expect(SaturationLagCheck.rise([], [90]) == nil && SaturationLagCheck.rise([70], []) == nil)
    }

    @Test func `A heart is fast for its age, or it is not what adenosine is given for`() {
        let (adult, infant) = (VitalNorms.adult, VitalNorms(ageMonths: 6))
        #expect(DrugEffectCheck.ordinaryRate([94, 96, 95], adult) == 96)
        #expect(DrugEffectCheck.ordinaryRate([94, 193, 95], adult) == nil)
        #expect(DrugEffectCheck.ordinaryRate([150, 148], adult) == nil)
        #expect(DrugEffectCheck.ordinaryRate([150, 148], infant) == 150)
        #expect(DrugEffectCheck.ordinaryRate([220, 222], infant) == nil)
        #expect(DrugEffectCheck.ordinaryRate([0, 60], adult) == nil && DrugEffectCheck.ordinaryRate([], adult) == nil)
    }

    @Test func `Breaths are counted in impedance under the ripple of the heart`() throws {
        for rate in [8.0, 15, 24, 40] {
            let chest = (0..<7500).map { index in
                let seconds = Double(index) / 250
                return 0.5 * DeterministicMath.sinTurns(seconds * rate / 60)
                    + 0.08 * DeterministicMath.sinTurns(seconds * 1.4)
            }
            let found = try #require(RespirationCheck.rate(chest, rateHertz: 250))
            #expect(abs(found - rate) < 1)
        }
        #expect(RespirationCheck.rate(.init(repeating: 0.2, count: 7500), rateHertz: 250) == nil)
        #expect(RespirationCheck.rate([], rateHertz: 250) == nil)
    }

    @Test func `Respiration is of another call where most windows breathe at another rate`() {
        #expect(RespirationCheck.typical([0.2, -4.3, 0.4]) == nil)
        #expect(RespirationCheck.typical([9, 8]) == nil)
        #expect(RespirationCheck.typical([-6, 0.4, -5, -7]) == -6)
    }

    @Test func `Compressions are measured by rate and depth`() throws {
        let found = try #require(CompressionCheck.measure(Array(SignalWaves.depth[800..<1600]), rateHertz: 100))
        #expect(abs(found.rate - 110) < 0.2)
        #expect(abs(found.depth - 50) < 0.5)
        #expect(CompressionCheck.measure(.init(repeating: 0, count: 800), rateHertz: 100) == nil)
    }

    @Test func `Gas and trend differ in half of the windows, or in one of a call that is made up`() {
        #expect(CapnogramCheck.telling([], isMade: true) == nil)
        #expect(CapnogramCheck.telling([0.2, 0.4, 0.9, 3], isMade: true) == nil)
        #expect(CapnogramCheck.telling([0.2, 0.4, 1.2, 3], isMade: false) == 2)
        #expect(CapnogramCheck.telling([0.2, 0.4, 0.9, 9], isMade: true) == 3)
        #expect(CapnogramCheck.telling([0.2, 0.4, 0.9, 9], isMade: false) == nil)
        #expect(CapnogramCheck.telling([0.2, 2.5], isMade: true) == nil)
    }

    @Test func `A trend is beside the beats if it is so in the middle of many windows`() {
        #expect(TrendBeatCheck.typical(.init(repeating: 3, count: 10)) == 3)
        #expect(TrendBeatCheck.typical(.init(repeating: 3, count: 9)) == nil)
        #expect(TrendBeatCheck.typical(.init(repeating: 1, count: 10) + [9, 9, -9]) == nil)
    }
}

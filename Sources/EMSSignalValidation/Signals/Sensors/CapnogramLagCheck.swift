package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation
import Foundation

/// The gas is breathed out when the chest falls: in minutes in which breathing changes its pace, each breath of the capnogram
/// lies at the same place within a breath of the impedance, and at no other lag more steadily so.
package struct CapnogramLagCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    private static let windowSeconds = 60.0
    private static let leastBreaths = 8
    private static let leastWindows = 2
    /// Seconds by which the capnogram is moved.
    private static let lags = stride(from: 2.0, through: 12, by: 0.5).flatMap { [$0, -$0] }
    /// How steady it is at its own time, elsewhere, and by how much more. Measured over 100 calls: 0.01 more at most; moved by
    /// eight seconds, 0.04 and more unless a ventilator keeps the pace.
    private static let limits = (own: 0.985, elsewhere: 0.99, gain: 0.03)

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard !findings.contains(where: { $0.code == .cross(.capnogram) || $0.code == .cross(.respiration) }),
            let capnograph = SensorSeries.first(with: "CO2", in: contents), let gas = capnograph.curve("CO2"),
            let monitor = SensorSeries.first(with: "RESP", in: contents), let chest = monitor.curve("RESP")
        else { return }
        let bouts = (contents.events ?? []).map(\.record).filter { $0.type == .compressions }
        let exhalations = Self.exhalations(gas, capnograph).filter { time in
            !bouts.contains { $0.start <= time && time <= $0.end + .seconds(5) }
        }.map(\.seconds)
        let breaths = Self.breaths(chest, monitor)
        guard let own = Self.steadiness(exhalations, in: breaths, lag: 0), own < Self.limits.own else { return }
        let elsewhere = Self.lags.compactMap { lag in
            Self.steadiness(exhalations, in: breaths, lag: lag).map { (value: $0, lag: lag) }
        }
        guard let best = elsewhere.max(by: { $0.value < $1.value }), best.value > Self.limits.elsewhere,
            best.value > own + Self.limits.gain, let first = exhalations.first
        else { return }
        let shown = best.lag.magnitude
        findings.append(
            capnograph.finding(
                .capnogram, "the gas keeps step with the chest \(shown) s \(best.lag < 0 ? "earlier" : "later")",
                at: .milliseconds(Int(first * 1000)), in: contents))
    }

    /// Rises through half of the level that a twentieth of the samples exceed.
    private static func exhalations(_ gas: WFDBSignal, _ series: SensorSeries) -> [SessionTime] {
        let samples = gas.physicalValues(in: 0..<series.record.sampleCount)
        let known = samples.filter { $0 == $0 }.sorted()
        guard known.count > 2 else { return [] }
        let half = known[known.count * 19 / 20] / 2
        return samples.indices.dropFirst().filter { samples[$0 - 1] <= half && samples[$0] > half }
            .map { series.time(ofSample: $0) }
    }

    /// Seconds at which the chest rises through its middle, with a hysteresis of a third of the spread.
    private static func breaths(_ chest: WFDBSignal, _ series: SensorSeries) -> [Double] {
        let block = max(1, Int(series.rateHertz / 25))
        let samples = chest.physicalValues(in: 0..<series.record.sampleCount)
        let coarse = (0..<samples.count / block).map { place in
            let values = samples[place * block..<(place + 1) * block].filter { $0 == $0 }
            return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
        }
        let smooth = mean(of: coarse, over: 13)
        let wave = zip(smooth, mean(of: smooth, over: 151)).map(-)
        guard !wave.isEmpty else { return [] }
        let spread = (wave.reduce(0) { $0 + $1 * $1 } / Double(wave.count)).squareRoot()
        var times: [Double] = []
        var isLow = false
        for index in wave.indices.dropFirst() {
            if wave[index] < -0.3 * spread { isLow = true }
            guard isLow, wave[index - 1] <= 0, wave[index] > 0 else { continue }
            times.append(series.time(ofSample: index * block).seconds)
            isLow = false
        }
        return times
    }

    /// Over so many samples around each.
    private static func mean(of samples: [Double], over width: Int) -> [Double] {
        var sums = [0.0]
        for sample in samples { sums.append((sums.last ?? 0) + sample) }
        return samples.indices.map { index in
            let (low, high) = (max(0, index - width / 2), min(samples.count, index + width / 2 + 1))
            return (sums[high] - sums[low]) / Double(high - low)
        }
    }

    /// Length of the mean of the places within a breath as unit vectors, averaged over windows; nil with too few.
    package static func steadiness(_ exhalations: [Double], in breaths: [Double], lag: Double) -> Double? {
        var sums: [Int: (x: Double, y: Double, count: Int)] = [:]
        var place = 0
        for time in exhalations {
            while place + 1 < breaths.count, breaths[place + 1] <= time + lag { place += 1 }
            guard place + 1 < breaths.count, breaths[place] <= time + lag else { continue }
            let period = breaths[place + 1] - breaths[place]
            guard period < 12 else { continue }
            let angle = 2 * Double.pi * (time + lag - breaths[place]) / period
            let window = Int(time / windowSeconds)
            let sum = sums[window] ?? (0, 0, 0)
            sums[window] = (sum.x + cos(angle), sum.y + sin(angle), sum.count + 1)
        }
        let lengths = sums.keys.sorted().compactMap { window -> Double? in
            guard let sum = sums[window], sum.count >= leastBreaths else { return nil }
            let square: Double = sum.x * sum.x + sum.y * sum.y
            return square.squareRoot() / Double(sum.count)
        }
        return lengths.count >= leastWindows ? lengths.reduce(0, +) / Double(lengths.count) : nil
    }
}

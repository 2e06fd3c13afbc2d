package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// Thoracic impedance breathes at the respiratory rate of the trend, in windows of half a minute without compressions.
///
/// A breath is a rise through a quarter of the spread above the mean, after a fall as far below it: a counter with
/// hysteresis, so that what the heart adds to the curve counts for nothing (after Schäfer and Kratky, Ann. Biomed. Eng. 36,
/// 2008, whose counts use a share of the extrema in the same way).
package struct RespirationCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// Breaths a minute. Without faults the windows of a call differ by 0.5 in the middle at most.
    private static let tolerance = 2.5
    private static let windowSeconds = 30
    private static let leastWindows = 3

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let monitor = SensorSeries.first(with: "RESP", in: contents), let curve = monitor.curve("RESP"),
            let trend = SensorSeries.first(with: "RR", in: contents), let rates = trend.signal("RR")
        else { return }
        let bouts = (contents.events ?? []).map(\.record).filter { $0.type == .compressions }
        let start = monitor.time(ofSample: 0)
        let length = monitor.time(ofSample: monitor.record.sampleCount) - start
        let count = Int(length.nanoseconds / (Int64(Self.windowSeconds) * 1_000_000_000))
        var differences: [(window: SessionSpan, value: Double)] = []
        for number in 0..<max(0, count) {
            let window = SessionSpan(
                start: start + .seconds(number * Self.windowSeconds),
                end: start + .seconds((number + 1) * Self.windowSeconds))
            guard !bouts.contains(where: { $0.start < window.end && window.start < $0.end + .seconds(5) }),
                let samples = curve.wholeValues(in: monitor.indices(in: window)),
                let values = rates.wholeValues(in: trend.indices(in: window)), let low = values.min(),
                let high = values.max(), high - low <= 4,
                let found = Self.rate(samples, rateHertz: monitor.rateHertz)
            else { continue }
            differences.append((window, found - values.reduce(0, +) / Double(values.count)))
        }
        guard let difference = Self.typical(differences.map(\.value)), let window = differences.first?.window else {
            return
        }
        let shown = (difference * 10).rounded() / 10
        findings.append(
            monitor.finding(
                .respiration, "RESP and RR differ by \(shown) a minute in the middle of \(differences.count) windows",
                at: window.start, in: contents))
    }

    /// The difference in the middle of all windows, if it is too large for chance; nil if it is not, or they are too few.
    package static func typical(_ differences: [Double]) -> Double? {
        guard differences.count >= leastWindows else { return nil }
        let middle = differences.sorted { abs($0) < abs($1) }[differences.count / 2]
        return abs(middle) > tolerance ? middle : nil
    }

    /// Breaths a minute from the first rise to the last; nil with fewer than three.
    package static func rate(_ samples: [Double], rateHertz: Double) -> Double? {
        let wave = BeatDetector.movingAverage(samples, width: max(1, Int(0.3 * rateHertz)))
        guard !wave.isEmpty else { return nil }
        let mean = wave.reduce(0, +) / Double(wave.count)
        let sorted = wave.sorted()
        let level = (sorted[sorted.count * 19 / 20] - sorted[sorted.count / 20]) / 4
        guard level > 0 else { return nil }
        var rises: [Int] = []
        var isUp = false
        for (index, value) in wave.enumerated() {
            if !isUp, value - mean > level {
                isUp = true
                rises.append(index)
            } else if isUp, value - mean < -level {
                isUp = false
            }
        }
        guard rises.count >= 3 else { return nil }
        return Double(rises.count - 1) * 60 * rateHertz / Double(rises[rises.count - 1] - rises[0])
    }
}

package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// The capnogram makes the numbers of the trend: the median of the last five plateaus is EtCO2, and breaths come at the
/// respiratory rate, in windows of half a minute without compressions.
package struct CapnogramCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    private static let windowSeconds = 30
    /// mmHg and breaths a minute. Half of windows may differ by more, and where there are few of them each by thrice as much:
    /// a rate changes within one of them.
    private static let tolerance = 1.0
    private static let fewWindows = 3
    /// Of a call that is made up, in any window. Measured over 1,600 windows of 145 calls: 1.0 at most.
    private static let largest = 4.0

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let capnograph = SensorSeries.first(with: "CO2", in: contents),
            let gas = capnograph.curve("CO2")
        else { return }
        let bouts = (contents.events ?? []).map(\.record).filter { $0.type == .compressions }
        let windows = Self.windows(capnograph).filter { window in
            !bouts.contains { $0.start < window.end && window.start < $0.end + .seconds(5) }
        }
        let breaths = windows.compactMap { window -> (SessionSpan, Breaths)? in
            guard let samples = gas.wholeValues(in: capnograph.indices(in: window)) else { return nil }
            return Self.breaths(samples, rateHertz: capnograph.rateHertz).map { (window, $0) }
        }
        for (name, found) in [("EtCO2", { $0.plateau }), ("RR", { $0.rate })] as [(String, (Breaths) -> Double)] {
            guard let trend = SensorSeries.first(with: name, in: contents), let signal = trend.signal(name) else {
                continue
            }
            // A trend that readings contradict is what is wrong.
            guard !trend.isContradicted(in: name, findings) else { continue }
            let differences = breaths.compactMap { window, breaths in
                Self.shown(signal, trend, in: window).map { (window, found(breaths) - $0) }
            }.sorted { abs($0.1) < abs($1.1) }
            let place = Self.telling(differences.map { abs($0.1) }, isMade: contents.record.isSynthetic)
            guard let (window, difference) = place.map({ differences[$0] }) else { continue }
            let message = "from \(window.start) to \(window.end) waveform and \(name) differ by "
            let shown = (difference * 10).rounded() / 10
            findings.append(
                capnograph.finding(.capnogram, message + "\(shown)", at: window.start, in: contents))
        }
    }

    /// The window whose difference tells that the two are not of one another.
    ///
    /// - Parameter differences: in ascending order.
    package static func telling(_ differences: [Double], isMade: Bool) -> Int? {
        let middle = differences.count / 2
        let slack = differences.count < fewWindows ? 3.0 : 1
        guard let most = differences.last else { return nil }
        if differences[middle] > tolerance * slack { return middle }
        return isMade && most > largest ? differences.count - 1 : nil
    }

    package struct Breaths: Sendable {
        /// Median of the highest value of the last five breaths.
        package var plateau: Double
        /// A minute, from the first to the last rise.
        package var rate: Double
    }

    /// Nil with fewer than three whole breaths. A breath is a rise and a fall through half of the level that a twentieth of
    /// the samples exceed, at least 0.2 s apart.
    package static func breaths(_ samples: [Double], rateHertz: Double) -> Breaths? {
        guard samples.count > 2 else { return nil }
        let half = samples.sorted()[samples.count * 19 / 20] / 2
        guard half > 1 else { return nil }
        var peaks: [Double] = []
        var rises: [Int] = []
        var rise: Int?
        for index in samples.indices.dropFirst() {
            if samples[index - 1] <= half, samples[index] > half {
                rise = index
            } else if let start = rise, samples[index - 1] > half, samples[index] <= half {
                if Double(index - start) > 0.2 * rateHertz {
                    rises.append(start)
                    peaks.append(samples[start..<index].max() ?? 0)
                }
                rise = nil
            }
        }
        guard peaks.count >= 3, let first = rises.first, let last = rises.last else { return nil }
        let latest = peaks.suffix(5).sorted()
        return Breaths(
            plateau: latest[latest.count / 2], rate: Double(rises.count - 1) * 60 * rateHertz / Double(last - first))
    }

    /// Mean of the trend over the window, nil where it is missing or moves.
    private static func shown(_ signal: WFDBSignal, _ trend: SensorSeries, in window: SessionSpan) -> Double? {
        guard let values = signal.wholeValues(in: trend.indices(in: window)), let low = values.min(),
            let high = values.max(), high - low <= 4
        else { return nil }
        return values.reduce(0, +) / Double(values.count)
    }

    private static func windows(_ series: SensorSeries) -> [SessionSpan] {
        let start = series.time(ofSample: 0)
        let length = series.time(ofSample: series.record.sampleCount) - start
        let count = Int(length.nanoseconds / (Int64(windowSeconds) * 1_000_000_000))
        return (0..<max(0, count)).map { number in
            SessionSpan(
                start: start + .seconds(number * windowSeconds), end: start + .seconds((number + 1) * windowSeconds))
        }
    }
}

package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// Beats found in the ECG make the heart rate of the trend, in quiet stretches of 20 s and more of rhythms with beats.
package struct HeartRateCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// Beats a minute, or a fortieth of the rate if that is more: what finding beats in 10 s costs in precision.
    private static let tolerance = 2.0
    /// Beats that come unevenly make another rate in every ten seconds: a fifth of the rate.
    private static let unevenShare = 0.2
    /// Beats a minute beyond the tolerance that are found in each of three windows only if the curve is another one.
    private static let farOff = 25.0
    private static let windowSeconds = 10

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let events = contents.events, let monitor = SensorSeries.first(with: "II", in: contents),
            let trend = SensorSeries.first(with: "HR", in: contents), let lead = monitor.curve("II"),
            let rates = trend.signal("HR"), !trend.isContradicted(in: "HR", findings)
        else { return }
        let quiet = QuietStretches(
            events: events.map(\.record), series: monitor, rest: .seconds(5), minimum: .seconds(20))
        for (rhythm, span) in quiet.stretches where rhythm.hasBeats && rhythm != .agonal {
            let differences = Self.windows(of: span).compactMap { window -> Double? in
                guard let samples = lead.wholeValues(in: monitor.indices(in: window)) else { return nil }
                guard let shown = Self.shown(rates, trend, in: window) else { return nil }
                let found = Self.rates(samples, rhythm, monitor.rateHertz).map { abs($0 - shown) }.min()
                // Slower than that, ten seconds may hold too few beats to tell.
                let difference = found ?? (shown > 30 ? shown : nil)
                let share = rhythm.isRegular ? 1.0 / 40 : Self.unevenShare
                return difference.map { $0 - max(0, shown * share - Self.tolerance) }
            }
            guard let difference = Self.worst(differences).map({ ($0 * 10).rounded() / 10 }) else { continue }
            let message = "from \(span.start) to \(span.end) beats and heart rate differ by \(difference) a minute"
            findings.append(monitor.finding(.heartRate, message, at: span.start, in: contents))
        }
    }

    /// By how much the windows of a stretch, in order of time, differ beyond the tolerance: half of them, or of a part alone
    /// three in a row that are far off; nil if neither is so.
    package static func worst(_ differences: [Double]) -> Double? {
        guard differences.count >= 2 else { return nil }
        let median = differences.sorted()[differences.count / 2]
        if median > tolerance { return median }
        let part = differences.indices.dropLast(2).map { differences[$0..<$0 + 3].min() ?? 0 }.max() ?? 0
        return part > farOff ? part : nil
    }

    /// What the waveform allows for. A tachycardia of wide, smooth waves may have no steep complexes: there the spectral
    /// peak counts as well.
    private static func rates(_ samples: [Double], _ rhythm: Rhythm, _ rateHertz: Double) -> [Double] {
        let byBeats = BeatDetector.rate(samples, rateHertz: rateHertz).map { [$0.perMinute] } ?? []
        guard rhythm == .ventricularTachycardia || rhythm == .pulselessVentricularTachycardia else { return byBeats }
        return byBeats + [WaveShape(samples, rateHertz: rateHertz).peakHertz * 60]
    }

    /// Mean of the trend, nil where it is missing or moves by more than a tenth.
    private static func shown(_ rates: WFDBSignal, _ trend: SensorSeries, in window: SessionSpan) -> Double? {
        guard let values = rates.wholeValues(in: trend.indices(in: window)), let low = values.min(),
            let high = values.max(), low > 0, high - low <= max(2, high / 10)
        else { return nil }
        return values.reduce(0, +) / Double(values.count)
    }

    private static func windows(of span: SessionSpan) -> [SessionSpan] {
        let length = SessionTime.seconds(windowSeconds)
        let count = Int(span.length.nanoseconds / length.nanoseconds)
        return (0..<count).map { number in
            let start = span.start + .seconds(number * windowSeconds)
            return SessionSpan(start: start, end: start + length)
        }
    }
}

package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// The trend of a made-up call has the rate of the annotated beats, and neither a rate nor a saturation where the heart stands
/// still or fibrillates.
package struct TrendBeatCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// Beats a minute, of the middle of all windows. Measured over 141 calls: 0.08 at most.
    private static let tolerance = 1.5
    /// In any window. Measured over 13,187 windows of 145 calls: 0.7 at most.
    private static let largest = 4.0
    private static let windowSeconds = 10
    private static let leastWindows = 10
    /// Monitors average over so many seconds. Measured: no number behind them in 119 stretches without a pulse.
    private static let settling = SessionTime.seconds(5)
    private static let longest = 5

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard contents.record.isSynthetic, let events = contents.events?.map(\.record),
            let trend = SensorSeries.first(with: "HR", in: contents), let rates = trend.signal("HR"),
            let monitor = SensorSeries.first(with: "II", in: contents),
            // What is wrong with one of both has been said.
            !findings.contains(where: { $0.path == trend.path || $0.path == monitor.path })
        else { return }
        let rhythms = events.filter { $0.type == .rhythm }
        if let fault = Self.numberWithoutPulse(rhythms, trend, contents) {
            findings.append(fault)
        } else if !trend.isContradicted(in: "HR", findings),
            let difference = Self.difference(rhythms, rates, trend, monitor)
        {
            let shown = (difference.value * 10).rounded() / 10
            findings.append(
                trend.finding(
                    .heartRate,
                    "from \(difference.start) on the trend HR is \(shown) a minute above the annotated beats",
                    at: difference.start, in: contents))
        }
    }

    /// Of all windows of ten seconds with even beats, or of one that is far off.
    private static func difference(
        _ rhythms: [EventRecord], _ rates: WFDBSignal, _ trend: SensorSeries, _ monitor: SensorSeries
    ) -> (value: Double, start: SessionTime)? {
        let beats = monitor.annotations.filter { isBeat($0.code) }.map { monitor.time(ofSample: $0.sample) }
        var found: [(value: Double, start: SessionTime)] = []
        for event in rhythms where event.rhythm.map({ $0.hasBeats && $0.isRegular }) ?? false {
            var start = max(event.start, monitor.time(ofSample: 0)) + .seconds(2)
            while start + .seconds(windowSeconds) < event.end - .seconds(2) {
                let window = SessionSpan(start: start, end: start + .seconds(windowSeconds))
                start = window.end
                let own = beats.filter { window.start <= $0 && $0 < window.end }
                let range = trend.indices(in: window)
                guard own.count >= 4, range.count >= windowSeconds - 1, let values = rates.wholeValues(in: range),
                    let low = values.min(), let high = values.max(), high - low <= max(2, high / 10)
                else { continue }
                let rate = 60 * Double(own.count - 1) / (own[own.count - 1] - own[0]).seconds
                found.append((values.reduce(0, +) / Double(values.count) - rate, window.start))
            }
        }
        return typical(found.map(\.value)).map { ($0, found[0].start) } ?? found.first { abs($0.value) > largest }
    }

    /// The difference in the middle of all windows, if it is too large for chance; nil if it is not, or they are too few.
    package static func typical(_ differences: [Double]) -> Double? {
        guard differences.count >= leastWindows else { return nil }
        let middle = differences.sorted()[differences.count / 2]
        return abs(middle) > tolerance ? middle : nil
    }

    private static func isBeat(_ code: WFDBAnnotationCode) -> Bool {
        switch code {
        case .normalBeat, .prematureVentricularContraction, .ventricularEscapeBeat, .nodalEscapeBeat, .pacedBeat: true
        default: false
        }
    }

    private static func numberWithoutPulse(
        _ rhythms: [EventRecord], _ trend: SensorSeries, _ contents: EncounterContents
    ) -> Finding? {
        // A saturation is of the probe whose pleth is there.
        let hasPleth = SensorSeries.first(with: "PLETH", in: contents) != nil
        for name in ["HR", "SpO2"] where name == "HR" || hasPleth {
            guard let signal = trend.signal(name) else { continue }
            for event in rhythms {
                guard let rhythm = event.rhythm, name == "HR" ? !rhythm.hasBeats : isStill(rhythm) else { continue }
                let start = event.start + settling
                let range = trend.indices(in: SessionSpan(start: start, end: max(start, event.end - .seconds(1))))
                let shown = range.filter { signal.samples[$0] != WFDBSignal.missing && signal.samples[$0] > 0 }
                guard shown.count >= longest, let first = shown.first else { continue }
                let value = signal.physicalValues(in: first..<first + 1)[0]
                return trend.finding(
                    .trendMismatch, "the trend \(name) shows \(value) in \(rhythm.rawValue)",
                    at: trend.time(ofSample: first), in: contents)
            }
        }
        return nil
    }

    /// Without a pulse for certain.
    private static func isStill(_ rhythm: Rhythm) -> Bool { !rhythm.canPerfuse && rhythm != .agonal }
}

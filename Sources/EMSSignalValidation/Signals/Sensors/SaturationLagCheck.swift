package import EMSDiagnostics
import EMSManifest
import EMSMedia
package import EMSModel
package import EMSValidation

/// Oxygen takes its time from the lungs to the finger, and as long as nobody breathes there is none to come: in a pause of
/// breathing the saturation does not rise until the first breath after it has arrived.
///
/// A pause is where the chest does not move by its impedance and either the capnogram holds no expired gas or, where there
/// is none, the monitor counts no breaths. Each sensor alone may be off or blind; a stretch that is missing is none. What
/// the last breaths bring arrives within 40 s at the finger, and the first new ones take more than 5 s (10 to 30 s in most
/// people, longer in cold or poorly filled vessels, which is why a series that is late is not judged).
package struct SaturationLagCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    private static let latest = SessionTime.seconds(40)
    private static let earliest = SessionTime.seconds(5)
    /// Per cent. A probe is good to two, and to less where the saturation is low.
    private static let rise = 5.0
    /// mmHg that no expired gas stays below.
    private static let noGas = 5.0
    /// Peak to peak in ohm, of a second: a breath moves the chest by some tenths and more, the heart by less.
    private static let still = 0.15

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let trend = SensorSeries.first(with: "SpO2", in: contents), let shown = trend.signal("SpO2"),
            Self.rises(shown.physicalValues(in: shown.samples.indices)),
            !TrendCheck.contradicts(.spo2, trend, contents)
        else { return }
        for pause in Self.pauses(in: contents) where pause.length > Self.latest {
            // Whole from the first second on: a heart that stops in it brings what is in the lungs when it beats again.
            guard let closed = shown.wholeValues(in: trend.indices(in: pause)),
                let after = shown.wholeValues(
                    in: trend.indices(in: SessionSpan(start: pause.end, end: pause.end + Self.earliest))),
                let rise = Self.rise(Array(closed.dropFirst(Int(Self.latest.seconds * trend.rateHertz))), after)
            else { continue }
            let message = "rises by \(Int(rise.rounded())) % before the first breath after \(pause.start) arrives"
            findings.append(trend.finding(.saturationLag, "SpO2 \(message)", at: pause.end, in: contents))
        }
    }

    /// From the lowest value of a pause to the mean of the seconds behind it; nil if that is no rise.
    package static func rise(_ closed: [Double], _ after: [Double]) -> Double? {
        guard let lowest = closed.min(), !after.isEmpty else { return nil }
        let rise = after.reduce(0, +) / Double(after.count) - lowest
        return rise >= Self.rise ? rise : nil
    }

    /// Whether it is worth while to look at waveforms.
    private static func rises(_ values: [Double]) -> Bool {
        var lowest = Double.infinity
        for value in values where value == value {
            lowest = min(lowest, value)
            if value - lowest >= rise { return true }
        }
        return false
    }

    /// Whole seconds of the session in which nobody breathes, with a breath seen behind them.
    private static func pauses(in contents: EncounterContents) -> [SessionSpan] {
        guard let chest = SensorSeries.first(with: "RESP", in: contents), let impedance = chest.signal("RESP") else {
            return []
        }
        let capnograph = SensorSeries.first(with: "CO2", in: contents)
        let gas = capnograph?.signal("CO2")
        let counter = SensorSeries.first(with: "RR", in: contents)
        let rates = counter?.signal("RR")
        let seconds = Int(contents.record.duration.nanoseconds / 1_000_000_000)
        return stretches(
            (0..<seconds).map { second in
                let span = SessionSpan(start: .seconds(second), end: .seconds(second + 1))
                guard let movement = values(of: impedance, chest, in: span), let high = movement.max(),
                    let low = movement.min()
                else { return nil }
                if high - low > still { return true }
                if let gas, let capnograph, let values = values(of: gas, capnograph, in: span) {
                    return values.contains { $0 >= noGas }
                }
                guard let rates, let counter, let rate = values(of: rates, counter, in: span)?.first else { return nil }
                return rate > 0
            })
    }

    /// Nil where some of a second was not measured.
    private static func values(of signal: WFDBSignal, _ series: SensorSeries, in span: SessionSpan) -> [Double]? {
        guard span.start >= series.time(ofSample: 0) else { return nil }
        let values = signal.wholeValues(in: series.indices(in: span))
        return values?.isEmpty ?? true ? nil : values
    }

    /// Stretches of seconds without a breath between two with one. A second that was not measured (nil) is in none.
    package static func stretches(_ breathes: [Bool?]) -> [SessionSpan] {
        var spans: [SessionSpan] = []
        var last: Int?
        for (second, isBreathing) in breathes.enumerated() {
            if isBreathing == nil { last = nil }
            guard isBreathing == true else { continue }
            if let last, second - last > 1 {
                spans.append(SessionSpan(start: .seconds(last + 1), end: .seconds(second)))
            }
            last = second
        }
        return spans
    }
}

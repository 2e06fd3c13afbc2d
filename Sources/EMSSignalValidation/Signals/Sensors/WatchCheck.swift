package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// A watch on a wrist moves with the compressions of its wearer, at the rate of the event or of the compression pad, and with those of nobody else; it does not
/// move like that while nobody compresses. Who wears it is found in the movement: whoever it follows most.
package struct WatchCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// m/s² of the magnitude around its mean. Measured: 5 and more on a wrist that compresses, 1.3 and less on others.
    private static let strong = 2.5
    private static let windowSeconds = 5

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let events = contents.events, let watch = SensorSeries.first(with: "ACC_X", in: contents),
            let magnitudes = Self.magnitudes(watch)
        else { return }
        if contents.record.isSynthetic, let fault = Self.gravityFault(watch, magnitudes) {
            findings.append(
                Finding(
                    .sensor(.implausible), fault, path: watch.path,
                    timeNanoseconds: watch.time(ofSample: 0).nanoseconds, encounter: contents.record.id))
            return
        }
        let bouts = events.filter { $0.record.type == .compressions && $0.record.actor != nil }
        let pad = SensorSeries.first(with: "DEPTH", in: contents)
        let judged = bouts.compactMap { row in moves(in: row.record, watch, magnitudes, pad).map { (row, $0) } }
        checkStillness(bouts.map(\.record), watch, magnitudes, contents, &findings)
        guard !judged.isEmpty else { return }
        let wearers = Set(judged.filter { $0.1 }.compactMap { $0.0.record.actor })
        guard !wearers.isEmpty else {
            let message = "no wrist moves in any of \(judged.count) bouts of compressions"
            findings.append(watch.finding(.watch, message, at: judged[0].0.record.start, in: contents))
            return
        }
        for (row, isMoving) in judged where !isMoving && wearers.contains(row.record.actor ?? "") {
            findings.append(
                row.finding(
                    .cross(.watch), "\(row.record.actor ?? "") wears the watch, which does not move at this rate",
                    field: "actor", timeNanoseconds: row.record.start.nanoseconds))
        }
    }

    /// At rest a watch feels gravity alone, 9.81 m/s², and this format's watches are worn with the dial, their axis Z, up.
    /// Measured of the middle of a record: 9.7 to 10.5 of the magnitude, 4.8 and more along Z.
    private static let gravity = (magnitude: 8.0...12.0, least: 2.0)

    private static func gravityFault(_ watch: SensorSeries, _ magnitudes: [Double]) -> String? {
        guard let axis = watch.curve("ACC_Z")?.wholeValues(in: 0..<watch.record.sampleCount), !axis.isEmpty else {
            return nil
        }
        let (whole, along) = (magnitudes.sorted()[magnitudes.count / 2], axis.sorted()[axis.count / 2])
        let shown = { (value: Double) in (value * 10).rounded() / 10 }
        if !gravity.magnitude.contains(whole) {
            return "the watch feels \(shown(whole)) m/s² in the middle: gain, unit or gravity may be wrong"
        }
        return along < gravity.least
            ? "ACC_Z feels \(shown(along)) m/s² of gravity: axes or signs may be exchanged" : nil
    }

    /// Whether most of a bout moves the watch at its rate; nil for bouts that are too short.
    private func moves(
        in bout: EventRecord, _ watch: SensorSeries, _ magnitudes: [Double], _ pad: SensorSeries?
    ) -> Bool? {
        // Hands need a second to get there and to leave.
        let span = SessionSpan(start: bout.start + .seconds(1), end: bout.end - .seconds(1))
        let windows = Self.windows(watch.indices(in: span), watch.rateHertz)
        guard !windows.isEmpty else { return nil }
        let rates = [bout.ratePerMinute, pad.flatMap { Self.rate(of: bout, $0) }].compactMap(\.self)
        let moving = windows.filter { window in
            guard let rate = Self.rate(magnitudes[window], watch.rateHertz) else { return false }
            return rates.isEmpty || rates.contains { abs($0 - rate) <= 6 }
        }
        return moving.count * 2 > windows.count
    }

    private static func rate(of bout: EventRecord, _ pad: SensorSeries) -> Double? {
        let range = pad.indices(in: SessionSpan(start: bout.start, end: bout.end))
        guard Double(range.count) >= 5 * pad.rateHertz else { return nil }
        let samples = pad.signal("DEPTH")?.wholeValues(in: range)
        return samples.flatMap { CompressionCheck.measure($0, rateHertz: pad.rateHertz)?.rate }
    }

    /// Ten seconds of compressions between bouts.
    private func checkStillness(
        _ bouts: [EventRecord], _ watch: SensorSeries, _ magnitudes: [Double], _ contents: EncounterContents,
        _ findings: inout [Finding]
    ) {
        var run = 0
        for window in Self.windows(0..<magnitudes.count, watch.rateHertz) {
            let span = SessionSpan(
                start: watch.time(ofSample: window.lowerBound), end: watch.time(ofSample: window.upperBound))
            let isListed = bouts.contains {
                $0.start - .seconds(2) < span.end && span.start < $0.end + .seconds(2)
            }
            run = !isListed && Self.rate(magnitudes[window], watch.rateHertz) != nil ? run + 1 : 0
            guard run == 2 else { continue }
            let message = "the watch moves as in compressions, and nobody compresses"
            findings.append(watch.finding(.watch, message, at: span.start, in: contents))
            return
        }
    }

    /// Compressions a minute of a window, nil if the wrist does not move like that: strongly, and with its highest line
    /// between 72 and 168 a minute.
    private static func rate(_ magnitudes: ArraySlice<Double>, _ rateHertz: Double) -> Double? {
        let mean = magnitudes.reduce(0, +) / Double(magnitudes.count)
        let wave = magnitudes.map { $0 - mean }
        let power = wave.reduce(0) { $0 + $1 * $1 } / Double(wave.count)
        guard power.squareRoot() > strong else { return nil }
        let lines = stride(from: 1.0, through: 3.0, by: 0.02).map {
            (hertz: $0, power: WaveShape.power(wave, $0 / rateHertz))
        }
        guard let peak = lines.max(by: { $0.power < $1.power }), (1.2...2.8).contains(peak.hertz) else { return nil }
        return peak.hertz * 60
    }

    private static func windows(_ range: Range<Int>, _ rateHertz: Double) -> [Range<Int>] {
        let length = max(1, Int(Double(windowSeconds) * rateHertz))
        return (0..<(range.count / length)).map { number in
            (range.lowerBound + number * length)..<(range.lowerBound + (number + 1) * length)
        }
    }

    /// Of the three axes; nil if one of them or a sample is missing.
    private static func magnitudes(_ watch: SensorSeries) -> [Double]? {
        let axes = ["ACC_X", "ACC_Y", "ACC_Z"].compactMap { name in
            watch.curve(name)?.wholeValues(in: 0..<watch.record.sampleCount)
        }
        guard axes.count == 3 else { return nil }
        return (0..<watch.record.sampleCount).map { index in
            axes.reduce(0) { $0 + $1[index] * $1[index] }.squareRoot()
        }
    }
}

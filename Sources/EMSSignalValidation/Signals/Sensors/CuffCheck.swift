package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// A cuff that measures closes the artery: the pulse at the finger of that arm is gone in the middle of its cycle. Streams
/// with a probe on the other arm say nothing of the kind, and are not of this format's devices.
package struct CuffCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// What is left of the spread of the curve. Ours: 0.03 to 0.06 in records of ours.
    private static let left = 0.5
    /// Shorter ones fail before the cuff is tight.
    private static let shortest = SessionTime.seconds(15)
    private static let before = SessionTime.seconds(8)
    /// The part of a cycle in which the cuff is tight.
    private static let tight = (from: 0.35, to: 0.65)

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let events = contents.events, let series = SensorSeries.first(with: "PLETH", in: contents),
            let pleth = series.curve("PLETH"), !BeatCheck.isShifted(series, findings)
        else { return }
        // Which of two cycles at once is real cannot be told, and they have a finding of their own.
        let doubtful = Set(CuffRules(events: events).overlaps.flatMap { [$0.cycle.record.id, $0.running.record.id] })
        let pushes = events.map(\.record).filter { $0.type == .compressions }
        for row in events
        where row.record.type == .procedure && row.record.label == "blood_pressure"
            && !doubtful.contains(row.record.id)
        {
            let cycle = SessionSpan(start: row.record.start, end: row.record.end)
            guard cycle.length >= Self.shortest,
                !pushes.contains(where: { $0.start < cycle.end && cycle.start - Self.before < $0.end }),
                let usual = Self.spread(pleth, series, SessionSpan(start: cycle.start - Self.before, end: cycle.start)),
                let squeezed = Self.spread(pleth, series, Self.middle(of: cycle)), usual > 0
            else { continue }
            let share = squeezed / usual
            guard share > Self.left else { continue }
            let message = "the cuff is tight, and \(Int((100 * share).rounded())) % of the pulse in PLETH are left"
            findings.append(series.finding(.cuff, message, at: Self.middle(of: cycle).start, in: contents))
        }
    }

    private static func middle(of cycle: SessionSpan) -> SessionSpan {
        SessionSpan(
            start: cycle.start + .seconds(tight.from * cycle.length.seconds),
            end: cycle.start + .seconds(tight.to * cycle.length.seconds))
    }

    /// Standard deviation of a stretch; nil where some of it is missing.
    private static func spread(_ signal: WFDBSignal, _ series: SensorSeries, _ span: SessionSpan) -> Double? {
        guard span.start >= series.time(ofSample: 0), let values = signal.wholeValues(in: series.indices(in: span)),
            values.count > 1
        else { return nil }
        let mean = values.reduce(0, +) / Double(values.count)
        let power = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
        return power.squareRoot()
    }
}

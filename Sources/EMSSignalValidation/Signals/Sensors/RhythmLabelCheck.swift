package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// Rhythm annotations of sensor records name the rhythm of the events at their time.
package struct RhythmLabelCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// Annotations lie on samples; events do not.
    private static let reach = SessionTime.milliseconds(50)

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let events = contents.events else { return }
        let rhythms = events.map(\.record).filter { $0.type == .rhythm }
        guard !rhythms.isEmpty else { return }
        for (_, stream) in contents.streams(.sensor) where SensorSeries.isWhole(stream, in: contents) {
            guard let series = try? SensorSeries(stream, in: contents) else { continue }
            for annotation in series.annotations where annotation.code == .rhythmChange {
                let time = series.time(ofSample: annotation.sample)
                let near = rhythms.filter { $0.start <= time + Self.reach && time - Self.reach <= $0.end }
                if near.contains(where: { $0.rhythm?.wfdbAuxiliary == annotation.text }) { continue }
                let expected = near.compactMap { $0.rhythm?.rawValue }.joined(separator: " or ")
                let message = "annotation \(annotation.text) at \(time), the events say \(expected)"
                findings.append(
                    series.finding(.rhythm, message, at: time, in: contents)
                        .disputing(near.count == 1 ? Dispute(.event(near[0].id), "rhythm") : nil))
            }
        }
    }
}

package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// A shock drives the amplifier of the ECG far beyond a heart beat, within a second and a half.
package struct ShockArtefactCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// Beats and compressions stay below 3 mV.
    private static let millivolts = 5.0

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let events = contents.events, let monitor = SensorSeries.first(with: "II", in: contents),
            let lead = monitor.curve("II"), !BeatCheck.isShifted(monitor, findings)
        else { return }
        for row in events where row.record.type == .shock {
            let time = row.record.start
            let range = monitor.indices(
                in: SessionSpan(start: time - .milliseconds(200), end: time + .milliseconds(1500)))
            guard Double(range.count) >= monitor.rateHertz, let samples = lead.wholeValues(in: range),
                let highest = samples.map(abs).max(), highest < Self.millivolts
            else { continue }
            findings.append(
                row.finding(
                    .cross(.shockArtefact), "the ECG stays within \((highest * 100).rounded() / 100) mV",
                    field: "start_ns", timeNanoseconds: time.nanoseconds))
        }
    }
}

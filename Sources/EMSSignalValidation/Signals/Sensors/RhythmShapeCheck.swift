package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// Fibrillation looks like fibrillation and asystole is flat, in quiet stretches of four seconds and more.
///
/// Fibrillation: spectral peak at 3 to 7 Hz and kurtosis below 5 (Strohmenger et al. 1997 for the frequencies; narrow
/// complexes have a kurtosis near 10). Asystole: less than 0.15 mV from peak to peak beside drift.
package struct RhythmShapeCheck: EncounterCheck {
    package let level = ValidationLevel.signals

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let events = contents.events, let monitor = SensorSeries.first(with: "II", in: contents),
            let lead = monitor.curve("II")
        else { return }
        let quiet = QuietStretches(
            events: events.map(\.record), series: monitor, rest: .seconds(6), minimum: .seconds(4))
        for (rhythm, span) in quiet.stretches where rhythm == .ventricularFibrillation || rhythm == .asystole {
            let shapes = Self.windows(of: span).compactMap { window in
                lead.wholeValues(in: monitor.indices(in: window)).map { WaveShape($0, rateHertz: monitor.rateHertz) }
            }
            let faults = shapes.compactMap { Self.fault($0, rhythm) }
            guard faults.count * 2 > shapes.count, let fault = faults.first else { continue }
            let message = "\(rhythm.rawValue) from \(span.start) to \(span.end) has \(fault)"
            findings.append(monitor.finding(.rhythm, message, at: span.start, in: contents))
        }
    }

    private static func fault(_ shape: WaveShape, _ rhythm: Rhythm) -> String? {
        let shown = { (value: Double) in (value * 100).rounded() / 100 }
        if rhythm == .asystole {
            return shape.peakToPeak < 0.15 ? nil : "waves of \(shown(shape.peakToPeak)) mV"
        }
        if shape.peakToPeak < 0.08 { return "waves of only \(shown(shape.peakToPeak)) mV" }
        if !(2.5...7.5).contains(shape.peakHertz) { return "its spectral peak at \(shown(shape.peakHertz)) Hz" }
        return shape.kurtosis < 5 ? nil : "narrow complexes (kurtosis \(shown(shape.kurtosis)))"
    }

    private static func windows(of span: SessionSpan) -> [SessionSpan] {
        let count = Int(span.length.nanoseconds / 4_000_000_000)
        return (0..<count).map { number in
            SessionSpan(start: span.start + .seconds(4 * number), end: span.start + .seconds(4 * number + 4))
        }
    }
}

package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// The annotations of an ECG tell of every rhythm that the events have while it was measured, bracket fibrillation, and have
/// the beats that such a rhythm can have: none in fibrillation and asystole, and wide ones in ventricular tachycardia alone.
/// They mark as noise what compressions shake.
package struct RhythmMarkCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// A mark is at the first sample of its rhythm.
    private static let reach = SessionTime.milliseconds(100)
    /// What is shorter may lie between two samples.
    private static let shortest = SessionTime.seconds(1)
    /// A beat more or less at the border of a rhythm proves nothing.
    private static let fewBeats = 3

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard contents.record.isSynthetic, let events = contents.events,
            let series = SensorSeries.first(with: "II", in: contents), let lead = series.curve("II"),
            // What is wrong with the record has been said.
            !findings.contains(where: { $0.path == series.path }),
            let first = lead.samples.firstIndex(where: { $0 != WFDBSignal.missing }),
            let last = lead.samples.lastIndex(where: { $0 != WFDBSignal.missing })
        else { return }
        let measured = (start: series.time(ofSample: first), end: series.time(ofSample: last))
        let marks = series.annotations.map { (time: series.time(ofSample: $0.sample), mark: $0) }
        for event in events.map(\.record) where event.type == .rhythm {
            let start = max(event.start, measured.start)
            let end = min(event.end, measured.end)
            guard let rhythm = event.rhythm, end - start >= Self.shortest else { continue }
            let inside = marks.filter { $0.time >= start - Self.reach && $0.time <= end + Self.reach }
            guard let message = Self.fault(rhythm, inside, from: start, to: end) else { continue }
            findings.append(series.finding(.rhythm, message, at: start, in: contents))
            return
        }
        guard let bout = Self.unmarkedBout(events.map(\.record), lead, series) else { return }
        findings.append(
            series.finding(
                .rhythm, "compressions that begin at \(bout) are not marked as noise", at: bout, in: contents))
    }

    /// The first compressions that shake an ECG and are not marked as its noise. Measured over 231: marked from their first
    /// second to their last.
    private static func unmarkedBout(
        _ events: [EventRecord], _ lead: WFDBSignal, _ series: SensorSeries
    ) -> SessionTime? {
        let noise = QuietStretches.noise(series)
        return events.first { event in
            guard event.type == .compressions else { return false }
            let span = SessionSpan(start: event.start + edge, end: event.end - edge)
            guard span.end - span.start >= shortest, span.start >= series.time(ofSample: 0),
                lead.wholeValues(in: series.indices(in: span)) != nil
            else { return false }
            let marked = noise.reduce(Int64(0)) { sum, other in
                sum + max(0, (min(other.end, span.end) - max(other.start, span.start)).nanoseconds)
            }
            return Double(marked) < leastMarked * Double((span.end - span.start).nanoseconds)
        }?.start
    }

    private static let edge = SessionTime.milliseconds(500)
    private static let leastMarked = 0.8

    private static func fault(
        _ rhythm: Rhythm, _ marks: [(time: SessionTime, mark: WFDBAnnotation)], from start: SessionTime,
        to end: SessionTime
    ) -> String? {
        let atStart = marks.filter { $0.time <= start + shortest }.map(\.mark)
        if !atStart.contains(where: { $0.code == .rhythmChange && $0.text == rhythm.wfdbAuxiliary }) {
            return "no annotation \(rhythm.wfdbAuxiliary) at \(start), where the events have \(rhythm.rawValue)"
        }
        let codes = marks.filter { $0.time >= start + reach && $0.time <= end - reach }.map(\.mark.code)
        let beats = codes.filter { narrow.contains($0) || wide.contains($0) }
        switch rhythm {
        case .ventricularFibrillation:
            if !atStart.contains(where: { $0.code == .ventricularFibrillationStart }) {
                return "the fibrillation that begins at \(start) has no bracket"
            }
            fallthrough
        case .asystole:
            return beats.count >= fewBeats ? "\(beats.count) beats are annotated in \(rhythm.rawValue)" : nil
        case .ventricularTachycardia, .pulselessVentricularTachycardia:
            let others = beats.count { narrow.contains($0) }
            return others >= fewBeats ? "\(others) beats of \(rhythm.rawValue) are annotated as normal" : nil
        default:
            let others = codes.count { $0 == .prematureVentricularContraction }
            return others >= fewBeats ? "\(others) beats of \(rhythm.rawValue) are annotated as ventricular" : nil
        }
    }

    private static let narrow: Set<WFDBAnnotationCode> = [.normalBeat, .nodalEscapeBeat]
    private static let wide: Set<WFDBAnnotationCode> = [
        .prematureVentricularContraction, .ventricularEscapeBeat, .pacedBeat,
    ]
}

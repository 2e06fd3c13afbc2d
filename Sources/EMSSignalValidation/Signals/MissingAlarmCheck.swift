package import EMSDiagnostics
import EMSManifest
import EMSMedia
package import EMSModel
package import EMSValidation

/// A monitor does not stay silent while a limit is breached for minutes: a deadly rhythm by the events, or a low saturation
/// by the trend. It is judged from its first alarm of that sensor on: before, there may be no monitor that can be heard,
/// such as on the pads of an automatic defibrillator. Whoever silences a monitor does so for two minutes, so that three
/// without any alarm are too many.
package struct MissingAlarmCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    private static let longest = SessionTime.seconds(180)
    private static let deadly: Set<Rhythm> = [.asystole, .ventricularFibrillation, .pulselessVentricularTachycardia]
    private static let ofHeart: Set = [
        "asystole", "ventricular_fibrillation", "ventricular_tachycardia", "low_heart_rate", "high_heart_rate",
    ]

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let events = contents.events?.map(\.record), let stream = contents.streams(.events).first?.stream else {
            return
        }
        let alarms = events.filter { $0.type == .alarm }
        var breaches: [(span: SessionSpan, name: String)] = []
        if let first = alarms.first(where: { Self.ofHeart.contains($0.label) }) {
            breaches += events.compactMap { event in
                guard event.type == .rhythm, let rhythm = event.rhythm, Self.deadly.contains(rhythm) else { return nil }
                return (SessionSpan(start: max(event.start, first.start), end: event.end), rhythm.rawValue)
            }
        }
        if let first = alarms.first(where: { $0.label == "low_oxygen_saturation" }) {
            breaches += Self.lowSaturation(in: contents).map { span in
                (SessionSpan(start: max(span.start, first.start), end: span.end), "an SpO2 below 90")
            }
        }
        for (span, name) in breaches {
            guard let silence = Self.silence(in: span, alarms.map(\.start)) else { continue }
            let minutes = silence.length.nanoseconds / 60_000_000_000
            findings.append(
                Finding(
                    .cross(.missingAlarm), "\(minutes) minutes of \(name) without an alarm", path: stream.path,
                    timeNanoseconds: silence.start.nanoseconds, encounter: contents.record.id))
        }
    }

    /// Stretches of whole seconds; a gap of a second ends one.
    private static func lowSaturation(in contents: EncounterContents) -> [SessionSpan] {
        guard let trend = SensorSeries.first(with: "SpO2", in: contents), let signal = trend.signal("SpO2") else {
            return []
        }
        var spans: [SessionSpan] = []
        var start: Int?
        let values = signal.physicalValues(in: 0..<trend.record.sampleCount)
        for index in 0...values.count {
            let isLow = index < values.count && values[index] < 90
            if isLow { start = start ?? index }
            guard !isLow, let first = start else { continue }
            spans.append(SessionSpan(start: trend.time(ofSample: first), end: trend.time(ofSample: index)))
            start = nil
        }
        return spans
    }

    /// The first stretch within a breach that is too long without an alarm.
    package static func silence(in span: SessionSpan, _ alarms: [SessionTime]) -> SessionSpan? {
        let marks = [span.start] + alarms.filter { span.start < $0 && $0 < span.end }.sorted() + [span.end]
        let gap = zip(marks, marks.dropFirst()).first { $1 - $0 > longest }
        return gap.map { SessionSpan(start: $0, end: $1) }
    }
}

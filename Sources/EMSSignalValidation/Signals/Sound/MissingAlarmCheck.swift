package import EMSDiagnostics
import EMSManifest
import EMSMedia
package import EMSModel
package import EMSValidation

/// A monitor does not stay silent while a limit is breached for minutes: a deadly rhythm by the events, a low saturation or
/// a heart rate far beyond what is normal at the patient's age by the trend. It is judged from its first alarm of that
/// sensor on: before, there may be no monitor that can be heard, such as on the pads of an automatic defibrillator. In a
/// call that is made up and has no alarm at all it is judged from when the monitor has been heard and the sensor is on.
/// Whoever silences a monitor does so for two minutes, so that three without any alarm are too many.
package struct MissingAlarmCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    private static let longest = SessionTime.seconds(180)
    private static let deadly: Set<Rhythm> = [.asystole, .ventricularFibrillation, .pulselessVentricularTachycardia]
    /// How far beyond the normal range a heart rate is in any case an alarm, in beats a minute; makers differ.
    private static let margins = (below: 15.0, above: 25.0)
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
        let heard = alarms.isEmpty && contents.record.isSynthetic ? events.first(where: Self.isMonitor)?.start : nil
        func begin(_ labels: Set<String>, _ device: DeviceChannel) -> SessionTime? {
            guard let heard else { return alarms.first { labels.contains($0.label) }?.start }
            let isOn = events.first { $0.type == .device && $0.label == "\(device.rawValue)_attached" }
            return isOn.map { max(heard, $0.end) }
        }
        if let first = begin(Self.ofHeart, .ecg) {
            breaches += events.compactMap { event in
                guard event.type == .rhythm, let rhythm = event.rhythm, Self.deadly.contains(rhythm) else { return nil }
                return (SessionSpan(start: max(event.start, first), end: max(event.end, first)), rhythm.rawValue)
            }
            let patient = contents.record.patient
            let normal = VitalNorms(ageMonths: patient.ageMonths ?? 12 * patient.ageYears).heartRate
            breaches += Self.spans(of: "HR", after: first, in: contents) { rate in
                rate < normal.lowerBound - Self.margins.below || rate > normal.upperBound + Self.margins.above
            }
        }
        if let first = begin(["low_oxygen_saturation"], .pleth) {
            breaches += Self.spans(of: "SpO2", after: first, in: contents) { $0 < 90 }
        }
        for (span, name) in breaches {
            guard let silence = Self.silence(in: span, alarms.map(\.start)) else { continue }
            let minutes = silence.length.nanoseconds / 60_000_000_000
            findings.append(
                Finding(
                    .cross(.missingAlarm), "\(minutes) minutes of \(name) and no alarm", path: stream.path,
                    timeNanoseconds: silence.start.nanoseconds, encounter: contents.record.id))
        }
    }

    /// Its chirp when it is switched on, or a beep at a beat.
    private static func isMonitor(_ event: EventRecord) -> Bool { event.type == .sound && event.source == "monitor" }

    /// Stretches of whole seconds in which a number of the trend is beyond its limit; a second without it ends one.
    private static func spans(
        of name: String, after start: SessionTime, in contents: EncounterContents, isBreached: (Double) -> Bool
    ) -> [(span: SessionSpan, name: String)] {
        guard let trend = SensorSeries.first(with: name, in: contents), let signal = trend.signal(name) else {
            return []
        }
        let values = signal.physicalValues(in: 0..<trend.record.sampleCount)
        var spans: [(span: SessionSpan, name: String)] = []
        var first: Int?
        for index in 0...values.count {
            if index < values.count && isBreached(values[index]) {
                first = first ?? index
            } else if let begun = first {
                let span = SessionSpan(
                    start: max(start, trend.time(ofSample: begun)), end: trend.time(ofSample: index))
                spans.append((span, "\(name) \(values[begun])"))
                first = nil
            }
        }
        return spans
    }

    /// The first stretch of a breach that is too long without an alarm.
    package static func silence(in span: SessionSpan, _ alarms: [SessionTime]) -> SessionSpan? {
        let marks = [span.start] + alarms.filter { span.start < $0 && $0 < span.end }.sorted() + [span.end]
        let gap = zip(marks, marks.dropFirst()).first { $1 - $0 > longest }
        return gap.map { SessionSpan(start: $0, end: $1) }
    }
}

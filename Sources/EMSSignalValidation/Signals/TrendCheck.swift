package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// The trend of vitals shows the value of every reading at its time, nothing that no device can show, and something wherever
/// a sensor is on the patient at all. A number the monitor did not show (before it was attached, or counted by hand) is
/// missing in the trend and not judged.
package struct TrendCheck: EncounterCheck {
    package let level = ValidationLevel.signals

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let series = SensorSeries.first(with: "HR", in: contents) else { return }
        let implausible = VitalKind.allCases.compactMap { Self.implausible($0, series, contents) }
        findings += implausible
        guard implausible.isEmpty, let events = contents.events else { return }
        if contents.record.isSynthetic, let fault = Self.otherSensor(series, events.map(\.record), contents) {
            findings.append(fault)
        }
        for row in events {
            let event = row.record
            guard let other = Self.otherValue(than: event, series), let value = event.value else { continue }
            let message = "reading \(event.readingID ?? "") is \(value), the trend \(other.name) shows \(other.shown)"
            findings.append(
                row.finding(
                    .cross(.trendMismatch), message, field: "value", timeNanoseconds: event.end.nanoseconds))
        }
    }

    /// Channels whose numbers come with their sensor, whatever state the patient is in, and what shows them as well.
    private static let sensors = [("HR", DeviceChannel.ecg, DeviceChannel.pads), ("EtCO2", .capnography, .capnography)]

    /// A number without its sensor, or a sensor that never gives one.
    private static func otherSensor(
        _ series: SensorSeries, _ events: [EventRecord], _ contents: EncounterContents
    ) -> Finding? {
        let attached = Set(events.filter { $0.type == .device && $0.label.hasSuffix("_attached") }.compactMap(\.device))
        guard !attached.isEmpty else { return nil }
        for (name, channel, other) in sensors {
            guard let signal = series.signal(name) else { continue }
            let first = signal.samples.firstIndex { $0 != WFDBSignal.missing }
            let message: String
            let isOn = attached.contains(channel.rawValue)
            switch (first, isOn || first != nil && attached.contains(other.rawValue)) {
            case (nil, true): message = "the trend \(name) shows nothing, \(channel.rawValue) is on the patient"
            case (_?, false): message = "the trend \(name) shows numbers, \(channel.rawValue) is never attached"
            default: continue
            }
            return Finding(
                .cross(.trendMismatch), message, path: series.path,
                timeNanoseconds: series.time(ofSample: first ?? 0).nanoseconds, encounter: contents.record.id)
        }
        return nil
    }

    /// What the trend shows instead of a reading; nil where both agree or one of them is missing.
    private static func otherValue(than event: EventRecord, _ series: SensorSeries) -> (name: String, shown: Double)? {
        guard event.type == .reading, let kind = event.kind, let value = event.value, let name = signalName(kind),
            let signal = series.signal(name)
        else { return nil }
        let index = series.index(at: event.end)
        guard signal.samples.indices.contains(index) else { return nil }
        let shown = signal.physicalValues(in: index..<(index + 1))[0]
        return shown == shown && shown.rounded() != value.rounded() ? (name, shown) : nil
    }

    /// Whether a reading of this kind is not that of a trend that is judged here, and has a finding of its own.
    static func contradicts(_ kind: VitalKind, _ series: SensorSeries, _ contents: EncounterContents) -> Bool {
        series.signal("HR") != nil
            && (contents.events ?? []).contains { $0.record.kind == kind && otherValue(than: $0.record, series) != nil }
    }

    /// The first sample of a trend outside what a device can show.
    private static func implausible(
        _ kind: VitalKind, _ series: SensorSeries, _ contents: EncounterContents
    ) -> Finding? {
        guard let name = signalName(kind), let signal = series.signal(name) else { return nil }
        let values = signal.physicalValues(in: signal.samples.indices)
        guard let index = values.firstIndex(where: { $0 == $0 && !kind.plausibleRange.contains($0) }) else {
            return nil
        }
        return Finding(
            .sensor(.implausible), "\(name) shows \(values[index])", path: series.path,
            timeNanoseconds: series.time(ofSample: index).nanoseconds, encounter: contents.record.id)
    }

    static func signalName(_ kind: VitalKind) -> String? {
        switch kind {
        case .heartRate: "HR"
        case .spo2: "SpO2"
        case .spco: "SpCO"
        case .respiratoryRate: "RR"
        case .etco2: "EtCO2"
        case .systolic: "NIBPs"
        case .diastolic: "NIBPd"
        case .glucose, .temperature, .gcs, .gcsEye, .gcsVerbal, .gcsMotor, .pain, .strokeScale, .apgar,
            .apgarAppearance, .apgarPulse, .apgarGrimace, .apgarActivity, .apgarRespiration:
            nil
        }
    }
}

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
        let before = findings.count
        let others = Self.otherReadings(events, series)
        let channels = Set(others.map { Self.channel($0.name) })
        if channels.count >= Self.whole.channels, Self.isOfMost(others.count, contents) {
            let first = others[0]
            let message =
                "\(channels.sorted().joined(separator: ", ")) are not those of \(others.count) readings, the first of which is "
                + "\(first.row.record.value ?? 0) where \(first.name) shows \(first.shown)"
            findings.append(
                Finding(.cross(.trendMismatch), message, path: series.path, encounter: contents.record.id))
            return
        }
        if contents.record.isSynthetic, let fault = Self.otherSensor(series, events.map(\.record), contents) {
            findings.append(fault)
        }
        for (row, name, shown) in others {
            let event = row.record
            let message = "reading \(event.readingID ?? "") is \(event.value ?? 0), the trend \(name) shows \(shown)"
            findings.append(
                row.finding(
                    .cross(.trendMismatch), message, field: "value", timeNanoseconds: event.end.nanoseconds
                ).disputing(Dispute(.file(series.path), Self.channel(name))))
        }
        // A series that is another one has jumps as well.
        guard findings.count == before, contents.record.isSynthetic else { return }
        findings += Self.jump(series, events.map(\.record), contents).map { [$0] } ?? []
        findings += Self.unreadPressure(series, events.map(\.record), contents).map { [$0] } ?? []
    }

    /// What a second may change. Monitors average: heart rates over the last beats (IEC 60601-2-27 asks for how they take
    /// their time), saturations over some eight seconds (ISO 80601-2-61). Measured over 473 calls: saturations change by 1,
    /// EtCO2 by 4 and breaths by 10 at most, heart rates by more where a rhythm changes.
    private static let largestChange: KeyValuePairs = ["HR": 30.0, "SpO2": 5, "RR": 15, "EtCO2": 15]
    private static let rhythmReach = SessionTime.seconds(5)

    /// The first number that is not reached from the one before within a second.
    private static func jump(
        _ series: SensorSeries, _ events: [EventRecord], _ contents: EncounterContents
    ) -> Finding? {
        let changes = events.filter { $0.type == .rhythm || $0.type == .shock }.map(\.start)
        for (name, largest) in largestChange {
            guard let signal = series.signal(name) else { continue }
            let values = signal.physicalValues(in: signal.samples.indices)
            for index in values.indices.dropFirst() where abs(values[index] - values[index - 1]) > largest {
                let time = series.time(ofSample: index)
                if name == "HR", changes.contains(where: { $0 - rhythmReach <= time && time <= $0 + rhythmReach }) {
                    continue
                }
                return Finding(
                    .sensor(.implausible), "\(name) goes from \(values[index - 1]) to \(values[index]) in a second",
                    path: series.path, timeNanoseconds: time.nanoseconds, encounter: contents.record.id)
            }
        }
        return nil
    }

    /// The screen keeps the last result of the cuff, so that its number changes with a reading alone.
    private static func unreadPressure(
        _ series: SensorSeries, _ events: [EventRecord], _ contents: EncounterContents
    ) -> Finding? {
        guard let signal = series.signal("NIBPs") else { return nil }
        let readings = events.filter { $0.type == .reading && $0.kind == .systolic }.map(\.end)
        for index in signal.samples.indices where signal.samples[index] != WFDBSignal.missing {
            guard index == 0 || signal.samples[index] != signal.samples[index - 1] else { continue }
            let time = series.time(ofSample: index)
            if readings.contains(where: { $0 - .seconds(2) <= time && time <= $0 + .seconds(2) }) { continue }
            return Finding(
                .cross(.trendMismatch), "the trend NIBPs changes at \(time), and no pressure is read then",
                path: series.path, timeNanoseconds: time.nanoseconds, encounter: contents.record.id)
        }
        return nil
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

    /// So many channels are not all wrong by themselves, and so many readings beside the trend are no accident, if they are a
    /// third of all.
    private static let whole = (channels: 3, readings: 3, share: 3)

    /// Whether so many readings of an encounter are not those of the trend that the trend is another one.
    static func isOfMost(_ count: Int, _ contents: EncounterContents) -> Bool {
        let compared = (contents.events ?? []).count { row in
            row.record.type == .reading && row.record.kind.flatMap(signalName) != nil
        }
        return count >= whole.readings && whole.share * count >= compared
    }

    /// Readings that the trend does not show, and what it shows.
    static func otherReadings(
        _ events: [Located<EventRecord>], _ series: SensorSeries
    ) -> [(row: Located<EventRecord>, name: String, shown: Double)] {
        events.compactMap { row in otherValue(than: row.record, series).map { (row, $0.name, $0.shown) } }
    }

    /// The cuff gives two numbers at once.
    private static func channel(_ name: String) -> String { name.hasPrefix("NIBP") ? "NIBP" : name }

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

import EMSDiagnostics
import EMSManifest
import EMSModel

/// Where sensors, readings and frames lie on the clock against events: a record begins when a device is put on, nothing is
/// read before, and hands that are shown on the chest compress it.
struct PlacementRules {
    let encounter: Located<EncounterRecord>
    let events: [Located<EventRecord>]
    /// A trend begins on the next whole second.
    private static let reach = SessionTime.seconds(1)
    private static let framesReach = SessionTime.seconds(2)

    func check(_ frames: [Located<FrameRecord>], findings: inout [Finding]) {
        let attached = events.map(\.record).filter { $0.type == .device && $0.label.hasSuffix("_attached") }.map(\.end)
        let isMoved = checkElectrodes(attached, &findings)
        for (index, stream) in encounter.record.streams.enumerated() where stream.kind == .sensor && !isMoved {
            guard let clock = stream.clock, stream.timesPath == nil, !attached.isEmpty else { continue }
            let start = SessionTime(nanoseconds: clock.offsetNanoseconds)
            if attached.contains(where: { abs((start - $0).nanoseconds) <= Self.reach.nanoseconds }) { continue }
            // A record that is shifted ends at another time for the same reason.
            findings.removeAll {
                $0.code == .cross(.lengthMismatch) && $0.path == encounter.path
                    && $0.field == "streams[\(index)].samples"
            }
            findings.append(
                encounter.finding(
                    .cross(.deviceStart), "\(stream.id) begins at \(start), when nothing is attached",
                    field: "streams[\(index)].clock.offset_ns", timeNanoseconds: start.nanoseconds))
        }
        if encounter.record.isSynthetic { checkReadings(&findings) }
        let bouts = events.map(\.record).filter { $0.type == .compressions }
        for frame in frames where frame.record.kind == "compressions" && frame.record.recorded == nil {
            let time = frame.record.time
            let isNear = bouts.contains { $0.start - Self.framesReach <= time && time <= $0.end + Self.framesReach }
            if isNear { continue }
            findings.append(
                frame.finding(
                    .cross(.frameCare), "nobody compresses at \(time)", field: "kind",
                    timeNanoseconds: time.nanoseconds))
        }
    }

    /// The monitor and its trend begin with the electrodes: where both begin at another time, those were moved.
    private func checkElectrodes(_ attached: [SessionTime], _ findings: inout [Finding]) -> Bool {
        let starts = encounter.record.streams.compactMap { stream -> SessionTime? in
            guard stream.kind == .sensor, stream.timesPath == nil, let clock = stream.clock else { return nil }
            let start = SessionTime(nanoseconds: clock.offsetNanoseconds)
            return attached.contains { abs((start - $0).nanoseconds) <= Self.reach.nanoseconds } ? nil : start
        }
        guard starts.count > 1, let first = starts.min(), let last = starts.max(), last - first <= Self.reach,
            let row = events.first(where: { $0.record.type == .device && $0.record.label == "ecg_attached" })
        else { return false }
        findings.append(
            row.finding(
                .cross(.deviceStart), "is on at \(row.record.end), \(starts.count) records begin at \(first)",
                field: "end_ns", timeNanoseconds: row.record.start.nanoseconds))
        return true
    }

    /// What a number is read from; others are counted or measured without anything that is attached.
    private static let sensors: [VitalKind: [DeviceChannel]] = [
        .spo2: [.pleth, .coOximeter], .spco: [.coOximeter], .etco2: [.capnography], .systolic: [.cuff],
        .diastolic: [.cuff],
    ]

    private func checkReadings(_ findings: inout [Finding]) {
        var since: [String: SessionTime] = [:]
        for event in events.map(\.record) where event.type == .device && event.label.hasSuffix("_attached") {
            guard let device = event.device else { continue }
            since[device] = min(since[device] ?? event.end, event.end)
        }
        // What has another name may be any of them.
        let known = DeviceChannel.allCases.map(\.rawValue) + ["monitor"]
        guard !since.isEmpty, since.keys.allSatisfy(known.contains) else { return }
        for row in events where row.record.type == .reading {
            guard let kind = row.record.kind, let channels = Self.sensors[kind] else { continue }
            let first = channels.compactMap { since[$0.rawValue] }.min()
            if let first, first <= row.record.end { continue }
            let state = first.map { "put on at \($0)" } ?? "never put on"
            findings.append(
                row.finding(
                    .cross(.deviceStart), "\(kind.rawValue) is read at \(row.record.end), its sensor is \(state)",
                    field: "start_ns", timeNanoseconds: row.record.start.nanoseconds))
            return
        }
    }
}

import EMSDiagnostics
import EMSManifest
import EMSModel

/// Where sensors and frames lie on the clock against events: a record begins when a device is put on, and hands that are
/// shown on the chest compress it.
struct PlacementRules {
    let encounter: Located<EncounterRecord>
    let events: [Located<EventRecord>]
    /// A trend begins on the next whole second.
    private static let reach = SessionTime.seconds(1)
    private static let framesReach = SessionTime.seconds(2)

    func check(_ frames: [Located<FrameRecord>], findings: inout [Finding]) {
        let attached = events.map(\.record).filter { $0.type == .device && $0.label.hasSuffix("_attached") }.map(\.end)
        for (index, stream) in encounter.record.streams.enumerated() where stream.kind == .sensor {
            guard let clock = stream.clock, stream.timesPath == nil, !attached.isEmpty else { continue }
            let start = SessionTime(nanoseconds: clock.offsetNanoseconds)
            if attached.contains(where: { abs((start - $0).nanoseconds) <= Self.reach.nanoseconds }) { continue }
            findings.append(
                encounter.finding(
                    .cross(.deviceStart), "\(stream.id) begins at \(start), when nothing is attached",
                    field: "streams[\(index)].clock.offset_ns", timeNanoseconds: start.nanoseconds))
        }
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
}

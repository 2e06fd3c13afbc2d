import EMSDiagnostics
package import EMSManifest
import EMSModel

/// A cuff is blown up and emptied before it is blown up again: cycles of one device never overlap. A pressure that somebody
/// takes by hand, perhaps on the other arm, may be taken meanwhile and is not judged.
package struct CuffRules {
    private let events: [Located<EventRecord>]
    private let cycles: [Located<EventRecord>]

    package init(events: [Located<EventRecord>]) {
        self.events = events
        cycles = events.filter { Self.isCycle($0.record) }
    }

    package static func isCycle(_ event: EventRecord) -> Bool {
        event.type == .procedure && event.label == "blood_pressure" && event.actor == nil && event.end > event.start
    }

    /// Cycles that begin while another of their device goes on, each with the one that ends last of those before it.
    package var overlaps: [(cycle: Located<EventRecord>, running: Located<EventRecord>)] {
        var running: [String: Located<EventRecord>] = [:]
        var overlaps: [(cycle: Located<EventRecord>, running: Located<EventRecord>)] = []
        for cycle in cycles.sorted(by: { $0.record.start < $1.record.start }) {
            let device = cycle.record.device ?? ""
            guard let other = running[device] else {
                running[device] = cycle
                continue
            }
            // The same row twice is a fault of its ids.
            if cycle.record.start < other.record.end, cycle.record.id != other.record.id {
                overlaps.append((cycle, other))
            }
            if other.record.end < cycle.record.end { running[device] = cycle }
        }
        return overlaps
    }

    func check(isSynthetic: Bool, findings: inout [Finding]) {
        if isSynthetic, !cycles.isEmpty { checkPressures(&findings) }
        for (cycle, running) in overlaps {
            findings.append(
                cycle.finding(
                    .care(.cuffOverlap), "cycle \(running.record.id) goes on until \(running.record.end)",
                    field: "start_ns", timeNanoseconds: cycle.record.start.nanoseconds))
        }
    }

    /// Where a call has cycles, each pressure comes from one or from a hand. Measured over 8,600 calls: it has begun 165 s
    /// before at most.
    private func checkPressures(_ findings: inout [Finding]) {
        let starts = events.lazy.map(\.record).filter { $0.type == .procedure && $0.label == "blood_pressure" }
            .map(\.start).sorted()
        for row in events where row.record.type == .reading && row.record.kind == .systolic {
            let time = row.record.start
            let later = starts.partitioningIndex { $0 > time }
            guard later == 0 || time - starts[later - 1] > Self.longest else { continue }
            findings.append(
                row.finding(
                    .cross(.deviceStart), "is read, and no cuff was blown up in the \(Self.longest) before",
                    field: "start_ns", timeNanoseconds: time.nanoseconds))
            return
        }
    }

    private static let longest = SessionTime.seconds(240)
}

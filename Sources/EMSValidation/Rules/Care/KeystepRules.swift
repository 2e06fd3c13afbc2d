import EMSDiagnostics
import EMSManifest
import EMSModel

/// A keystep is a step of the deed that has its beat, in a call that is made up: done by the same hands, and about then.
struct KeystepRules {
    let events: [Located<EventRecord>]

    /// Those of one beat follow each other within a second in 4,300 calls.
    private static let farthest = SessionTime.seconds(30)
    private static let deeds: Set<EventType> = [
        .compressions, .device, .medication, .procedure, .shock, .ventilation,
    ]

    func check(findings: inout [Finding]) {
        let byBeat = Dictionary(grouping: events.filter { $0.record.beatID != nil }) { $0.record.beatID ?? "" }
        for row in events where row.record.type == .keystep {
            guard let beat = row.record.beatID, let rows = byBeat[beat] else { continue }
            let others = rows.lazy.map(\.record).filter { $0.id != row.record.id }
            func note(_ message: String, _ field: String, _ dispute: Dispute? = nil) {
                findings.append(
                    row.finding(
                        .event(.keystep), message, field: field, timeNanoseconds: row.record.start.nanoseconds
                    ).disputing(dispute))
            }
            if let gap = others.map({ Self.gap($0, row.record) }).min(), gap > Self.farthest {
                note("\(row.record.label) is \(gap) from all else of \(beat)", "start_ns")
                continue
            }
            let deeds = others.filter { Self.deeds.contains($0.type) && $0.actor != nil }
            guard let actor = row.record.actor, let deed = deeds.first, let other = deed.actor,
                deeds.allSatisfy({ $0.actor != actor })
            else { continue }
            note(
                "\(actor) does \(row.record.label), \(other) does \(deed.label) (\(deed.id))", "actor",
                Dispute(.event(deed.id), "actor", said: actor, has: other))
        }
    }

    private static func gap(_ one: EventRecord, _ other: EventRecord) -> SessionTime {
        max(.zero, one.start - other.end, other.start - one.end)
    }
}

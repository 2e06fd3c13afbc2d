import EMSDiagnostics
import EMSManifest
import EMSModel

/// Nothing is done to a patient whom the crew has not reached. What bystanders do meanwhile is not judged.
struct ArrivalRules {
    let events: [Located<EventRecord>]
    let encounter: EncounterRecord

    private static let care: [EventType] = [.medication, .procedure, .reading, .shock, .compressions, .ventilation]

    func check(findings: inout [Finding]) {
        guard
            let arrival = events.first(where: { $0.record.type == .communication && $0.record.label == "arrival" })
        else { return }
        let start = arrival.record.start
        let crew = Set(encounter.speakers.filter(\.role.isCrew).map(\.id))
        let early = events.filter { row in
            Self.care.contains(row.record.type) && row.record.start < start
                && row.record.actor.map(crew.contains) ?? false
        }
        guard let first = early.first else { return }
        // Of many the arrival itself is the odd one.
        let row = early.count > 1 ? arrival : first
        let more = early.count > 1 ? ", and so \(early.count - 1) more" : ""
        findings.append(
            row.finding(
                .care(.beforeArrival),
                "\(first.record.label) at \(first.record.start), the crew arrives at \(start)\(more)",
                field: "start_ns", timeNanoseconds: row.record.start.nanoseconds))
    }
}

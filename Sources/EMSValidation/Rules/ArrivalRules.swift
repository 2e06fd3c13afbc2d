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
            let arrival = events.first(where: { $0.record.type == .communication && $0.record.label == "arrival" })?
                .record
        else { return }
        let crew = Set(encounter.speakers.filter(\.role.isCrew).map(\.id))
        for row in events where Self.care.contains(row.record.type) && row.record.start < arrival.start {
            guard let actor = row.record.actor, crew.contains(actor) else { continue }
            let message = "\(row.record.label) at \(row.record.start), the crew arrives at \(arrival.start)"
            findings.append(
                row.finding(
                    .care(.beforeArrival), message, field: "start_ns",
                    timeNanoseconds: row.record.start.nanoseconds))
        }
    }
}

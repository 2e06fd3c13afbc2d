import EMSDiagnostics
import EMSManifest
import EMSModel

/// What the events of an encounter must satisfy on their own and against the manifest.
struct EventRules {
    let events: [Located<EventRecord>]
    let encounter: EncounterRecord

    func check(findings: inout [Finding]) {
        var ids: Set<String> = []
        var readingIDs: Set<String> = []
        var lastStart = SessionTime.zero
        let speakers = Set(encounter.speakers.map(\.id))
        for row in events {
            let event = row.record
            func note(_ code: FindingCode, _ message: String, _ field: String) {
                findings.append(
                    row.finding(code, message, field: field, timeNanoseconds: event.start.nanoseconds))
            }
            if !ids.insert(event.id).inserted { note(.identity(.duplicateID), "\"\(event.id)\" occurs twice", "id") }
            if event.type == .reading, let id = event.readingID, !readingIDs.insert(id).inserted {
                note(.identity(.duplicateID), "reading \"\(id)\" occurs twice", "reading_id")
            }
            for (name, person) in [("actor", event.actor), ("director", event.director)] {
                if let person, !speakers.contains(person) {
                    note(.identity(.danglingReference), "\"\(person)\" is not a speaker of the encounter", name)
                }
            }
            if event.end < event.start {
                note(.event(.interval), "ends at \(event.end) and starts at \(event.start)", "end_ns")
            } else if event.end > encounter.duration {
                note(.event(.outsideSession), "ends at \(event.end), the session at \(encounter.duration)", "end_ns")
            }
            if event.start < lastStart {
                note(.event(.order), "starts at \(event.start), the event before at \(lastStart)", "start_ns")
            }
            lastStart = max(lastStart, event.start)
            checkVocabulary(event, note)
        }
    }

    private func checkVocabulary(_ event: EventRecord, _ note: (FindingCode, String, String) -> Void) {
        switch event.type {
        case .keystep:
            guard let number = event.keystepID else { break }
            guard let keystep = Keystep(rawValue: number) else {
                note(.schema(.unknownValue), "there is no keystep \(number)", "keystep_id")
                break
            }
            if keystep.label != event.label {
                note(.event(.label), "keystep \(number) is \"\(keystep.label)\", not \"\(event.label)\"", "label")
            }
        case .reading:
            guard let kind = event.kind, let value = event.value else { break }
            if !kind.plausibleRange.contains(value) {
                let range = "\(kind.plausibleRange.lowerBound) ... \(kind.plausibleRange.upperBound)"
                note(.schema(.outOfRange), "\(value) is not in \(range)", "value")
            }
            if let unit = event.unit, unit != kind.unit {
                note(.event(.unit), "\"\(unit)\" is not the unit of \(kind.rawValue), \(kind.unit)", "unit")
            }
        case .medication:
            if let unit = event.unit, DoseUnit(rawValue: unit) == nil {
                let question = NearestName.question(unit, in: DoseUnit.allCases.map(\.rawValue))
                note(.event(.unit), "\"\(unit)\" is no unit of a dose \(question)", "unit")
            }
        case .fault:
            if SoundFaultKind(rawValue: event.label) == nil {
                let question = NearestName.question(event.label, in: SoundFaultKind.allCases.map(\.rawValue))
                note(.schema(.unknownValue), "\"\(event.label)\" is no kind of fault \(question)", "label")
            }
            if let stream = event.stream, !encounter.streams.contains(where: { $0.id == stream }) {
                note(.identity(.danglingReference), "\"\(stream)\" is not a stream of the encounter", "stream")
            }
        default: break
        }
    }
}

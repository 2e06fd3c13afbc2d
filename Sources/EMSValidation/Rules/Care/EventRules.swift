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
        var bodies: [EventRecord: String] = [:]
        var doses: [String: String] = [:]
        var shocks = 0
        var lastStart = SessionTime.zero
        let speakers = Set(encounter.speakers.map(\.id))
        for row in events {
            let event = row.record
            func note(_ code: FindingCode, _ message: String, _ field: String, _ dispute: Dispute?) {
                findings.append(
                    row.finding(code, message, field: field, timeNanoseconds: event.start.nanoseconds)
                        .disputing(dispute))
            }
            func note(_ code: FindingCode, _ message: String, _ field: String) { note(code, message, field, nil) }
            if !ids.insert(event.id).inserted {
                note(.identity(.duplicateID), "\"\(event.id)\" occurs twice", "id")
            } else if encounter.isSynthetic, let other = Self.repeated(event, &bodies) {
                note(.identity(.duplicateID), "is event \"\(other)\" again", "id")
            } else if encounter.isSynthetic, event.type == .medication, let drug = event.drug, let beat = event.beatID,
                let other = doses.updateValue(event.id, forKey: "\(beat) \(drug)")
            {
                note(.identity(.duplicateID), "gives what event \"\(other)\" has given in the same step", "id")
            }
            if event.type == .reading, let id = event.readingID, !readingIDs.insert(id).inserted {
                note(.identity(.duplicateID), "reading \"\(id)\" occurs twice", "reading_id")
            }
            for (name, person) in [("actor", event.actor), ("director", event.director)] {
                if let person, !speakers.contains(person) {
                    note(
                        .identity(.danglingReference), "\"\(person)\" is not a speaker of the encounter", name,
                        Dispute(.encounter, "speakers", said: person))
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
            if encounter.isSynthetic {
                checkForm(event, note)
                if event.type == .shock {
                    shocks += 1
                    if event.label.hasPrefix("shock_"), event.label != "shock_\(shocks)" {
                        note(.event(.label), "\"\(event.label.prefix(80))\" is shock \(shocks)", "label")
                    }
                }
                if let fault = directorFault(event) { note(.cross(.speaker), fault, "director") }
            }
        }
        if encounter.isSynthetic { checkRhythms(&findings) }
    }

    /// Who asks for something is one of the crew, or a doctor by radio, and somebody else does it.
    private func directorFault(_ event: EventRecord) -> String? {
        guard let director = event.director, let role = encounter.speakers.first(where: { $0.id == director })?.role
        else { return nil }
        if director == event.actor { return "\(director) asks himself" }
        return role.isCrew || role.isRemote ? nil : "\(director), who is \(role.rawValue), cannot ask for it"
    }

    /// What happens once at a time. Two sounds may be alike, and readings have ids of their own.
    private static let deeds: Set<EventType> = [
        .medication, .procedure, .shock, .compressions, .ventilation, .keystep, .communication, .rhythm, .device,
    ]

    /// The id of an event before that is the same in all but its id.
    private static func repeated(_ event: EventRecord, _ bodies: inout [EventRecord: String]) -> String? {
        var body = event
        body.id = ""
        guard deeds.contains(event.type), let other = bodies[body] else {
            bodies[body] = event.id
            return nil
        }
        return other
    }

    /// Each rhythm begins where the one before ends, the first at 0, and the last ends with the session. Rhythms that are
    /// out of order or beyond the session are faults of their own.
    private func checkRhythms(_ findings: inout [Finding]) {
        let rows = events.filter { $0.record.type == .rhythm }
        guard !rows.isEmpty, Set(rows.map(\.record.id)).count == rows.count,
            rows.allSatisfy({ $0.record.start <= $0.record.end && $0.record.end <= encounter.duration }),
            zip(rows, rows.dropFirst()).allSatisfy({ $0.record.start <= $1.record.start })
        else { return }
        func note(_ row: Located<EventRecord>, _ message: String, _ field: String, _ dispute: Dispute? = nil) {
            findings.append(
                row.finding(
                    .event(.rhythmGap), message, field: field, timeNanoseconds: row.record.start.nanoseconds
                ).disputing(dispute))
        }
        var end = SessionTime.zero
        for row in rows {
            let start = row.record.start
            if start != end {
                let before = end == .zero ? "the session begins at 0 s" : "the rhythm before ends at \(end)"
                note(row, "starts at \(start), \(before)", "start_ns")
            }
            end = row.record.end
        }
        if end != encounter.duration {
            note(
                rows[rows.count - 1], "ends at \(end), the session at \(encounter.duration)", "end_ns",
                encounter.durationDispute(end))
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
            if encounter.isSynthetic, event.isMislabelled {
                note(.event(.label), "\"\(event.label.prefix(80))\" is no name of \(event.drug ?? "")", "label")
            }
            if let unit = event.unit, DoseUnit(rawValue: unit) == nil {
                let question = NearestName.question(unit, in: DoseUnit.allCases.map(\.rawValue))
                note(.event(.unit), "\"\(unit)\" is no unit of a dose \(question)", "unit")
            }
        case .fault:
            checkName(event.label, "kind of fault", SoundFaultKind.allCases.map(\.rawValue), "label", note)
            if let stream = event.stream, !encounter.streams.contains(where: { $0.id == stream }) {
                note(.identity(.danglingReference), "\"\(stream)\" is not a stream of the encounter", "stream")
            }
        // Other monitors may alarm about more, and other things may be put on.
        case .alarm where encounter.isSynthetic:
            checkName(event.label, "alarm", AlarmCondition.allCases.map(\.rawValue), "label", note)
            guard let condition = AlarmCondition(rawValue: event.label), let priority = event.priority else { break }
            let expected: AlarmPriority = condition.isLifeThreatening ? .high : .medium
            if priority != expected {
                note(.event(.label), "has priority \(priority.rawValue), that alarm \(expected.rawValue)", "priority")
            }
        case .device where encounter.isSynthetic:
            guard let device = event.device else { break }
            checkName(device, "device", DeviceChannel.allCases.map(\.rawValue) + ["monitor"], "device", note)
        default: break
        }
    }

    /// What follows from the type: the label, how long it takes, and figures that a body and its helpers can reach.
    private func checkForm(_ event: EventRecord, _ note: (FindingCode, String, String) -> Void) {
        if let rhythm = event.rhythm, let other = Rhythm(rawValue: event.label), other != rhythm {
            note(.event(.label), "the rhythm is \(rhythm.rawValue), not \(other.rawValue)", "label")
        }
        if event.type == .reading, let kind = event.kind, let other = VitalKind(rawValue: event.label), other != kind {
            note(.event(.label), "the reading is of \(kind.rawValue), not of \(other.rawValue)", "label")
        }
        if event.type == .reading || event.type == .shock, event.end > event.start {
            note(
                .event(.interval), "a \(event.type.rawValue) is an instant, this one lasts until \(event.end)", "end_ns"
            )
        }
        if event.type == .reading, let value = event.value, event.kind == .systolic || event.kind == .diastolic,
            value.remainder(dividingBy: 2) != 0
        {
            note(.schema(.outOfRange), "\(value) is odd: cuffs show every second mmHg", "value")
        }
        // Rescuers breathe for an adult ten times a minute; twice that harms. An adult's chest goes down by 50 mm, an infant's by
        // 40 (American Heart Association, 2020).
        let isAdult = encounter.patient.ageYears >= AgeGroup.adult.years.lowerBound
        let figures: [(String, Double?, ClosedRange<Double>)] = [
            ("energy_j", event.energyJoules.map(Double.init), 1...360),
            (
                "rate_per_minute", event.ratePerMinute,
                event.type == .compressions ? 80...150 : isAdult ? 4...25 : 4...60
            ),
            ("depth_mm", event.depthMillimetres, isAdult ? 30...80 : 20...70),
        ]
        for (field, value, range) in figures {
            guard let value, !range.contains(value) else { continue }
            note(.schema(.outOfRange), "\(value) is not in \(range.lowerBound) ... \(range.upperBound)", field)
        }
    }

    private func checkName(
        _ name: String, _ what: String, _ known: [String], _ field: String,
        _ note: (FindingCode, String, String) -> Void
    ) {
        guard !known.contains(name) else { return }
        let question = NearestName.question(name, in: known)
        note(.schema(.unknownValue), "\"\(name.prefix(80))\" is no \(what) \(question)", field)
    }
}

extension EventRecord {
    /// Whether a drug is called what no word of its slug says.
    var isMislabelled: Bool {
        guard let drug else { return false }
        let letters = { (text: String) in text.lowercased().filter(\.isLetter) }
        let slug = letters(drug)
        let names = label.split { $0 == " " || $0 == "_" }.map { letters(String($0)) }.filter { $0.count >= 4 }
        return !names.isEmpty && !names.contains { slug.contains($0) || $0.contains(slug) }
    }
}

import EMSDiagnostics
import EMSManifest
import EMSModel

/// What the run report of a call that is made up says of procedures, shocks, readings and who did what, against the events.
/// People who write reports of real calls leave out and round; those are not judged.
struct ReportCareRules {
    let report: Located<Void>
    let encounter: EncounterRecord
    private let events: [EventRecord]
    /// By beat, in the order of the events.
    private let byBeat: [String: [EventRecord]]

    init(report: Located<Void>, encounter: EncounterRecord, events: [Located<EventRecord>]) {
        self.report = report
        self.encounter = encounter
        self.events = events.map(\.record)
        byBeat = Dictionary(grouping: self.events.filter { $0.beatID != nil }) { $0.beatID ?? "" }
    }

    /// Whether every element that there is to be is there: the report names its protocol.
    private var isWhole: Bool { !entries("eProtocols.01").isEmpty }

    func check(findings: inout [Finding]) {
        checkProtocol(&findings)
        checkProcedures(&findings)
        checkNotGiven("eMedications.03", [.medication], &findings)
        checkNotGiven("eProcedures.03", Self.procedures, &findings)
        for (element, types) in [
            ("eProcedures.09", [EventType.procedure, .shock, .compressions]), ("eMedications.09", [.medication]),
        ] {
            checkGivers(element, types, &findings)
        }
        checkTimes("eMedications.01", [.medication], &findings)
        checkShocks(&findings)
        checkReadings(&findings)
    }

    private func entries(_ element: String) -> [LocatedJSON] { report.json[element]?.elements ?? [] }

    private func note(
        _ message: String, _ field: String, _ findings: inout [Finding], against dispute: Dispute? = nil
    ) {
        findings.append(report.finding(.cross(.recordCare), message, field: field).disputing(dispute))
    }

    private func checkProtocol(_ findings: inout [Finding]) {
        guard let code = entries("eProtocols.01").first?["value"]?.string,
            let expected = encounter.clinicalProtocol.nemsis,
            code != expected
        else { return }
        note(
            "reports \(code), the manifest has \(expected)", "eProtocols.01[0].value", &findings,
            against: Dispute(.encounter, "protocol"))
    }

    /// The event of a beat that an entry tells of; nil where none has the beat at all, which is a fault of its own.
    private func event(_ entry: LocatedJSON, _ types: [EventType]) -> EventRecord? {
        guard let beat = entry["beat_id"]?.string, let all = byBeat[beat] else { return nil }
        return types.lazy.compactMap { type in all.first { $0.type == type } }.first
    }

    private static let procedures: [EventType] = [.procedure, .shock, .compressions]

    /// SNOMED CT: cardiopulmonary resuscitation, defibrillation by hand and by machine, cardioversion.
    private static func code(of event: EventRecord) -> Substring? {
        switch (event.type, event.mode) {
        case (.compressions, _): "89666000"
        case (.shock, .manual): "426220008"
        case (.shock, .aed): "450661000124102"
        case (.shock, .synchronised): "250980009"
        default: nil
        }
    }

    private func checkProcedures(_ findings: inout [Finding]) {
        for (index, entry) in entries("eProcedures.03").enumerated() where entry["pn"] == nil {
            guard let event = event(entry, Self.procedures) else { continue }
            if let code = event.type == .procedure ? event.code?.split(separator: ":").last : Self.code(of: event),
                let value = entry["value"]?.string, value != code
            {
                note(
                    "reports \(value), the event \(event.id) has \(code)", "eProcedures.03[\(index)].value", &findings,
                    against: Dispute(.event(event.id), event.type == .procedure ? "code" : "mode"))
            }
        }
        checkTimes("eProcedures.01", Self.procedures, &findings)
        checkTimes("eProcedures.03", Self.procedures, &findings)
        for (index, entry) in entries("eProcedures.05").enumerated() {
            // What has no attempts is done once.
            guard let event = event(entry, Self.procedures), let value = entry["value"]?.double,
                value != Double(event.attempt ?? 1)
            else { continue }
            note(
                "reports \(value), the event \(event.id) is attempt \(event.attempt ?? 1)",
                "eProcedures.05[\(index)].value", &findings)
        }
        // 9923003 yes, 9923001 no.
        for (index, entry) in entries("eProcedures.06").enumerated() {
            guard let event = event(entry, Self.procedures), let value = entry["value"]?.string,
                ["9923001", "9923003"].contains(value), event.succeeded ?? true != (value == "9923003")
            else { continue }
            let succeeded = event.succeeded ?? true
            let outcome = succeeded ? "succeeded" : "failed"
            note("reports \(value), the event \(event.id) \(outcome)", "eProcedures.06[\(index)].value", &findings)
        }
        let reported = Set(entries("eProcedures.03").compactMap { $0["beat_id"]?.string })
        guard isWhole || !reported.isEmpty,
            let missing = events.first(where: { event in
                (event.type == .shock || (event.type == .procedure && event.code?.hasPrefix("snomed:") ?? false))
                    && event.beatID.map { !reported.contains($0) } ?? false
            })
        else { return }
        note("\(missing.label) of event \(missing.id) is not reported", "eProcedures.03", &findings)
    }

    /// A pertinent negative with a value is what was not given or done.
    private func checkNotGiven(_ element: String, _ types: [EventType], _ findings: inout [Finding]) {
        for (index, entry) in entries(element).enumerated() {
            guard let code = entry["pn"]?.string, entry["value"] != nil, let event = event(entry, types) else {
                continue
            }
            note(
                "reports with \(code.prefix(40)) that it was not, event \(event.id) is \(event.label)",
                "\(element)[\(index)].pn", &findings)
        }
    }

    private func checkTimes(_ element: String, _ types: [EventType], _ findings: inout [Finding]) {
        for (index, entry) in entries(element).enumerated() where entry["pn"] == nil {
            guard let time = entry["t_ns"]?.integer, let event = event(entry, types), time != event.start.nanoseconds
            else { continue }
            noteTime(time, event, "\(element)[\(index)].t_ns", &findings)
        }
    }

    private func noteTime(_ time: Int64, _ event: EventRecord, _ field: String, _ findings: inout [Finding]) {
        let reported = SessionTime(nanoseconds: time)
        note(
            "reports \(reported), the event \(event.id) is of \(event.start)", field, &findings,
            against: Dispute(.event(event.id), "start_ns", said: "\(reported)", has: "\(event.start)"))
    }

    /// Devices have no actor, so that whoever started them is not judged.
    private func checkGivers(_ element: String, _ types: [EventType], _ findings: inout [Finding]) {
        let crew = Set(entries("eCrew.01").compactMap { $0["value"]?.string })
        for (index, entry) in entries(element).enumerated() {
            guard let value = entry["value"]?.string else { continue }
            let field = "\(element)[\(index)].value"
            if let event = event(entry, types), let actor = event.actor, actor != value {
                note(
                    "reports \(value), the event \(event.id) has \(actor)", field, &findings,
                    against: Dispute(.event(event.id), "actor", said: value, has: actor))
            } else if !crew.isEmpty, !crew.contains(value) {
                // Somebody whom the event names as well is missing in the list.
                let isKnown = event(entry, types)?.actor == value
                findings.append(
                    report.finding(
                        .identity(.danglingReference), "\"\(value)\" is not of the crew",
                        field: isKnown ? "eCrew.01" : field
                    ).disputing(isKnown ? Dispute(.encounter, "crew", said: value) : nil))
            }
        }
    }

    /// Number and times; energies are held in any case.
    private func checkShocks(_ findings: inout [Finding]) {
        let shocks = events.filter { $0.type == .shock }
        for element in ["eDevice.02", "eDevice.10", "eDevice.11"] {
            let rows = entries(element)
            guard rows.count == shocks.count else {
                if element != "eDevice.10", isWhole || !rows.isEmpty {
                    note(
                        "reports \(rows.count) shocks, delivered are \(shocks.count)", element, &findings,
                        against: Dispute(.events("shocks"), "type", said: "\(rows.count)"))
                }
                continue
            }
            for (index, (entry, shock)) in zip(rows, shocks).enumerated() {
                if let time = entry["t_ns"]?.integer, time != shock.start.nanoseconds {
                    noteTime(time, shock, "\(element)[\(index)].t_ns", &findings)
                }
                if element == "eDevice.11", let number = entry["value"]?.double, number != Double(index + 1) {
                    note("reports \(number) as number of shock \(index + 1)", "eDevice.11[\(index)].value", &findings)
                }
            }
        }
    }

    private func checkReadings(_ findings: inout [Finding]) {
        guard isWhole, case .object(let members) = report.json.form else { return }
        let reported = Set(
            members.filter { $0.key.hasPrefix("eVitals.") }.flatMap { $0.value.elements ?? [] }
                .compactMap { $0["reading_id"]?.string })
        // One that is named wrongly is not left out.
        // What names another reading has lost its own.
        let misnamed = Set(
            findings.lazy.filter { $0.code == .cross(.recordMismatch) }.compactMap { finding in
                finding.field.map { String($0.prefix { $0 != "[" }) }
            })
        // Where one entry names its reading, all do.
        for member in members where member.key.hasPrefix("eVitals.") {
            let element = member.key
            let named = (member.value.elements ?? []).enumerated().map { ($0.offset, $0.element["reading_id"] != nil) }
            guard named.contains(where: \.1), let (index, _) = named.first(where: { !$0.1 }) else { continue }
            note("names no reading, as the others of \(element) do", "\(element)[\(index)]", &findings)
            return
        }
        guard reported.isSubset(of: events.compactMap(\.readingID)),
            let (missing, element) = events.lazy.compactMap({ event -> (EventRecord, String)? in
                guard event.type == .reading, let element = event.kind?.nemsisElement, let id = event.readingID,
                    !reported.contains(id), !misnamed.contains(element)
                else { return nil }
                return (event, element)
            }).first
        else { return }
        note("\(missing.label) of reading \(missing.readingID ?? "") is not reported", element, &findings)
    }
}

import EMSDiagnostics
import EMSManifest
import EMSModel

/// The run report against what was done: drugs, shocks and its times, and in calls that are made up all else that events
/// tell. Elements that a report does not have are not judged.
struct ReportRules {
    let report: Located<Void>
    let encounter: EncounterRecord
    let events: [Located<EventRecord>]

    func check(findings: inout [Finding]) {
        if let name = report.json["encounter"]?.string, name != encounter.id {
            let message = "names \"\(name)\", the manifest says \"\(encounter.id)\""
            findings.append(
                report.finding(.identity(.danglingReference), message, field: "encounter")
                    .disputing(Dispute(.encounter, "id", said: name, has: encounter.id)))
        }
        checkDrugs(&findings)
        checkAllergies(&findings)
        checkShocks(&findings)
        guard encounter.isSynthetic else { return checkTimes([], &findings) }
        let clock = ReportClock(report: report)
        checkTimes(clock.check(events: events, duration: encounter.duration, findings: &findings), &findings)
        ReportCareRules(report: report, encounter: encounter, events: events).check(findings: &findings)
        ReportCodeRules(report: report, encounter: encounter, events: events).check(findings: &findings)
        ReportGroupRules(report: report).check(findings: &findings)
        NarrativeRules(report: report, encounter: encounter, events: events, clock: clock).check(findings: &findings)
    }

    private func entries(_ element: String) -> [LocatedJSON] { report.json[element]?.elements ?? [] }

    private func note(
        _ message: String, _ field: String, _ code: CrossFault, _ findings: inout [Finding],
        against dispute: Dispute? = nil
    ) {
        findings.append(report.finding(.cross(code), message, field: field).disputing(dispute))
    }

    private func checkDrugs(_ findings: inout [Finding]) {
        let given = events.map(\.record).filter { $0.type == .medication && $0.beatID != nil }
        let byBeat = Dictionary(given.map { ($0.beatID ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        let expected: [(element: String, field: String, value: (EventRecord) -> String?)] = [
            // A code stands in the report without its system.
            ("eMedications.03", "code", { $0.code.map { String($0.split(separator: ":").last ?? "") } }),
            ("eMedications.04", "route", { $0.route?.nemsisCode }),
            ("eMedications.05", "dose", { $0.dose.map { "\($0)" } }),
            ("eMedications.06", "unit", { $0.unit.flatMap(DoseUnit.init(rawValue:))?.nemsisCode }),
        ]
        for (element, field, value) in expected {
            for (index, entry) in entries(element).enumerated() {
                guard let beat = entry["beat_id"]?.string, let event = byBeat[beat], let expected = value(event),
                    let found = entry["value"]?.double.map({ "\($0)" }) ?? entry["value"]?.string, found != expected
                else { continue }
                let message = "reports \(found), the event \(event.id) has \(expected)"
                // People say a dose with its unit.
                let said = field == "dose" ? "\(found) \(event.unit ?? "")" : nil
                note(
                    message, "\(element)[\(index)].value", .recordCare, &findings,
                    against: Dispute(.event(event.id), field, said: said))
            }
        }
        for (index, entry) in entries("eMedications.03").enumerated() {
            // What was not given has a pertinent negative.
            guard let beat = entry["beat_id"]?.string, entry["pn"] == nil else { continue }
            guard let event = byBeat[beat] else {
                note("no event gives the drug of \(beat)", "eMedications.03[\(index)].beat_id", .recordCare, &findings)
                continue
            }
            if let time = entry["t_ns"]?.integer,
                time < event.start.nanoseconds || time > event.end.nanoseconds
            {
                let message = "reports \(SessionTime(nanoseconds: time)), the event \(event.id) is of \(event.start)"
                note(
                    message, "eMedications.03[\(index)].t_ns", .recordCare, &findings,
                    against: Dispute(.event(event.id), "start_ns", said: "\(SessionTime(nanoseconds: time))"))
            }
        }
        let reported = Set(entries("eMedications.03").compactMap { $0["beat_id"]?.string })
        // A report that names its protocol is whole.
        let isWhole = !entries("eProtocols.01").isEmpty
        guard !reported.isEmpty || isWhole, let missing = given.first(where: { !reported.contains($0.beatID ?? "") })
        else {
            return
        }
        note("\(missing.label) of event \(missing.id) is not reported", "eMedications.03", .recordCare, &findings)
    }

    /// What the patient is allergic to is withheld; a pertinent negative says so.
    private func checkAllergies(_ findings: inout [Finding]) {
        let allergies = Set(entries("eHistory.06").filter { $0["pn"] == nil }.compactMap { $0["value"]?.string })
        for (index, entry) in entries("eMedications.03").enumerated() where entry["pn"] == nil {
            guard let code = entry["value"]?.string, allergies.contains(code) else { continue }
            findings.append(
                report.finding(
                    .care(.allergicDrug), "\(code) is given, eHistory.06 has it",
                    field: "eMedications.03[\(index)].value"))
        }
    }

    private func checkShocks(_ findings: inout [Finding]) {
        let reported = entries("eDevice.10").compactMap { $0["value"]?.double }
        let shocks = events.map(\.record).filter { $0.type == .shock && $0.energyJoules != nil }
        let delivered = shocks.compactMap { $0.energyJoules.map(Double.init) }
        guard !reported.isEmpty, reported != delivered else { return }
        let wrong = zip(zip(reported, delivered), shocks).first { $0.0.0 != $0.0.1 }
        let dispute =
            if reported.count == delivered.count, let ((said, has), shock) = wrong {
                Dispute(.event(shock.id), "energy_j", said: "\(said) J", has: "\(has) J")
            } else { Dispute(.events("shocks"), "type", said: "\(reported.count)") }
        note(
            "reports \(reported) J, delivered are \(delivered) J", "eDevice.10", .recordCare, &findings,
            against: dispute)
    }

    /// Call, dispatch, on the way, at the scene, at the patient, leaving, arriving, handed over, back in service.
    private static let times = [
        "eTimes.01", "eTimes.03", "eTimes.05", "eTimes.06", "eTimes.07", "eTimes.09", "eTimes.11", "eTimes.12",
        "eTimes.13",
    ]

    /// Six hours, between two of them.
    private static let longest: Int64 = 6 * 3600 * 1_000_000_000

    private func checkTimes(_ wrong: Set<String>, _ findings: inout [Finding]) {
        var last: (element: String, time: Int64)?
        for element in Self.times where !wrong.contains(element) {
            guard let time = entries(element).first?["t_ns"]?.integer else { continue }
            if let last, time < last.time {
                let before = SessionTime(nanoseconds: last.time)
                let message = "\(SessionTime(nanoseconds: time)) is before \(last.element) at \(before)"
                note(message, "\(element)[0].t_ns", .recordTimes, &findings)
            } else if let last, encounter.isSynthetic, time - last.time > Self.longest {
                let message = "\(SessionTime(nanoseconds: time)) is hours after \(last.element)"
                note(message, "\(element)[0].t_ns", .recordTimes, &findings)
            }
            last = (element, max(time, last?.time ?? time))
        }
        checkHandoff(&findings)
    }

    /// A patient is handed over where the ride ends. A time that is wrong by itself has been said to be.
    private func checkHandoff(_ findings: inout [Finding]) {
        guard encounter.isSynthetic, let arrival = entries("eTimes.11").first?["t_ns"]?.integer,
            let handoff = events.first(where: { $0.record.type == .communication && $0.record.label == "handoff" }),
            handoff.record.start.nanoseconds < arrival,
            !findings.contains(where: { $0.path == report.path && $0.field?.hasPrefix("eTimes.1") ?? false })
        else { return }
        let message = "the patient is handed over at \(handoff.record.start), the ride ends at "
        findings.append(
            handoff.finding(
                .cross(.recordTimes), message + "\(SessionTime(nanoseconds: arrival))", field: "start_ns",
                timeNanoseconds: handoff.record.start.nanoseconds))
    }
}

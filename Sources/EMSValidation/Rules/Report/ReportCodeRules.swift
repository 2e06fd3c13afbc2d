import EMSDiagnostics
import EMSManifest
import EMSModel

/// Codes of the run report of a call that is made up that follow from other codes of it, from the crew and from the events:
/// who may do what, whether it is an injury, where the arrest came from. Codes are those of NEMSIS 3.5.1.
struct ReportCodeRules {
    let report: Located<Void>
    let encounter: EncounterRecord
    private let roles: [String: Role]
    private let byBeat: [String: [EventRecord]]
    private let events: [EventRecord]

    init(report: Located<Void>, encounter: EncounterRecord, events: [Located<EventRecord>]) {
        self.report = report
        self.encounter = encounter
        roles = Dictionary(encounter.speakers.map { ($0.id, $0.role) }, uniquingKeysWith: { first, _ in first })
        self.events = events.map(\.record)
        byBeat = Dictionary(grouping: self.events.filter { $0.beatID != nil }) { $0.beatID ?? "" }
    }

    func check(findings: inout [Finding]) {
        checkCrew(&findings)
        for (element, types) in [
            ("eMedications.10", [EventType.medication]), ("eProcedures.10", [.procedure, .shock, .compressions]),
        ] {
            checkLevels(element, types, &findings)
        }
        checkInjury(&findings)
        checkNames(&findings)
        for (element, code) in Self.shocks { checkAlways(element, [code], .recordCare, &findings) }
        checkAlways("eMedications.07", ["9916001", "9916003", "9916005"], .recordCare, &findings)
        checkAlways("eVitals.03", Rhythm.allCases.map(\.nemsisCode), .recordCare, &findings)
        checkCarbonDioxide(&findings)
        checkAlways("eVitals.05", ["3305003"], .recordCare, &findings)
        checkAlways("eVitals.08", ["3308005"], .recordCare, &findings)
        checkAlways("eVitals.28", ["3328003"], .recordCare, &findings)
        checkAlways("eSituation.03", ["2803001"], .recordCare, &findings)
        checkArrest(&findings)
    }

    private func entries(_ element: String) -> [LocatedJSON] { report.json[element]?.elements ?? [] }

    private func value(_ element: String) -> String? { entries(element).first?["value"]?.string }

    private func note(
        _ code: CrossFault, _ message: String, _ field: String, _ findings: inout [Finding],
        against disputes: [Dispute?] = []
    ) {
        var finding = report.finding(.cross(code), message, field: field)
        finding.disputes = disputes.compactMap(\.self)
        findings.append(finding)
    }

    private func checkAlways(_ element: String, _ codes: [String], _ fault: CrossFault, _ findings: inout [Finding]) {
        for (index, entry) in entries(element).enumerated() where entry["pn"] == nil {
            guard let code = entry["value"]?.string, !codes.contains(code) else { continue }
            let message = "reports \(code), a call that is made up has \(codes.joined(separator: " or "))"
            note(fault, message, "\(element)[\(index)].value", &findings)
        }
    }

    /// What goes with each shock: a fault of the device that there was none of, and the kind of shock.
    private static let shocks = [("eDevice.03", "4103009"), ("eDevice.09", "4109001")]

    // MARK: People

    /// 9925007 paramedic, 9925005 technician, 9925003 responder; 2403011 leads, 2403007 helps.
    private func checkCrew(_ findings: inout [Finding]) {
        let people = entries("eCrew.01").map { $0["value"]?.string }
        let crew = people.map { $0.flatMap { roles[$0] } }
        for element in ["eCrew.02", "eCrew.03"] where entries(element).count == crew.count {
            for (index, (entry, role)) in zip(entries(element), crew).enumerated() {
                guard let role, let code = entry["value"]?.string else { continue }
                let expected =
                    switch (element, role) {
                    case ("eCrew.02", .leadMedic), ("eCrew.02", .paramedic): "9925007"
                    case ("eCrew.02", .emt): "9925005"
                    case ("eCrew.02", _): "9925003"
                    case (_, .leadMedic): "2403011"
                    default: "2403007"
                    }
                guard code != expected else { continue }
                note(
                    .recordCare, "reports \(code), of a \(role.rawValue) it is \(expected)",
                    "\(element)[\(index)].value", &findings,
                    against: [people[index].flatMap { encounter.roleDispute(of: $0) }])
            }
        }
    }

    /// The level of whoever did it.
    private func checkLevels(_ element: String, _ types: [EventType], _ findings: inout [Finding]) {
        for (index, entry) in entries(element).enumerated() {
            guard let code = entry["value"]?.string, let beat = entry["beat_id"]?.string,
                let event = byBeat[beat]?.first(where: { types.contains($0.type) })
            else { continue }
            let field = "\(element)[\(index)].value"
            if let role = event.actor.flatMap({ roles[$0] }), let expected = Self.levels[role], code != expected {
                note(
                    .recordCare, "reports \(code), of a \(role.rawValue) it is \(expected)", field, &findings,
                    against: [
                        Dispute(.event(event.id), "actor"), event.actor.flatMap { encounter.roleDispute(of: $0) },
                    ])
            } else if event.actor == nil, !Self.levels.values.contains(code) {
                note(.recordCare, "reports \(code), which is no level of care", field, &findings)
            }
        }
    }

    private static let levels: [Role: String] = [
        .leadMedic: "9905007", .paramedic: "9905007", .emt: "9905005", .firefighter: "9905003",
    ]

    // MARK: Situation

    /// 9922005 injury, 9922001 none: by all codes of symptoms and impressions.
    private func checkInjury(_ findings: inout [Finding]) {
        guard let reported = value("eSituation.02"), let impression = value("eSituation.11") else { return }
        let others = ["eSituation.09", "eSituation.10"].flatMap(entries).compactMap { $0["value"]?.string }
        let isInjury = (others + [impression]).contains { ICD10Code($0).isInjury }
        guard reported != (isInjury ? "9922005" : "9922001") else { return }
        // An impression that goes with nothing is itself the wrong one.
        if let cause = value("eArrest.02"), isInjury != others.contains(where: { ICD10Code($0).isInjury }),
            cause != ICD10Code(impression).arrestEtiology, value("eArrest.01") != "3001001"
        {
            return note(
                .recordCare, "reports \(impression), eSituation.02 and eArrest.02 are of something else",
                "eSituation.11[0].value", &findings)
        }
        note(
            .recordCare, "reports \(reported), its symptoms are \(isInjury ? "those" : "none") of an injury",
            "eSituation.02[0].value", &findings)
    }

    /// The unit and the hospital that the narrative tells of.
    private func checkNames(_ findings: inout [Finding]) {
        let texts = entries("narrative").compactMap { $0["text"]?.string }
        let places = [
            ("eResponse.13", { (text: String) in text.contains(" was sent to ") }),
            ("eResponse.14", { $0.contains(" was sent to ") }),
            ("eDisposition.01", { $0.hasPrefix("Care was handed over to ") }),
        ]
        for (element, isAbout) in places {
            guard let name = value(element), let text = texts.first(where: isAbout), !text.contains(name) else {
                continue
            }
            note(
                .recordCare, "reports \"\(name.prefix(80))\", which the narrative does not name",
                "\(element)[0].value", &findings)
        }
    }

    /// 3340001, mmHg.
    private func checkCarbonDioxide(_ findings: inout [Finding]) {
        for (index, entry) in entries("eVitals.16").enumerated() {
            let unit = entry["attributes"]?["ETCO2Type"]?.string
            guard unit != "3340001", unit != nil || entry["reading_id"] != nil else { continue }
            note(
                .recordCare, "reports \(unit ?? "no unit"), an EtCO2 is read in mmHg, 3340001",
                "eVitals.16[\(index)].attributes.ETCO2Type", &findings)
        }
    }

    // MARK: Arrest

    private func checkArrest(_ findings: inout [Finding]) {
        guard let code = value("eArrest.01"), code != "3001001" else { return }
        if let reported = value("eArrest.02"), let impression = value("eSituation.11") {
            let expected = ICD10Code(impression).arrestEtiology
            if reported != expected, !findings.contains(where: { $0.field == "eSituation.11[0].value" }) {
                note(
                    .recordArrest, "reports \(reported), after \(impression) it is \(expected)",
                    "eArrest.02[0].value", &findings)
            }
        }
        checkAlways("eArrest.04", ArrestWitness.allCases.map(\.rawValue), .recordArrest, &findings)
        checkAlways("eArrest.07", ["3007001"], .recordArrest, &findings)
        checkAlways("eArrest.11", ["3011001", "3011005", "3011011", "3011013"], .recordArrest, &findings)
        checkAlways("eArrest.16", ["3016003", "3016011"], .recordArrest, &findings)
        checkAlways("eArrest.18", ["3018003", "3018005", "3018007"], .recordArrest, &findings)
        checkAlways("eArrest.20", ["3020013"], .recordArrest, &findings)
        checkAlways("eArrest.22", ["3022013"], .recordArrest, &findings)
        checkAlways("eArrest.09", ["3009001", "3009011", "3009013"], .recordArrest, &findings)
        for (element, type) in [("eArrest.09", EventType.compressions), ("eArrest.22", .shock)]
        where !entries(element).isEmpty && !events.contains(where: { $0.type == type }) {
            let isOfBreaths =
                element == "eArrest.09" && entries(element).allSatisfy { $0["value"]?.string == "3009013" }
            guard !isOfBreaths else { continue }
            note(.recordArrest, "is reported, there is no event \(type.rawValue)", "\(element)[0].value", &findings)
        }
        // One that nobody of the crew saw has no session time: it began when the complaint did.
        if let entry = entries("eArrest.14").first, entry["t_ns"] == nil, let time = entry["value"]?.string,
            let onset = value("eSituation.01"), time != onset
        {
            note(
                .recordArrest, "begins at \(time), the complaint at \(onset)", "eArrest.14[0].value", &findings)
        }
    }
}

import EMSModel

extension ReportWriter {
    mutating func addMedications() {
        var group = 0
        for placed in timeline.beats {
            switch placed.beat.action {
            case .medicate(let dose): add(dose, placed: placed, group: group)
            // 8801001 contraindicated, 8801007 medication allergy, 8801019 refused.
            case .withhold(let drug, _): addNotGiven(drug, because: "8801001", placed: placed, group: group)
            case .takeBack(let late):
                addNotGiven(
                    late.dose.drug, because: late.item == .allergies ? "8801007" : "8801001", placed: placed,
                    group: group)
            case .refuse(.drug(let drug)): addNotGiven(drug, because: "8801019", placed: placed, group: group)
            default: continue
            }
            group += 1
        }
    }

    private mutating func addNotGiven(
        _ drug: CodedTerm, because code: String, placed: SessionTimeline.PlacedBeat, group: Int
    ) {
        let (time, id) = (placed.span.start, placed.beat.id)
        addTime("eMedications.01", time, group: group, beatID: id)
        report.add(
            "eMedications.03", .text(drug.code), time: time, beatID: id, group: group, pertinentNegative: code)
    }

    private mutating func add(_ dose: MedicationDose, placed: SessionTimeline.PlacedBeat, group: Int) {
        let time = placed.span.start
        let id = placed.beat.id
        addTime("eMedications.01", time, group: group, beatID: id)
        report.add("eMedications.03", .text(dose.drug.code), time: time, beatID: id, group: group)
        report.add("eMedications.04", .text(dose.route.nemsisCode), time: time, beatID: id, group: group)
        report.add("eMedications.05", .number(dose.dose), time: time, beatID: id, group: group)
        report.add("eMedications.06", .text(dose.unit.nemsisCode), time: time, beatID: id, group: group)
        report.add("eMedications.07", .text(response(after: placed)), time: time, beatID: id, group: group)
        addGiver(of: placed, crew: "eMedications.09", level: "eMedications.10", group: group)
    }

    /// Who it was; the level alone of somebody who is not of the crew. A device works under the lead medic.
    private mutating func addGiver(
        of placed: SessionTimeline.PlacedBeat, crew: String, level: String, group: Int
    ) {
        let id = placed.beat.id
        let actor = placed.beat.actor.flatMap(script.participant)
        if let actor, actor.role.isCrew { report.add(crew, .text(actor.id), beatID: id, group: group) }
        report.add(level, .text((actor?.role ?? .leadMedic).careLevel), beatID: id, group: group)
    }

    /// Improved, unchanged or worse, by whether the patient is nearer to normal five minutes on or at the end.
    private func response(after placed: SessionTimeline.PlacedBeat) -> String {
        let before = strain(clinical.physiology(at: placed.span.start))
        let after = strain(clinical.physiology(at: placed.span.end + .seconds(300)))
        if after < before - 0.15 { return "9916001" }
        return after > before + 0.15 ? "9916005" : "9916003"
    }

    /// How far the patient is from well, in steps of clinical weight.
    private func strain(_ body: PhysiologySample) -> Double {
        guard body.hasPulse else { return 10 }
        let norms = script.patient.norms
        return abs(body.systolic - 120 * norms.pressureScale) / 40
            + abs(body.electricalRatePerMinute - 80 * norms.heartRateScale) / 40
            + max(0, 97 - body.spo2) / 6
            + abs(body.respiratoryRatePerMinute - 15 * norms.respiratoryRateScale) / 8
            + Double(15 - body.gcsTotal) / 4 + body.pain / 4 + max(0, 70 - body.glucose) / 15
            + (body.isSeizing ? 3 : 0)
    }

    /// Those that have a code of the standard; the narrative tells of all.
    mutating func addProcedures() {
        var group = 0
        for placed in timeline.beats {
            switch placed.beat.action {
            case .perform(let done) where done.term.system == .snomed: add(done, placed: placed, group: group)
            case .shock(let delivery): add(delivery.procedure, placed: placed, group: group)
            case .compress where placed.beat.id.hasSuffix(".1"):
                add(.manualCompressions, placed: placed, group: group)
            case .refuse(.procedure(let term)) where term.system == .snomed:
                addTime("eProcedures.01", placed.span.start, group: group, beatID: placed.beat.id)
                report.add(
                    "eProcedures.03", .text(term.code), time: placed.span.start, beatID: placed.beat.id,
                    group: group, pertinentNegative: "8801019")
            default: continue
            }
            group += 1
        }
    }

    private mutating func add(_ procedure: Procedure, placed: SessionTimeline.PlacedBeat, group: Int) {
        let id = placed.beat.id
        addTime("eProcedures.01", placed.span.start, group: group, beatID: id)
        report.add("eProcedures.03", .text(procedure.term.code), time: placed.span.start, beatID: id, group: group)
        report.add("eProcedures.05", .number(Double(procedure.attempt)), beatID: id, group: group)
        report.add("eProcedures.06", .text(procedure.succeeded ? "9923003" : "9923001"), beatID: id, group: group)
        addGiver(of: placed, crew: "eProcedures.09", level: "eProcedures.10", group: group)
    }

    mutating func addShocks() {
        for (group, shock) in clinical.shocks.enumerated() {
            addTime("eDevice.02", shock.time, group: group)
            report.add("eDevice.03", .text("4103009"), time: shock.time, group: group)
            report.add("eDevice.09", .text("4109001"), time: shock.time, group: group)
            report.add("eDevice.10", .number(Double(shock.delivery.energyJoules)), time: shock.time, group: group)
            report.add("eDevice.11", .number(Double(shock.delivery.ordinal)), time: shock.time, group: group)
        }
    }
}

extension ShockDelivery {
    fileprivate var procedure: Procedure {
        switch mode {
        case .manual:
            Procedure(
                term: CodedTerm(slug: "defibrillation", name: "defibrillation", system: .snomed, code: "426220008"))
        case .aed:
            Procedure(term: CodedTerm(slug: "aed", name: "AED shock", system: .snomed, code: "450661000124102"))
        case .synchronised:
            Procedure(term: CodedTerm(slug: "cardioversion", name: "cardioversion", system: .snomed, code: "250980009"))
        }
    }
}

extension Procedure {
    fileprivate static let manualCompressions = Procedure(
        term: CodedTerm(slug: "cpr", name: "manual chest compressions", system: .snomed, code: "89666000"))
}

extension Role {
    /// `eMedications.10` and `eProcedures.10`.
    fileprivate var careLevel: String {
        switch self {
        case .leadMedic, .paramedic: "9905007"
        case .emt: "9905005"
        case .firefighter: "9905003"
        case .police: "9905047"
        case .medicalControl: "9905025"
        case .hospital: "9905041"
        case .family: "9905049"
        case .caller, .bystander: "9905045"
        case .patient: "9905043"
        case .dispatcher, .aedVoice: "9905021"
        }
    }
}

import EMSDiagnostics
import EMSManifest
import EMSModel

/// What the run report of a call that is made up says of the state of things: the alert of the hospital, by what the heart
/// was watched, how a drug did without a pulse, and who saw the arrest.
struct ReportStateRules {
    let report: Located<Void>
    let encounter: EncounterRecord
    private let events: [EventRecord]
    private let rows: [Located<EventRecord>]

    init(report: Located<Void>, encounter: EncounterRecord, events: [Located<EventRecord>]) {
        self.report = report
        self.encounter = encounter
        self.events = events.map(\.record)
        rows = events
    }

    func check(_ transcript: Located<TranscriptRecord>?, findings: inout [Finding]) {
        checkAlert(&findings)
        checkElectrodes(&findings)
        checkResponses(&findings)
        checkWitness(transcript, &findings)
    }

    private func entries(_ element: String) -> [LocatedJSON] { report.json[element]?.elements ?? [] }

    private func note(
        _ message: String, _ field: String, as code: CrossFault = .recordCare, _ findings: inout [Finding],
        against dispute: Dispute? = nil
    ) {
        findings.append(report.finding(.cross(code), message, field: field).disputing(dispute))
    }

    /// `eDisposition.24` follows from the protocol.
    private func checkAlert(_ findings: inout [Finding]) {
        guard let reported = entries("eDisposition.24").first?["value"]?.string else { return }
        let name = encounter.clinicalProtocol.id
        guard let expected = HospitalAlert.code(ofProtocol: name) else {
            return note(
                "alerts a hospital, \(name) has no alert", "eDisposition.24", &findings,
                against: Dispute(.encounter, "protocol"))
        }
        if reported != expected {
            note(
                "reports \(reported), of \(name) it is \(expected)", "eDisposition.24[0].value", &findings,
                against: Dispute(.encounter, "protocol"))
        }
    }

    /// `eVitals.04`: 3304000 the pads of a defibrillator, 3304003 electrodes.
    private func checkElectrodes(_ findings: inout [Finding]) {
        let pads = events.filter { $0.type == .device && $0.device == "pads" }
        for (index, entry) in entries("eVitals.04").enumerated() {
            guard let code = entry["value"]?.string, let time = entry["t_ns"]?.integer else { continue }
            let last = pads.last { $0.start.nanoseconds <= time }
            // One that is on or off at this very moment may be either.
            if pads.contains(where: { $0.start.nanoseconds <= time && time <= $0.end.nanoseconds }) { continue }
            let expected = last?.label.hasSuffix("_attached") ?? false ? "3304000" : "3304003"
            guard code != expected else { continue }
            note(
                "reports \(code) at \(SessionTime(nanoseconds: time)), then it is \(expected)",
                "eVitals.04[\(index)].value", &findings)
        }
    }

    /// `eMedications.07`: without a pulse before and five minutes later nothing has changed (9916003).
    private func checkResponses(_ findings: inout [Finding]) {
        let hearts = events.filter { $0.type == .rhythm && $0.rhythm != nil }
        let isPulseless = { (time: SessionTime) in
            let around = hearts.filter { $0.start <= time + .seconds(2) && time - .seconds(2) <= $0.end }
            return !around.isEmpty && around.allSatisfy { !($0.rhythm?.canPerfuse ?? true) }
        }
        let rhythms = RhythmRules(events: rows)
        for (index, entry) in entries("eMedications.07").enumerated() {
            guard let code = entry["value"]?.string, let beat = entry["beat_id"]?.string,
                let dose = events.first(where: { $0.type == .medication && $0.beatID == beat }),
                isPulseless(dose.start),
                isPulseless(min(dose.end + .seconds(300), encounter.duration - .seconds(2))), code != "9916003"
            else { continue }
            note(
                "reports \(code), there is no pulse before \(dose.label) and none after",
                "eMedications.07[\(index)].value", &findings, against: Dispute(.event(dose.id), "start_ns"))
            let end = min(dose.end + .seconds(300), encounter.duration - .seconds(2))
            for time in [dose.start, end] {
                rhythms.dispute(from: time, to: time).map { findings[findings.count - 1].disputes.append($0) }
            }
        }
    }

    /// `eArrest.04`; an arrest nobody saw is asked for in a step of its own.
    private func checkWitness(_ transcript: Located<TranscriptRecord>?, _ findings: inout [Finding]) {
        guard let entry = entries("eArrest.04").first, let code = entry["value"]?.string else { return }
        let isUnderCare = entries("eArrest.01").first?["value"]?.string == "3001005"
        guard isUnderCare == (code == ArrestWitness.crew.rawValue) else {
            let message = "reports \(code), the heart stops \(isUnderCare ? "under" : "before") the care of the crew"
            return note(message, "eArrest.04[0].value", as: .recordArrest, &findings)
        }
        guard let beat = entry["beat_id"]?.string, let step = beat.split(separator: ".").first else { return }
        let isUnseen = ArrestWitness.isUnseen(step)
        guard isUnseen == (code == ArrestWitness.nobody.rawValue) else {
            let message = "reports \(code), \(beat) asks of an arrest that \(isUnseen ? "nobody" : "somebody") saw"
            return note(message, "eArrest.04[0].value", as: .recordArrest, &findings)
        }
        guard !isUnseen, let teller = teller(in: beat, transcript) else { return }
        guard (teller == .family) != (code == ArrestWitness.family.rawValue) else { return }
        note("reports \(code), \(teller.rawValue) tells of it", "eArrest.04[0].value", as: .recordArrest, &findings)
    }

    /// Who answers in a beat, or is the only one there who can; nil where that is not certain.
    private func teller(in beat: String, _ transcript: Located<TranscriptRecord>?) -> Role? {
        let told = (transcript?.record.turns ?? []).filter { $0.beatID == beat }.map(\.role)
        for roles in [told, encounter.speakers.map(\.role)] {
            let lay = Set(roles.filter { Self.lay.contains($0) })
            if lay.count == 1 { return lay.first }
        }
        return nil
    }

    private static let lay: Set<Role> = [.family, .bystander, .caller, .patient]
}

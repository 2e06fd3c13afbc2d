import EMSModel

extension ReportWriter {
    /// `eArrest`, for calls in which the heart stood still.
    mutating func addArrest() {
        let stopped = clinical.physiology.indices.filter { !clinical.physiology[$0].hasPulse }
        guard let first = stopped.first else {
            report.add("eArrest.01", .text("3001001"))
            return
        }
        report.add("eArrest.01", .text(first == 0 ? "3001003" : "3001005"))
        let cause = facts.impression
        report.add(
            "eArrest.02",
            .text(cause.system == .icd10 ? ICD10Code(cause.code).arrestEtiology : ICD10Code.presumedCardiac))
        addResuscitation()
        addWitness(underCare: first > 0)
        if let ecg = [clinical.firstAttachment(of: .pads), clinical.firstAttachment(of: .ecg)].compactMap({ $0 }).min(),
            let code = clinical.rhythm(at: max(ecg, .seconds(first))).firstArrestCode
        {
            report.add("eArrest.11", .text(code), time: ecg)
        }
        let alive = clinical.physiology.last?.hasPulse ?? false
        let returned = clinical.physiology.indices.dropFirst().first {
            clinical.physiology[$0].hasPulse && !clinical.physiology[$0 - 1].hasPulse
        }
        report.add("eArrest.12", .text(returned == nil ? "3012001" : "3012005"), time: returned.map { .seconds($0) })
        // One that came before the crew did has a time of day but none of the session clock.
        if first > 0 {
            addTime("eArrest.14", .seconds(first))
        } else {
            report.add("eArrest.14", .text(clock.text(onset)))
        }
        if isPronounced { return addTermination() }
        if alive { report.add("eArrest.16", .text("3016011"), time: timeline.duration) }
        report.add("eArrest.18", .text(alive ? "3018007" : "3018005"), time: timeline.duration)
        report.add(
            "eArrest.17", .text((clinical.rhythms.last?.rhythm ?? .asystole).nemsisCode), time: timeline.duration)
    }

    /// Hands stop on the order of a physician (3016003), and the patient dies in the field (3018003). There is no rhythm on
    /// arrival anywhere.
    private mutating func addTermination() {
        let time = timeline.span(ofBeat: Termination.lastRhythmBeat)?.start ?? timeline.duration
        addTime("eArrest.15", time, beatID: Termination.lastRhythmBeat)
        report.add("eArrest.16", .text("3016003"), time: time, beatID: Termination.requestBeat)
        report.add("eArrest.18", .text("3018003"), time: time)
    }

    /// What the crew did: 3003001 shocks, 3003003 breaths, 3003005 compressions, and by what means.
    private mutating func addResuscitation() {
        let actions = timeline.beats.map(\.beat.action)
        let procedures = actions.compactMap { if case .perform(let done) = $0 { done.term.slug } else { nil } }
        if let shock = clinical.shocks.first { report.add("eArrest.03", .text("3003001"), time: shock.time) }
        if actions.contains(where: { if case .ventilate = $0 { true } else { false } }) {
            report.add("eArrest.03", .text("3003003"))
            report.add("eArrest.09", .text("3009013"))
        }
        if let compressions = clinical.compressions.first {
            report.add("eArrest.03", .text("3003005"), time: compressions.span.start)
            report.add("eArrest.09", .text("3009001"), time: compressions.span.start)
            if procedures.contains("mechanical_cpr") { report.add("eArrest.09", .text("3009011")) }
        }
        guard report.elements["eArrest.03"] != nil else { return }
        report.add("eArrest.20", .text("3020013"))
        if !clinical.shocks.isEmpty { report.add("eArrest.22", .text("3022013")) }
    }

    /// Who saw it, as far as it was asked.
    private mutating func addWitness(underCare: Bool) {
        guard !underCare else {
            report.add("eArrest.04", .text(ArrestWitness.crew.rawValue))
            return
        }
        report.add("eArrest.07", .text("3007001"))
        for placed in timeline.beats {
            guard case .ask(let answer) = placed.beat.action, answer.item == .witnessed else { continue }
            let teller = script.participant(answer.answeredBy)?.role
            let witness = ArrestWitness(askedIn: placed.beat.stepID, toldBy: teller)
            report.add("eArrest.04", .text(witness.rawValue), beatID: placed.beat.id)
            return
        }
    }
}

extension Rhythm {
    /// `eArrest.11`; nil for rhythms that are no arrest.
    fileprivate var firstArrestCode: String? {
        switch self {
        case .asystole, .agonal: "3011001"
        case .pulselessElectricalActivity: "3011005"
        case .ventricularFibrillation: "3011011"
        case .pulselessVentricularTachycardia: "3011013"
        default: nil
        }
    }
}

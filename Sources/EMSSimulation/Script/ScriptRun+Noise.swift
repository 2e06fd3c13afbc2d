import EMSKnowledge
import EMSModel

/// What is not tidy: a first impression that changes, care that is declined, equipment that fails, a reason against a
/// drug that is told late.
extension ScriptRun {
    // MARK: First impression

    mutating func thinkFirst() {
        guard let differential = noise.differential(of: clinical) else { return }
        differentialInMind = differential
        think(differential, isRuledOut: false, id: "thought.first")
    }

    /// When the crew says what it treats, or goes.
    mutating func ruleOut() {
        guard let differential = differentialInMind else { return }
        differentialInMind = nil
        think(differential, isRuledOut: true, id: "thought.ruled_out")
    }

    private mutating func think(_ differential: Differential, isRuledOut: Bool, id: String) {
        place(
            Beat(
                id: id, phase: phase,
                action: .think(WorkingImpression(term: differential.impression, isRuledOut: isRuledOut)),
                actor: leader, topic: isRuledOut ? .exitToProtocol : .primaryAssessment, plannedStart: .zero),
            after: TalkBudget.thought)
    }

    // MARK: Declined

    /// Whether the patient declines it: of age, fully awake, and able to do without it.
    func isRefused(_ slug: String, mayBeDeclined: Bool) -> Bool {
        let body = physiology.current
        return mayBeDeclined && body.gcsTotal == 15 && body.hasPulse && !body.isSeizing && !cast.patient.isMinor
            && noise.isRefused(slug)
    }

    mutating func refuse(_ care: RefusedCare, id: String, step: ProtocolStep, topic: Topic, after seconds: Double = 0) {
        place(
            Beat(
                id: id, stepID: step.id, phase: phase, action: .refuse(care), actor: "patient", topic: topic,
                plannedStart: .zero), after: seconds)
    }

    // MARK: Told late

    /// What of the patient's past speaks against the drug, if it is told only now.
    func toldLate(_ contraindication: Contraindication, dose: MedicationDose) -> LateContraindication? {
        guard noise.isToldLate(dose.drug.slug), let teller = informant(for: .allergies) else { return nil }
        for test in contraindication.condition.tests {
            let told: (term: CodedTerm?, item: HistoryAnswer.Item)
            switch test {
            case .allergy(let slug): told = (catalogue.allergies[slug], .allergies)
            case .takes(let slug): told = (catalogue.homeMedications[slug], .medications)
            case .condition(let slug): told = (catalogue.conditions[slug], .history)
            default: continue
            }
            guard let term = told.term else { continue }
            return LateContraindication(
                dose: dose, reason: contraindication.reason, told: term, item: told.item, teller: teller)
        }
        return nil
    }

    // MARK: Equipment

    /// Once in a call, if the draw is this one.
    mutating func meets(_ trouble: NoiseDraw.Equipment) -> Bool {
        guard equipmentTrouble == trouble else { return false }
        equipmentTrouble = nil
        return true
    }

    /// Before readings are taken: the probe is off and put back, or the battery is changed.
    ///
    /// - Returns: the beat that must be over before the readings, if any.
    mutating func troubleBefore(_ kinds: [VitalKind], id: String, stepID: String, doer: String) -> String? {
        if kinds.contains(.spo2), attached[.pleth] != nil, meets(.probe) {
            return putProbeBack(id: id, stepID: stepID, doer: doer)
        }
        if attached[.ecg] != nil || attached[.pads] != nil, phase != .dispatch, meets(.battery) {
            place(
                Beat(
                    id: "\(id).battery", stepID: stepID, phase: phase, action: .trouble(.lowBattery), actor: doer,
                    topic: .takeVitalSigns, plannedStart: .zero), after: TalkBudget.trouble)
        }
        return nil
    }

    private mutating func putProbeBack(id: String, stepID: String, doer: String) -> String {
        place(
            Beat(
                id: "\(id).probe_off", stepID: stepID, phase: phase, action: .detach(.pleth), actor: doer,
                topic: .takeVitalSigns, plannedStart: .zero, after: attached[.pleth].map { [Gap($0, .end)] } ?? []),
            after: TalkBudget.trouble)
        place(
            Beat(
                id: "\(id).probe_on", stepID: stepID, phase: phase, action: .attach(.pleth), actor: doer,
                topic: .takeVitalSigns, keysteps: [.checkOxygenSaturation], plannedStart: .zero,
                duration: .seconds(5), after: [Gap("\(id).probe_off", .start, minimum: .seconds(2))],
                occupiesActor: true), before: 2, after: 3)
        return "\(id).probe_on"
    }

    /// A cycle of the cuff that ends without numbers.
    mutating func failCuff(_ procedure: CodedTerm, id: String, stepID: String, doer: String, topic: Topic) {
        let placed = place(
            Beat(
                id: "\(id).cuff_tried", stepID: stepID, phase: phase,
                action: .perform(Procedure(term: procedure, succeeded: false)), actor: doer,
                director: doer == leader ? nil : leader, topic: topic, keysteps: [.checkBloodPressure],
                plannedStart: .zero, duration: .seconds(18), after: afterCuff), before: 3, isBackground: true)
        floor = max(floor, placed.end)
        cuffCycle = ("\(id).cuff_tried", placed.end)
        place(
            Beat(
                id: "\(id).cuff_error", stepID: stepID, phase: phase, action: .trouble(.cuffError), actor: doer,
                topic: topic, plannedStart: .zero, after: [Gap("\(id).cuff_tried", .end)]),
            after: TalkBudget.trouble)
    }

    /// A first attempt that misses the vein.
    mutating func missVein(_ kind: ClinicalCatalogue.ProcedureKind, seconds: Double, id: String, of beat: Beat) {
        var missed = beat
        missed.id = "\(id).missed"
        missed.action = .perform(Procedure(term: kind.term, succeeded: false))
        missed.duration = .seconds(min(seconds, 25))
        place(
            missed, before: TalkBudget.orderOfProcedure, after: TalkBudget.reportOfProcedure, isBackground: true)
    }
}

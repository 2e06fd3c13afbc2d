import EMSKnowledge
import EMSModel

/// Drugs and procedures.
extension ScriptRun {
    mutating func give(_ slug: String, step: ProtocolStep, topic: Topic) {
        // A slot of time that the call keeps, whether or not the drug is carried.
        let slot = 40.0
        let doer = seat(step.seat ?? .access)
        guard let drug = catalogue.drugs[slug] else { return }
        guard let medication = clinical.medication(slug) else {
            passOver(drug, slug: slug, doer: doer, slot: slot)
            return
        }
        let log = drugs[slug] ?? DrugLog()
        guard log.count < medication.maximumDoses else { return }
        if log.count > 0, floor - log.last < (medication.repeatSeconds ?? 0) { return }
        guard
            let dose = DoseCalculator(
                medication: medication, drug: drug, patient: cast.patient, accesses: accesses,
                ordinal: log.count + 1, given: log.total
            ).dose
        else { return }
        let id = nextID(slug)
        if let found = medication.contraindications.first(where: { holds($0.condition) }) {
            if let late = toldLate(found, dose: dose) {
                leave(drug.term, .takeBack(late), id: id, step: step, topic: topic, slot: slot)
            } else {
                withhold(drug.term, reason: found.reason, id: id, step: step, topic: topic, slot: slot)
            }
            return
        }
        if log.count == 0, isRefused(slug, mayBeDeclined: drug.mayBeDeclined) {
            drugs[slug] = DrugLog(count: Int.max / 2, total: 0, last: floor)
            refuse(.drug(drug.term), id: id, step: step, topic: topic, slot: slot)
            return
        }
        if log.count == 0 { floor += Self.breathBeforeDrug }
        let begun = floor
        let needsAccess = dose.route == .intravenous || dose.route == .intraosseous
        if needsAccess, accessReady > floor + 3 { floor = accessReady - 3 }
        let isQuick = [.oral, .sublingual, .nonRebreather, .nasalCannula].contains(dose.route)
        let placed = place(
            Beat(
                id: id, stepID: step.id, phase: phase, action: .medicate(dose), actor: doer,
                director: doer == leader ? nil : leader, topic: topic,
                keysteps: step.keysteps.isEmpty ? [dose.route.keystep] : step.keysteps, plannedStart: .zero,
                duration: .seconds(isQuick ? 6 : 8), occupiesActor: true),
            before: TalkBudget.orderOfDrug, after: TalkBudget.reportOfDrug)
        floor = max(floor, begun + slot)
        drugs[slug] = DrugLog(count: log.count + 1, total: log.total + dose.dose, last: placed.start)
        work(medication.effect, beatID: id, given: placed.end)
    }

    /// Quiet before a first dose, in which talk that has fallen behind the planned clock catches up: what is said about
    /// the drug then has its slot to itself, and a drug more or less moves nothing after it.
    private static let breathBeforeDrug = 10.0

    /// Takes the time and the hands that a first dose would have taken, so that the call up to its onset stays where it
    /// is; from then on the drug counts as given.
    private mutating func passOver(_ drug: ClinicalCatalogue.Drug, slug: String, doer: String, slot: Double) {
        guard drugs[slug] == nil else { return }
        let veins = drug.routes.filter { $0 == .intravenous || $0 == .intraosseous }
        let isVenous = veins.count == drug.routes.count || !accesses.isDisjoint(with: veins)
        if veins.count == drug.routes.count, accesses.isDisjoint(with: veins) { return }
        floor += Self.breathBeforeDrug
        let begun = floor
        if isVenous, accessReady > floor + 3 { floor = accessReady - 3 }
        let actor = handsFree[doer] == .infinity ? leader : doer
        let start = max(floor + TalkBudget.orderOfDrug, handsFree[actor] ?? 0)
        let end = start + 8
        handsFree[actor] = end
        floor = max(end + TalkBudget.reportOfDrug, begun + slot)
        drugs[slug] = DrugLog(count: 1, total: 0, last: start)
    }

    private mutating func withhold(
        _ drug: CodedTerm, reason: CodedTerm, id: String, step: ProtocolStep, topic: Topic, slot: Double
    ) {
        leave(
            drug, .withhold(drug: drug, reason: reason), id: id, step: step, topic: topic, slot: slot)
    }

    private mutating func leave(
        _ drug: CodedTerm, _ action: BeatAction, id: String, step: ProtocolStep, topic: Topic, slot: Double
    ) {
        guard drugs[drug.slug]?.count ?? 0 == 0 else { return }
        // Said once; the drug counts as dealt with.
        drugs[drug.slug] = DrugLog(count: Int.max / 2, total: 0, last: floor)
        place(
            Beat(
                id: "\(id).withheld", stepID: step.id, phase: phase, action: action, actor: leader, topic: topic,
                plannedStart: .zero), before: 0, after: slot)
    }

    mutating func perform(_ slug: String, step: ProtocolStep, topic: Topic) {
        guard let kind = catalogue.procedures[slug] else { return }
        let doer = seat(step.seat ?? kind.seat)
        let id = nextID(step.id)
        let seconds = step.durationSeconds ?? kind.durationSeconds
        if isRefused(slug, mayBeDeclined: kind.mayBeDeclined) {
            refuse(.procedure(kind.term), id: id, step: step, topic: topic, slot: 12)
            return
        }
        var beat = Beat(
            id: id, stepID: step.id, phase: phase, action: .perform(Procedure(term: kind.term)), actor: doer,
            director: doer == leader ? nil : leader, topic: topic,
            keysteps: step.keysteps.isEmpty ? kind.keysteps : step.keysteps, plannedStart: .zero,
            duration: .seconds(pace == .short ? min(seconds, 30) : seconds), occupiesActor: kind.occupiesActor)
        if kind.provides == .intravenous, meets(.access) {
            missVein(kind, seconds: seconds, id: id, of: beat)
            beat.action = .perform(Procedure(term: kind.term, attempt: 2))
        }
        let placed = place(
            beat,
            before: TalkBudget.orderOfProcedure, after: TalkBudget.reportOfProcedure, isBackground: true)
        if let access = kind.provides {
            accesses.insert(access)
            accessReady = placed.end
        }
        if let effect = kind.effect { work(effect, beatID: id, given: placed.end) }
    }

    private mutating func work(_ effect: Effect, beatID: String, given: Double) {
        physiology.add(effect, given: given.rounded(.up), scale: course.effectScale)
        guard !effect.changes.isEmpty || effect.rhythm != nil || effect.endsSeizure else { return }
        effectBeats.append((beatID, Int((given.rounded(.up) + effect.onsetSeconds).rounded(.up)), effect.onsetSeconds))
    }
}

extension Route {
    fileprivate var keystep: Keystep {
        switch self {
        case .nebulised: .giveNebuliser
        case .nonRebreather, .nasalCannula, .bagValveMask: .applyOxygen
        case .intravenous, .intraosseous, .intramuscular, .intranasal, .oral, .sublingual, .rectal: .giveMedication
        }
    }
}

import EMSKnowledge
import EMSModel

/// Drugs and procedures.
extension ScriptRun {
    /// Seconds that a call keeps for a drug: order and read-back, the drug itself, and what is said when it is in.
    private static let slot = 40.0

    mutating func give(_ slug: String, step: ProtocolStep, topic: Topic) {
        let doer = seat(step.seat ?? .access)
        guard let drug = catalogue.drugs[slug] else { return }
        guard let medication = clinical.medication(slug) else { return passOver(drug, slug: slug, doer: doer) }
        let log = drugs[slug] ?? DrugLog()
        guard log.count < medication.maximumDoses else { return }
        if log.count > 0, floor - log.last < (medication.repeatSeconds ?? 0) { return }
        guard
            let dose = DoseCalculator(
                medication: medication, drug: drug, patient: cast.patient, accesses: accesses,
                ordinal: log.count + 1, given: log.total
            ).dose
        else { return }
        let found = medication.contraindications.first { holds($0.condition) }
        let isRefused = log.count == 0 && isRefused(slug, mayBeDeclined: drug.mayBeDeclined)
        // Said once.
        if found != nil, log.count > 0 { return }
        let isLeft = found != nil || isRefused
        let id = isLeft ? "\(nextID(slug)).\(found == nil ? "refused" : "withheld")" : nextID(slug)
        let end = reserve(id, drug, doer: doer)
        if let found {
            let late = toldLate(found, dose: dose)
            leave(
                drug.term, late.map { .takeBack($0) } ?? .withhold(drug: drug.term, reason: found.reason), id: id,
                step: step, topic: topic)
        } else if isRefused {
            drugs[slug] = DrugLog(count: Int.max / 2, total: 0, last: floor)
            refuse(.drug(drug.term), id: id, step: step, topic: topic)
        } else {
            let isQuick = [.oral, .sublingual, .nonRebreather, .nasalCannula].contains(dose.route)
            let placed = place(
                Beat(
                    id: id, stepID: step.id, phase: phase, action: .medicate(dose), actor: doer,
                    director: doer == leader ? nil : leader, topic: topic,
                    keysteps: step.keysteps.isEmpty ? [dose.route.keystep] : step.keysteps, plannedStart: .zero,
                    duration: .seconds(isQuick ? 6 : 8), after: reservations.last?.after ?? [], occupiesActor: true),
                before: TalkBudget.orderOfDrug, after: TalkBudget.reportOfDrug)
            drugs[slug] = DrugLog(count: log.count + 1, total: log.total + dose.dose, last: placed.start)
            work(medication.effect, beatID: id, given: placed.end)
        }
        floor = max(floor, end)
    }

    /// Keeps the time of a drug: once readings that are on their way have been told, hands are free and, for one that
    /// may go into a vein, the line is in.
    ///
    /// - Returns: when it ends. The floor is then where it begins.
    private mutating func reserve(_ id: String, _ drug: ClinicalCatalogue.Drug, doer: String) -> Double {
        let lead = TalkBudget.orderOfDrug
        let actor = handsFree[doer] == .infinity ? leader : doer
        floor = max(floor, readingsTold, (handsFree[actor] ?? 0) - lead)
        var gaps: [Gap] = []
        if drug.mayGoIntoVein, let accessBeat {
            floor = max(floor, accessReady + TalkBudget.reportOfProcedure)
            gaps = [Gap(accessBeat, .end)]
        }
        reservations.append(
            Reservation(
                beatID: id, plannedStart: .seconds(floor), length: .seconds(Self.slot), actor: actor,
                lead: .seconds(lead), after: gaps))
        return floor + Self.slot
    }

    /// Takes the time and the hands that a first dose would have taken, so that the call up to its onset stays where it
    /// is; from then on the drug counts as given.
    private mutating func passOver(_ drug: ClinicalCatalogue.Drug, slug: String, doer: String) {
        guard drugs[slug] == nil else { return }
        if drug.routes.allSatisfy(\.isVenous), accesses.isDisjoint(with: drug.routes) { return }
        let end = reserve(nextID(slug), drug, doer: doer)
        let start = floor + TalkBudget.orderOfDrug
        handsFree[reservations.last?.actor ?? doer] = start + 8
        floor = end
        drugs[slug] = DrugLog(count: 1, total: 0, last: start)
    }

    private mutating func leave(
        _ drug: CodedTerm, _ action: BeatAction, id: String, step: ProtocolStep, topic: Topic
    ) {
        // The drug counts as dealt with.
        drugs[drug.slug] = DrugLog(count: Int.max / 2, total: 0, last: floor)
        place(
            Beat(
                id: id, stepID: step.id, phase: phase, action: action, actor: leader, topic: topic,
                plannedStart: .zero))
    }

    mutating func perform(_ slug: String, step: ProtocolStep, topic: Topic) {
        guard let kind = catalogue.procedures[slug] else { return }
        let doer = seat(step.seat ?? kind.seat)
        let id = nextID(step.id)
        let seconds = step.durationSeconds ?? kind.durationSeconds
        if isRefused(slug, mayBeDeclined: kind.mayBeDeclined) {
            refuse(.procedure(kind.term), id: "\(id).refused", step: step, topic: topic, after: TalkBudget.refusal)
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
            accessBeat = id
        }
        if let effect = kind.effect { work(effect, beatID: id, given: placed.end) }
    }

    mutating func work(_ effect: Effect, beatID: String, given: Double) {
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

extension Route {
    fileprivate var isVenous: Bool { self == .intravenous || self == .intraosseous }
}

extension ClinicalCatalogue.Drug {
    fileprivate var mayGoIntoVein: Bool { routes.contains(where: \.isVenous) }
}

import EMSKnowledge
import EMSModel

/// How a resuscitation that fails ends where the patient lies: a physician agrees by radio, hands and breaths stop, and
/// death is pronounced over a flat line without a pulse.
extension ScriptRun {
    /// Whether the crew goes on because it is too early to end.
    var goesOnToEnd: Bool {
        guard course.ending == .pronounced, !physiology.current.hasPulse, let handsOn = arrest.handsOn else {
            return false
        }
        return floor < handsOn + Double(60 * Termination.careMinutes)
    }

    /// A last look at the rhythm in the manner of the cycle, and at the carbon dioxide.
    mutating func reviewResuscitation() {
        guard let handsOn = arrest.handsOn, !physiology.current.hasPulse else { return }
        floor = max(floor, handsOn + Double(60 * Termination.careMinutes))
        for step in clinical.steps {
            guard case .cycle(let cycle) = step.action else { continue }
            for inner in cycle.steps where inner.isOfEveryTurn { run(inner, turn: cycle.maximumTurns) }
        }
        measure([.etco2], id: nextID("reassess"), stepID: "", topic: .reassessments, seat: .airway)
        catchUp()
    }

    /// What the physician asks for: see `Termination`.
    var mayEnd: Bool {
        guard course.ending == .pronounced, !arrest.hadReturn, let handsOn = arrest.handsOn else { return false }
        let body = physiology.current
        return floor >= handsOn + Double(60 * Termination.careMinutes) && body.rhythm == .asystole
            && attached[.capnography] != nil && (body.displayed(.etco2) ?? .infinity) < Termination.etco2Limit
    }

    mutating func endResuscitation() {
        ruleOut()
        talk(
            .terminationRequest, id: Termination.requestBeat, actor: leader, topic: .reassessments,
            lasting: TalkBudget.communicate(.terminationRequest))
        stopForGood()
        talk(.pronouncement, id: Termination.pronouncementBeat, actor: leader, topic: .takeInterventions)
        if cast.companion != nil {
            talk(.deathNotification, id: Termination.notificationBeat, actor: leader, topic: .handoff)
        }
        talk(.deathReport, id: Termination.reportBeat, actor: leader, topic: .handoff)
    }

    /// Hands and breaths stop with the look at the monitor, and do not begin again.
    private mutating func stopForGood() {
        let start = (floor + TalkBudget.lastOrder).rounded(.up)
        physiology.advance(to: Int(start) - 1)
        let operatorID = self.operatorID
        let placed = place(
            Beat(
                id: Termination.lastRhythmBeat, phase: phase, action: .interpret(physiology.current.rhythm),
                actor: operatorID, director: operatorID == leader ? nil : leader, topic: .takeInterventions,
                keysteps: [.checkRhythm], plannedStart: .zero, duration: .seconds(10)),
            before: TalkBudget.lastOrder, after: TalkBudget.reportOfRhythm, wholeSecond: true)
        stopCompressions(at: Termination.lastRhythmBeat)
        physiology.stopAssisting(at: Int(placed.start))
        guard let noPulse = clinical.finding("no_pulse") else { return }
        place(
            Beat(
                id: Termination.lastPulseBeat, phase: phase,
                action: .observe([Observation(finding: noPulse.term, assertion: .present)]),
                actor: seat(.airway), topic: .takeInterventions, keysteps: [.checkPulse], plannedStart: .zero,
                duration: .seconds(12), occupiesActor: true), before: 2, after: TalkBudget.report(findings: 1))
    }
}

extension ProtocolStep {
    /// Looked at or begun again on every turn: the rhythm, and compressions.
    fileprivate var isOfEveryTurn: Bool {
        switch action {
        case .checkRhythm, .startCompressions: true
        default: false
        }
    }
}

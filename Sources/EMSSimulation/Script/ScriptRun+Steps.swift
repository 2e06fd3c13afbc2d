import EMSKnowledge
import EMSModel
import EMSReproducibility

/// The steps of the protocol file, one kind after another.
extension ScriptRun {
    mutating func run(_ step: ProtocolStep, turn: Int) {
        guard step.turns.isEmpty || step.turns.contains(turn), fitsAge(step) else { return }
        catchUp()
        // A step that does not apply costs no waiting either.
        guard holds(step.when) else { return }
        for (other, seconds) in step.after.sorted(by: { $0.key < $1.key }) {
            if let start = stepStarts[other] { floor = max(floor, start + seconds) }
        }
        catchUp()
        guard holds(step.when) else { return }
        let topic = step.topic ?? step.defaultTopic
        if phase == .assessment, topic == .takeInterventions { phase = .treatment }
        stepStarts[step.id] = floor
        switch step.action {
        case .observe(let slugs): observe(slugs, step: step, topic: topic)
        case .ask(let items): for item in items { ask(item, step: step, topic: topic) }
        case .measure(let kinds): measure(kinds, id: nextID(step.id), stepID: step.id, topic: topic, seat: step.seat)
        case .attach(let channels): for channel in channels { attach(channel, step: step, topic: topic) }
        case .give(let drug): give(drug, step: step, topic: topic)
        case .perform(let slug): perform(slug, step: step, topic: topic)
        case .startCompressions: startCompressions(id: nextID(step.id), stepID: step.id)
        case .stopCompressions: stopCompressions(at: nil)
        case .checkRhythm(let byAED): checkRhythm(step, byAED: byAED, turn: turn)
        case .shock(let energies, let mode): shock(energies, mode: mode, step: step)
        case .communicate(let kind): communicate(kind, step: step, topic: topic)
        case .wait(let seconds): floor += pace == .short ? min(seconds, 20) : seconds
        case .cycle(let cycle): runCycle(cycle)
        }
    }

    /// Nobody asks after a child's drinking and drugs.
    private func fitsAge(_ step: ProtocolStep) -> Bool {
        cast.patient.ageYears >= 13 || !step.keysteps.contains(.inquireSubstanceUse)
    }

    private mutating func runCycle(_ cycle: ProtocolStep.Cycle) {
        var number = 0
        repeat {
            number += 1
            // Where death is to be pronounced it goes on, each further turn like the last.
            let turn = min(number, max(1, cycle.maximumTurns))
            let start = floor
            for step in cycle.steps {
                // Whoever compresses is relieved at the end of the turn, just before hands come off.
                if step.relievesCompressor, arrest.compressionBeat != nil, arrest.known != nil {
                    floor = max(floor, start + cycle.periodSeconds - 12)
                }
                run(step, turn: turn)
            }
            catchUp()
            if holds(cycle.until) { return }
            floor = max(floor, start + cycle.periodSeconds)
        } while number < cycle.maximumTurns || goesOnToEnd
    }

    private mutating func observe(_ slugs: [String], step: ProtocolStep, topic: Topic) {
        let observations = slugs.compactMap { slug in clinical.finding(slug).map { observation($0) } }
        let seconds = max(step.seconds, 1.5 * Double(observations.count))
        place(
            Beat(
                id: nextID(step.id), stepID: step.id, phase: phase, action: .observe(observations),
                actor: seat(step.seat ?? .leader), topic: topic,
                keysteps: step.keysteps.isEmpty ? [.assessPatient] : step.keysteps,
                plannedStart: .zero, duration: .seconds(min(seconds, pace == .short ? 7 : 40)), occupiesActor: true),
            before: 2, after: TalkBudget.report(findings: observations.count))
    }

    private mutating func observation(_ finding: Finding) -> Observation {
        let isPresent = isFound(finding.term.slug)
        observed[finding.term.slug] = isPresent
        return Observation(finding: finding.term, assertion: isPresent ? .present : .absent)
    }

    private mutating func communicate(_ kind: CommunicationKind, step: ProtocolStep, topic: Topic) {
        if kind == .impression { ruleOut() }
        if kind == .story { return tellStory(id: nextID(step.id), stepID: step.id) }
        let relief = arrest.bouts % 2 == 1 ? seat(.monitor) : seat(.compressor)
        talk(
            kind, id: nextID(step.id), stepID: step.id,
            actor: kind == .switchCompressor ? relief : seat(step.seat ?? .leader), topic: topic,
            keysteps: step.keysteps)
    }

    mutating func attach(_ channel: DeviceChannel, step: ProtocolStep?, topic: Topic) {
        guard attached[channel] == nil else { return }
        let id = step.map { nextID($0.id) } ?? nextID("attach_\(channel.rawValue)")
        attached[channel] = id
        let keysteps: [Keystep] =
            if let own = step?.keysteps, !own.isEmpty { own } else { channel.keysteps }
        let needed = keysteps.reduce(0) { $0 + $1.typicalDuration.seconds }
        let doer = seat(step?.seat ?? channel.seat)
        place(
            Beat(
                id: id, stepID: step?.id ?? "", phase: phase, action: .attach(channel), actor: doer,
                director: doer == leader ? nil : leader, topic: topic, keysteps: keysteps,
                plannedStart: .zero, duration: .seconds(min(max(4, needed), 14)), occupiesActor: true),
            before: TalkBudget.orderOfDevice, after: 1.5)
        // The pads of an arrest carry the sensor under the compressing hand.
        if channel == .pads, !physiology.current.hasPulse, let pads = beats.last?.id {
            attached[.compressionPad] = "\(pads).sensor"
            beats.append(
                Beat(
                    id: "\(pads).sensor", phase: phase, action: .attach(.compressionPad), topic: topic,
                    plannedStart: .seconds(handsFree[doer] ?? floor), after: [Gap(pads, .end)]))
        }
    }
}

extension ProtocolStep {
    fileprivate var relievesCompressor: Bool {
        if case .communicate(.switchCompressor) = action { true } else { false }
    }

    /// Typical length of its visible parts, or what the file says.
    var seconds: Double { durationSeconds ?? keysteps.reduce(0) { $0 + $1.typicalDuration.seconds } }

    var defaultTopic: Topic {
        switch action {
        case .observe: .primaryAssessment
        case .ask: .historyOfPresentIllness
        case .measure: .takeVitalSigns
        case .attach: .takeVitalSigns
        case .communicate(.impression): .exitToProtocol
        case .communicate(.story), .communicate(.complaint): .chiefComplaint
        case .give, .perform, .startCompressions, .stopCompressions, .checkRhythm, .shock, .communicate, .wait,
            .cycle:
            .takeInterventions
        }
    }
}

extension DeviceChannel {
    fileprivate var keysteps: [Keystep] {
        switch self {
        case .ecg: [.turnOnEcg, .connectLeadsToEcg]
        case .pads: [.attachDefibPads]
        case .pleth, .coOximeter: [.checkOxygenSaturation]
        case .capnography: [.checkEtco2]
        case .cuff, .compressionPad, .watch, .glasses: []
        }
    }

    fileprivate var seat: Seat { self == .capnography ? .airway : .monitor }
}

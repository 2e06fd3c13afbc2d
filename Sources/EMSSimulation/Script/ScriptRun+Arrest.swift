import EMSKnowledge
import EMSModel
import EMSReproducibility

/// Compressions, rhythm checks and shocks.
extension ScriptRun {
    mutating func startCompressions(id: String, stepID: String) {
        guard arrest.compressionBeat == nil else { return }
        let relief = arrest.bouts % 2 == 1
        arrest.bouts += 1
        let doer = relief ? seat(.monitor) : seat(.compressor)
        var stream = random.substream("compressions/\(id)")
        let depth = cast.patient.compressionDepth
        let quality = CompressionQuality(
            ratePerMinute: (1090 + 50 * max(-1.6, min(2, stream.normal()))).rounded() / 10,
            depthMillimetres: (10 * depth + 25 * (depth / 53) * max(-2, min(2, stream.normal()))).rounded() / 10)
        let placed = place(
            Beat(
                id: id, stepID: stepID, phase: phase, action: .compress(quality), actor: doer,
                director: doer == leader ? nil : leader, topic: .takeInterventions, keysteps: [.chestCompressions],
                plannedStart: .zero, duration: .seconds(110), after: handsBackAfterShock, occupiesActor: true),
            before: 3, after: 2.5, isBackground: true, wholeSecond: true)
        handsFree[doer] = .infinity
        arrest.compressionBeat = id
        arrest.handsOn = arrest.handsOn ?? placed.start
        physiology.compress(from: Int(placed.start), to: Int.max)
    }

    /// However late a shock comes, hands are back on after it and not with it.
    private var handsBackAfterShock: [Gap] {
        shockBeats.max { $0.key < $1.key }.map { [Gap($0.value, .end, minimum: .milliseconds(500))] } ?? []
    }

    /// Ends the bout when a beat begins, or at the floor.
    mutating func stopCompressions(at beatID: String?) {
        guard let id = arrest.compressionBeat, let index = beats.lastIndex(where: { $0.id == id }) else { return }
        arrest.compressionBeat = nil
        let stop = beatID.flatMap { other in beats.last { $0.id == other }?.plannedStart.seconds } ?? floor
        beats[index].until = beatID
        beats[index].duration = .seconds(max(1, stop - beats[index].plannedStart.seconds))
        if let actor = beats[index].actor { handsFree[actor] = stop }
        physiology.stopCompressing(at: Int(stop.rounded(.up)))
    }

    mutating func checkRhythm(_ step: ProtocolStep, byAED: Bool, turn: Int) {
        let operatorID = self.operatorID
        if !byAED, arrest.bouts > 0, physiology.current.rhythm.isShockable, arrest.shocks > 0 || turn > 1 {
            charge(step: clinical.firstShock ?? step, by: operatorID, during: true)
        }
        let id = nextID(step.id)
        let start = (floor + 3).rounded(.up)
        physiology.advance(to: Int(start))
        let rhythm = physiology.current.rhythm
        place(
            Beat(
                id: id, stepID: step.id, phase: phase, action: .interpret(rhythm), actor: byAED ? "aed" : operatorID,
                director: byAED || operatorID == leader ? nil : leader, topic: .takeInterventions,
                keysteps: [byAED ? .clearForAnalysis : .checkRhythm], plannedStart: .zero,
                duration: .seconds(byAED ? 7 : 4)),
            before: 3, after: TalkBudget.reportOfRhythm, wholeSecond: true)
        stopCompressions(at: id)
        arrest.countCheck()
        if physiology.current.hasPulse { arrest.hadReturn = true }
        arrest.known = physiology.current.hasPulse ? nil : (rhythm, false)
        scheduleNextRhythm(willShock: rhythm.isShockable, step: step)
    }

    /// Without a shock the heart changes, if it does, some way into the next compressions.
    private mutating func scheduleNextRhythm(willShock: Bool, step: ProtocolStep) {
        guard !willShock, let next = arrest.next, next != physiology.current.rhythm, !physiology.current.hasPulse
        else {
            planRearrest()
            return
        }
        var stream = random.substream("rhythm/\(beats.count)/\(step.id)")
        physiology.change(rhythm: next, at: Int(floor) + stream.integer(in: 30...70))
    }

    private mutating func planRearrest() {
        guard physiology.current.hasPulse, let rearrest = course.rearrest, let first = rearrest.rhythmChecks.first,
            arrest.rearrestSecond == nil
        else { return }
        let second = Int(floor + rearrest.afterSeconds)
        arrest.rearrestSecond = second
        physiology.change(rhythm: first, at: second)
    }

    /// Works on a heart that has stopped again.
    mutating func meetRearrest() {
        guard arrest.hasStoppedAgain(physiology), let cycle = clinical.steps.first(where: \.isCycle) else { return }
        arrest.restart(with: course.rearrest?.rhythmChecks ?? [])
        run(cycle, turn: 0)
    }

    /// A heart that is to stop again does so before the crew leaves the scene: under way nobody would see it.
    mutating func awaitRearrest() {
        guard let second = arrest.rearrestSecond else { return }
        floor = max(floor, Double(second) + 2)
        catchUp()
        meetRearrest()
    }

    private mutating func charge(step: ProtocolStep, by operatorID: String, during: Bool) {
        guard !arrest.isCharged else { return }
        arrest.isCharged = true
        place(
            Beat(
                id: nextID("\(step.id).charge"), stepID: step.id, phase: phase, action: .communicate(.charge),
                actor: operatorID, topic: .takeInterventions, keysteps: [.chargeDefibrillator], plannedStart: .zero,
                duration: .seconds(6), occupiesActor: true), before: 3, after: during ? 1 : 0.5)
    }

    mutating func shock(_ energies: [ShockEnergy], mode: ShockDelivery.Mode, step: ProtocolStep) {
        let operatorID = self.operatorID
        if mode == .aed { arrest.isCharged = true } else { charge(step: step, by: operatorID, during: false) }
        arrest.isCharged = false
        arrest.shocks += 1
        let energy = energies[min(arrest.shocks, energies.count) - 1].joules(
            weightKilograms: cast.patient.weightKilograms)
        let id = nextID(step.id)
        let placed = place(
            Beat(
                id: id, stepID: step.id, phase: phase,
                action: .shock(ShockDelivery(energyJoules: energy, ordinal: arrest.shocks, mode: mode)),
                actor: operatorID, director: operatorID == leader ? nil : leader, topic: .takeInterventions,
                keysteps: [
                    .clearForShock,
                    mode == .aed
                        ? .administerShockAed : mode == .synchronised ? .cardiovert : .defibrillateManually,
                ], plannedStart: .zero, occupiesActor: true),
            before: TalkBudget.clearing, after: 2, wholeSecond: true)
        stopCompressions(at: id)
        let second = Int(placed.start)
        physiology.advance(to: second - 1)
        shockBeats[second] = id
        if mode == .synchronised { cardiovert(beatID: id, second: second) }
        guard let next = arrest.next else { return }
        var stream = random.substream("shock/\(id)")
        // A shock stuns the heart for some seconds; then it comes back as it will.
        physiology.change(rhythm: .asystole, at: second)
        physiology.change(rhythm: next, at: second + stream.integer(in: 4...9))
        physiology.advance(to: second)
    }

    /// A synchronised shock does what the catalogue says of a cardioversion, with the shock itself.
    private mutating func cardiovert(beatID: String, second: Int) {
        guard physiology.current.hasPulse, let effect = catalogue.procedures["cardioversion"]?.effect else { return }
        work(effect, beatID: beatID, given: Double(second))
    }

    /// Who works the defibrillator: the monitor's seat, or the lead while that person compresses.
    var operatorID: String {
        let monitor = seat(.monitor)
        let compressing = arrest.compressionBeat.flatMap { id in beats.last { $0.id == id }?.actor }
        return compressing == monitor ? leader : monitor
    }
}

extension Patient {
    /// Millimetres that are aimed at: about 4 cm in infants, 5 cm in children, 5 to 6 cm from puberty on (American Heart
    /// Association, 2020).
    fileprivate var compressionDepth: Double {
        switch ageGroup {
        case .infant: 40
        case .child: 50
        case .adolescent, .adult, .older: 53
        }
    }
}

extension ClinicalProtocol {
    /// The step that shocks by hand, at any depth.
    fileprivate var firstShock: ProtocolStep? { Self.firstShock(in: steps) }

    private static func firstShock(in steps: [ProtocolStep]) -> ProtocolStep? {
        for step in steps {
            if case .shock(_, let mode) = step.action, mode != .aed { return step }
            if case .cycle(let cycle) = step.action, let inner = firstShock(in: cycle.steps) { return inner }
        }
        return nil
    }
}

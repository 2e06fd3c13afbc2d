internal import EMSModel

/// What has been done and measured before a point in the script. A class, since every line of talk holds on to it.
final class ScriptFacts: Sendable {
    struct GivenDose: Hashable, Sendable {
        var beatID: String
        var dose: MedicationDose
    }

    /// A treatment with how often it was given alike.
    struct Course: Hashable, Sendable {
        var doses: [GivenDose]
    }

    let script: EncounterScript
    /// Readings in the order in which they were taken, with the index of the beat that took them.
    private let taken: [(index: Int, reading: Reading)]

    init(_ script: EncounterScript) {
        self.script = script
        let indexOfBeat = Dictionary(
            script.beats.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        taken = script.readings.enumerated()
            .map { (offset: $0, index: indexOfBeat[$1.beatID] ?? .max, reading: $1) }
            .sorted { ($0.index, $0.offset) < ($1.index, $1.offset) }
            .map { ($0.index, $0.reading) }
    }

    /// Readings of beats before `end`, in the order in which they were taken.
    func readings(before end: Int) -> [Reading] { taken.prefix { $0.index < end }.map(\.reading) }

    /// The newest reading of a kind before `end`.
    func latest(_ kind: VitalKind, before end: Int) -> Reading? {
        taken.last { $0.index < end && $0.reading.kind == kind }?.reading
    }

    /// The readings of the last set of vital signs before `end`, and of the first if that is another.
    func firstSet(before end: Int) -> [Reading] {
        let readings = readings(before: end)
        guard let first = readings.first?.set, readings.last?.set != first else { return [] }
        return readings.filter { $0.set == first }
    }

    /// The newest reading of each kind before `end`, in the order of `VitalKind`.
    func latestSet(before end: Int) -> [Reading] {
        let readings = readings(before: end)
        return VitalKind.allCases.compactMap { kind in readings.last { $0.kind == kind } }
    }

    /// Whether some of these were taken together before.
    func hasSet(of kinds: [VitalKind], before end: Int) -> Bool {
        script.beats.prefix(end).contains { beat in
            guard case .measure(let ids) = beat.action else { return false }
            return readings(ofBeat: beat.id, ids: ids).filter { kinds.contains($0.kind) }.count > 1
        }
    }

    func readings(ofBeat id: String, ids: [String]) -> [Reading] {
        ids.compactMap { wanted in script.readings.first { $0.id == wanted } }
    }

    func doses(before end: Int) -> [GivenDose] {
        script.beats.prefix(end).compactMap { beat in
            if case .medicate(let dose) = beat.action { GivenDose(beatID: beat.id, dose: dose) } else { nil }
        }
    }

    /// Doses alike in drug, amount and route taken together, in the order of the first of each.
    func courses(before end: Int) -> [Course] {
        var courses: [Course] = []
        for given in doses(before: end) {
            let like = courses.firstIndex { course in
                guard let first = course.doses.first?.dose else { return false }
                return first.drug == given.dose.drug && first.dose == given.dose.dose && first.unit == given.dose.unit
                    && first.route == given.dose.route
            }
            if let like { courses[like].doses.append(given) } else { courses.append(Course(doses: [given])) }
        }
        return courses
    }

    func shocks(before end: Int) -> [(beatID: String, delivery: ShockDelivery)] {
        script.beats.prefix(end).compactMap { beat in
            if case .shock(let delivery) = beat.action { (beat.id, delivery) } else { nil }
        }
    }

    /// The shock a charge is for; nil if the defibrillator is charged again before, or never fired.
    func shock(ofCharge index: Int) -> (beatID: String, delivery: ShockDelivery)? {
        for beat in script.beats.dropFirst(index + 1) {
            switch beat.action {
            case .shock(let delivery): return (beat.id, delivery)
            case .communicate(.charge): return nil
            default: continue
            }
        }
        return nil
    }

    /// Whether the defibrillator of this call is one that speaks.
    var hasTalkingDefibrillator: Bool {
        script.beats.contains { beat in
            if beat.keysteps.contains(.turnOnAed) { return true }
            if case .shock(let delivery) = beat.action { return delivery.mode == .aed }
            if case .interpret = beat.action { return script.participant(beat.actor ?? "")?.role == .aedVoice }
            return false
        }
    }

    /// Whether the defibrillator was charged in a beat of its own since the shock before.
    func isCharged(before end: Int) -> Bool {
        for beat in script.beats.prefix(end).reversed() {
            switch beat.action {
            case .communicate(.charge): return true
            case .shock: return false
            default: continue
            }
        }
        return false
    }

    /// Procedures that worked, each kind once.
    func procedures(before end: Int) -> [(beatID: String, procedure: Procedure)] {
        var found: [(beatID: String, procedure: Procedure)] = []
        for beat in script.beats.prefix(end) {
            guard case .perform(let procedure) = beat.action, procedure.succeeded, !beat.isHandling,
                !found.contains(where: { $0.procedure.term == procedure.term })
            else { continue }
            found.append((beat.id, procedure))
        }
        return found
    }

    /// The last word on each finding that was looked for, those that are there.
    func findings(before end: Int) -> [CodedTerm] {
        var found: [Observation] = []
        for beat in script.beats.prefix(end) {
            guard case .observe(let observations) = beat.action else { continue }
            for observation in observations {
                found.removeAll { $0.finding == observation.finding }
                found.append(observation)
            }
        }
        return found.filter { $0.assertion == .present }.map(\.finding)
    }

    func answers(before end: Int) -> [HistoryAnswer] {
        script.beats.prefix(end).compactMap { beat in
            if case .ask(let answer) = beat.action { answer } else { nil }
        }
    }

    /// The rhythm last named aloud.
    func rhythm(before end: Int) -> Rhythm? {
        if case .interpret(let rhythm)? = rhythmBeat(before: end)?.action { rhythm } else { nil }
    }

    /// The beat in which it was named.
    func rhythmBeat(before end: Int) -> Beat? {
        script.beats.prefix(end).last { if case .interpret = $0.action { true } else { false } }
    }

    func hasCompressions(before end: Int) -> Bool {
        script.beats.prefix(end).contains { if case .compress = $0.action { true } else { false } }
    }

    /// The patient at the planned start of a beat; nil in a script without physiology.
    func body(at beat: Beat) -> PhysiologySample? { script.body(at: beat) }

    /// Awake, with a pulse, not convulsing, speaking in sentences at least, and old enough.
    func canTalk(at beat: Beat) -> Bool {
        guard let body = body(at: beat), script.patient.isOldEnoughToTalk else { return false }
        return body.hasPulse && !body.isSeizing && body.gcsVerbal >= 4
    }
}

extension Beat {
    /// An instrument at work whose reading is a beat of its own, such as the cuff.
    var isInstrument: Bool {
        keysteps.contains { $0 == .checkBloodPressure || $0 == .prepareGlucometerAndStrip }
    }

    var isLoading: Bool { keysteps.contains(.loadPatientToStretcher) }

    /// What nobody would tell as a treatment.
    var isHandling: Bool { isInstrument || isLoading || keysteps.contains(.exposePatient) }
}

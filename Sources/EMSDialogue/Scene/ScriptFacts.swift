internal import EMSModel

/// What has been done and measured before a point in the script. A class, since every line of talk holds on to it.
final class ScriptFacts {
    struct GivenDose: Hashable, Sendable {
        var beatID: String
        var dose: MedicationDose
    }

    /// A treatment with how often it was given alike.
    struct Course: Hashable, Sendable {
        var doses: [GivenDose]
    }

    /// What a beat says, with its index.
    private struct Noted<Fact: Sendable>: Sendable {
        var index: Int
        var fact: Fact
    }

    let script: EncounterScript
    /// Readings in the order in which they were taken, with the index of the beat that took them.
    private let taken: [(index: Int, reading: Reading)]
    // In the order of the beats, which are looked through once: a call asks hundreds of times what came before.
    private var given: [Noted<GivenDose>] = []
    private var delivered: [Noted<(beatID: String, delivery: ShockDelivery)>] = []
    /// Charges in beats of their own, by index.
    private var charges: [Int] = []
    private var performed: [Noted<(beatID: String, procedure: Procedure)>] = []
    private var observed: [Noted<[Observation]>] = []
    private var answered: [Noted<HistoryAnswer>] = []
    private var named: [Noted<Rhythm>] = []
    private var measured: [Noted<[VitalKind]>] = []
    private var firstCompression: Int?
    /// Whether the defibrillator of this call is one that speaks.
    private(set) var hasTalkingDefibrillator = false

    init(_ script: EncounterScript) {
        self.script = script
        let indexOfBeat = Dictionary(
            script.beats.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        taken = script.readings.enumerated()
            .map { (offset: $0, index: indexOfBeat[$1.beatID] ?? .max, reading: $1) }
            .sorted { ($0.index, $0.offset) < ($1.index, $1.offset) }
            .map { ($0.index, $0.reading) }
        for (index, beat) in script.beats.enumerated() { note(beat, at: index) }
    }

    private func note(_ beat: Beat, at index: Int) {
        if beat.keysteps.contains(.turnOnAed) { hasTalkingDefibrillator = true }
        switch beat.action {
        case .medicate(let dose): given.append(Noted(index: index, fact: GivenDose(beatID: beat.id, dose: dose)))
        case .shock(let delivery):
            delivered.append(Noted(index: index, fact: (beat.id, delivery)))
            if delivery.mode == .aed { hasTalkingDefibrillator = true }
        case .communicate(.charge): charges.append(index)
        case .perform(let procedure):
            performed.append(Noted(index: index, fact: (beat.id, procedure)))
        case .observe(let observations): observed.append(Noted(index: index, fact: observations))
        case .ask(let answer): answered.append(Noted(index: index, fact: answer))
        case .interpret(let rhythm):
            named.append(Noted(index: index, fact: rhythm))
            if script.participant(beat.actor ?? "")?.role == .aedVoice { hasTalkingDefibrillator = true }
        case .measure(let ids):
            measured.append(Noted(index: index, fact: readings(ofBeat: beat.id, ids: ids).map(\.kind)))
        case .compress: firstCompression = firstCompression ?? index
        default: break
        }
    }

    /// Readings of beats before `end`, in the order in which they were taken.
    func readings(before end: Int) -> [Reading] { taken.prefix { $0.index < end }.map(\.reading) }

    /// The newest reading of a kind before `end`.
    func latest(_ kind: VitalKind, before end: Int) -> Reading? {
        taken.last { $0.index < end && $0.reading.kind == kind }?.reading
    }

    /// The readings of the last set of vital signs before `end`, and of the first if that is another.
    func firstSet(before end: Int) -> [Reading] {
        let readings = readings(before: end).filter { !$0.kind.isCounted }
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
        measured.contains { $0.index < end && $0.fact.count(where: kinds.contains) > 1 }
    }

    func readings(ofBeat id: String, ids: [String]) -> [Reading] {
        ids.compactMap(script.reading)
    }

    func doses(before end: Int) -> [GivenDose] { given.prefix { $0.index < end }.map(\.fact) }

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
        delivered.prefix { $0.index < end }.map(\.fact)
    }

    /// The shock a charge is for; nil if the defibrillator is charged again before, or never fired.
    func shock(ofCharge index: Int) -> (beatID: String, delivery: ShockDelivery)? {
        guard let next = delivered.first(where: { $0.index > index }) else { return nil }
        return charges.contains { index < $0 && $0 < next.index } ? nil : next.fact
    }

    /// Whether the defibrillator was charged in a beat of its own since the shock before.
    func isCharged(before end: Int) -> Bool {
        guard let charge = charges.last(where: { $0 < end }) else { return false }
        return !delivered.contains { charge < $0.index && $0.index < end }
    }

    /// Procedures that worked, each kind once.
    func procedures(before end: Int) -> [(beatID: String, procedure: Procedure)] {
        var found: [(beatID: String, procedure: Procedure)] = []
        for noted in performed.prefix(while: { $0.index < end }) {
            let (beatID, procedure) = noted.fact
            guard procedure.succeeded, !script.beats[noted.index].isHandling,
                !found.contains(where: { $0.procedure.term == procedure.term })
            else { continue }
            found.append((beatID, procedure))
        }
        return found
    }

    /// The last word on each finding that was looked for, those that are there.
    func findings(before end: Int) -> [CodedTerm] {
        var found: [Observation] = []
        for noted in observed.prefix(while: { $0.index < end }) {
            for observation in noted.fact {
                found.removeAll { $0.finding == observation.finding }
                found.append(observation)
            }
        }
        return found.filter { $0.assertion == .present }.map(\.finding)
    }

    func answers(before end: Int) -> [HistoryAnswer] { answered.prefix { $0.index < end }.map(\.fact) }

    /// The rhythm first named aloud.
    var firstRhythm: Rhythm? { named.first?.fact }

    /// The rhythm last named aloud.
    func rhythm(before end: Int) -> Rhythm? { named.last { $0.index < end }?.fact }

    /// The beat in which a rhythm was last named.
    func beat(naming rhythm: Rhythm, before end: Int) -> Beat? {
        named.last { $0.index < end && $0.fact == rhythm }.map { script.beats[$0.index] }
    }

    func hasCompressions(before end: Int) -> Bool { firstCompression.map { $0 < end } ?? false }

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

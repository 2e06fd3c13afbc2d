import EMSKnowledge
import EMSModel
import EMSReproducibility

/// The state of one run through a protocol. Times are planned seconds.
struct ScriptRun {
    struct DrugLog {
        var count = 0
        var total = 0.0
        var last = -1e9
    }

    let clinical: ClinicalProtocol
    let catalogue: ClinicalCatalogue
    let cast: Cast
    let course: Course
    let pace: Recipe.Pace
    let random: RandomSubstream
    var physiology: PhysiologyModel
    /// When the next sentence may begin.
    var floor = 0.0
    /// When a person's hands are free again.
    var handsFree: [String: Double] = [:]
    var beats: [Beat] = []
    var executions: [String: Int] = [:]
    var stepStarts: [String: Double] = [:]
    /// With the beat that puts it on.
    var attached: [DeviceChannel: String] = [:]
    /// The last cycle of the cuff, which has but one.
    var cuffCycle: (beatID: String, end: Double)?
    var accesses: Set<Route> = []
    var accessReady = 0.0
    /// The beat that gives access to the circulation.
    var accessBeat: String?
    var drugs: [String: DrugLog] = [:]
    var reservations: [Reservation] = []
    /// When the last reading so far has been told, also one that others talk across.
    var readingsTold = 0.0
    var observed: [String: Bool] = [:]
    var arrest: ArrestState
    var shockBeats: [Int: String] = [:]
    var phase: EncounterPhase = .dispatch
    let noise: NoiseDraw
    /// What is thought of and not ruled out yet.
    var differentialInMind: Differential?
    /// What fails at the next occasion.
    var equipmentTrouble: NoiseDraw.Equipment?
    /// Readings are filled in when the whole call has been simulated.
    var measurements: [(beatID: String, second: Int, kinds: [VitalKind])] = []
    /// By beat: scores are counted when they are told.
    var scores: [String: [VitalKind: Double]] = [:]
    var effectBeats: [(beatID: String, second: Int, onset: Double)] = []

    init(
        clinical: ClinicalProtocol, catalogue: ClinicalCatalogue, cast: Cast, course: Course, pace: Recipe.Pace,
        noise: NoiseDraw, random: RandomSubstream
    ) {
        self.clinical = clinical
        self.catalogue = catalogue
        self.cast = cast
        self.course = course
        self.pace = pace
        self.random = random
        self.noise = noise
        equipmentTrouble = noise.equipment
        arrest = ArrestState(checks: course.rhythmChecks)
        let contact = ContactDraw(
            clinical: clinical.contact, presentation: cast.presentation.contact, course: course,
            norms: cast.patient.norms, random: random)
        physiology = PhysiologyModel(
            contact: contact.values, rhythm: contact.rhythm, hasPulse: contact.hasPulse,
            isSeizing: contact.isSeizing, drift: contact.drift, norms: cast.patient.norms,
            contactSecond: Self.contactSecond(pace, random),
            random: random)
        physiology.advance(to: 0)
        guard let returned = contact.returned else { return }
        arrest.hadReturn = true
        physiology.change(rhythm: returned, at: Self.secondOfReturn(pace, random))
    }

    /// One to three minutes before the crew reaches a patient whom others have brought back; at the short pace when the
    /// call begins.
    static func secondOfReturn(_ pace: Recipe.Pace, _ random: RandomSubstream) -> Int {
        var stream = random.substream("return")
        return max(1, contactSecond(pace, random) - stream.integer(in: 60...180))
    }

    /// The planned second at which the crew reaches the patient.
    static func contactSecond(_ pace: Recipe.Pace, _ random: RandomSubstream) -> Int {
        var stream = random.substream("response")
        return pace == .short ? 22 + stream.integer(in: 0...4) : 22 + stream.integer(in: 180...420)
    }

    mutating func play() {
        dispatch()
        arrive()
        phase = .assessment
        thinkFirst()
        for step in clinical.steps {
            run(step, turn: 0)
            meetRearrest()
        }
        awaitRearrest()
        if course.ending == .pronounced { reviewResuscitation() }
        if mayEnd { endResuscitation() } else { leaveScene() }
    }

    /// Simulates up to the floor, so that conditions see the patient as he is now.
    mutating func catchUp() {
        physiology.advance(to: Int(floor))
    }

    /// An id for the next beat of a step. Beats that every call has keep their names whatever a protocol calls its steps.
    mutating func nextID(_ stepID: String) -> String {
        let name = Self.namesOfTheFrame.contains(stepID) ? "step_\(stepID)" : stepID
        executions[name, default: 0] += 1
        return "\(name).\(executions[name] ?? 1)"
    }

    private static let namesOfTheFrame: Set<String> = [
        "on", "dispatch", "acknowledge", "arrival", "seats", "story", "packaging", "stretcher", "transport", "radio",
        "handoff", "body", "thought", "termination", "last_rhythm", "last_pulse", "pronouncement", "notification",
        "death_report",
    ]

    /// Puts a beat on the sheet and moves the floor.
    ///
    /// - Parameters:
    ///   - before: seconds of talk that lead up to it.
    ///   - after: seconds of talk that follow its end.
    ///   - isBackground: whether talk may go on while it is done.
    /// - Returns: planned start and end.
    @discardableResult
    mutating func place(
        _ beat: Beat, before: Double = 0, after: Double = 0, isBackground: Bool = false, wholeSecond: Bool = false
    ) -> (start: Double, end: Double) {
        var beat = beat
        // Who compresses goes on compressing; the lead steps in.
        if beat.occupiesActor, let actor = beat.actor, handsFree[actor] == .infinity { beat.actor = leader }
        // Nobody asks himself.
        if beat.director == beat.actor { beat.director = nil }
        var start = max(floor + before, beat.occupiesActor ? handsFree[beat.actor ?? ""] ?? 0 : 0)
        if wholeSecond { start = start.rounded(.up) }
        let end = start + beat.duration.seconds
        beat.plannedStart = .seconds(start)
        beats.append(beat)
        if beat.occupiesActor, let actor = beat.actor { handsFree[actor] = end }
        floor = (isBackground ? min(start + 2, end) : end) + after
        return (start, end)
    }

    func seat(_ seat: Seat) -> String { cast.seats[seat] ?? "medic1" }

    var leader: String { seat(.leader) }
}

extension ProtocolStep {
    var isCycle: Bool {
        if case .cycle = action { true } else { false }
    }
}

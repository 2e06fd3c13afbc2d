import EMSModel
import EMSTimeline

/// A script with nothing in it but what a test puts there, and its talk.
struct HandMadeCall {
    var beats: [Beat] = []
    var reservations: [Reservation] = []
    var readings: [Reading] = []
    var turns: [DialogueTurn] = []
    var timings: [String: TurnTiming] = [:]
    /// One sample a planned second, each with a heart rate of its own.
    var seconds = 200

    var script: EncounterScript {
        EncounterScript(
            id: "enc-000000", index: 0, seed: 1, deal: Deal(seed: 1, place: 0), language: "en", protocolID: "none",
            course: "plain",
            patient: Patient(ageYears: 50, sex: .female, weightKilograms: 70, name: "Ada"),
            incident: Incident(
                presentationID: "plain", unitWord: "Medic", unitNumber: 4, streetNumber: 12, streetName: "Main Street",
                place: "kitchen", hospitalName: "General", minutesSinceOnset: 5, etaMinutes: 6, minuteOfDay: 600),
            participants: ["medic1", "emt1"].map { Participant(id: $0, role: .emt, sex: .male, ageYears: 30) },
            beats: beats.sorted { $0.plannedStart < $1.plannedStart }, reservations: reservations,
            readings: readings,
            physiology: (0..<seconds).map { Self.body(second: $0) })
    }

    var timeline: SessionTimeline { Synchroniser.timeline(script: script, turns: turns, timings: timings) }

    var clinical: ClinicalTimeline { ClinicalResolver.clinicalTimeline(script: script, timeline: timeline) }

    func span(_ beatID: String) -> SessionSpan? { timeline.span(ofBeat: beatID) }

    func turn(_ id: String) -> SessionTimeline.PlacedTurn? { timeline.turns.first { $0.turn.id == id } }

    mutating func add(
        _ id: String, _ action: BeatAction = .communicate(.status), at planned: Double, lasting: Double = 0,
        actor: String? = "medic1", isBusy: Bool = false, after: [Gap] = [], until: String? = nil
    ) {
        beats.append(
            Beat(
                id: id, phase: .treatment, action: action, actor: actor, topic: .takeInterventions,
                plannedStart: .seconds(planned), duration: .seconds(lasting), after: after, occupiesActor: isBusy,
                until: until))
    }

    /// A turn of words of one second each.
    mutating func say(
        _ id: String, on beatID: String, _ placement: DialogueTurn.Placement, words: Int = 2,
        speaker: String = "medic1", anchor: Int? = nil, pause: Int = 0
    ) {
        let tokens = (0..<words).map { "w\($0)" }
        turns.append(
            DialogueTurn(
                id: id, speaker: speaker, topic: .takeInterventions, beatID: beatID,
                text: tokens.joined(separator: " "), clean: tokens.joined(separator: " "),
                words: tokens.map { TurnWord(text: $0, spoken: [SpokenForm($0)]) }, mentions: [],
                placement: placement, anchorWord: anchor, pauseMilliseconds: pause, source: []))
        timings[id] = TurnTiming(
            length: .seconds(words),
            words: (0..<words).map { SessionSpan(start: .seconds($0), end: .seconds($0 + 1)) })
    }

    static func body(second: Int) -> PhysiologySample {
        PhysiologySample(
            rhythm: .sinus, electricalRatePerMinute: 60 + 0.25 * Double(second), hasPulse: true, perfusion: 1,
            systolic: 120, diastolic: 80, spo2: 98, respiratoryRatePerMinute: 14, isAssisted: false, breathDepth: 1,
            etco2: 38, airwayObstruction: 0, glucose: 100, temperature: 36.8, gcsEye: 4, gcsVerbal: 5, gcsMotor: 6,
            pain: 0, isSeizing: false)
    }
}

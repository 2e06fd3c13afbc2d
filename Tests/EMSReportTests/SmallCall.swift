import EMSModel
import EMSReport

/// A call of eight minutes with one of everything that a report tells of.
struct SmallCall {
    static let epinephrine = CodedTerm(slug: "epinephrine_iv", name: "epinephrine", system: .rxnorm, code: "3992")
    static let nitroglycerin = CodedTerm(slug: "nitroglycerin", name: "nitroglycerin", system: .rxnorm, code: "4917")
    static let hypotension = CodedTerm(slug: "hypotension", name: "low blood pressure", system: .icd10, code: "I95.9")

    var beats: [Beat] = []
    var readings: [Reading] = []
    var body: [PhysiologySample] = Array(repeating: SmallCall.sample(), count: 481)
    var rhythm = Rhythm.sinusTachycardia
    var compressions: [ClinicalTimeline.CompressionBout] = []
    var rhythms: [ClinicalTimeline.RhythmSpan]?
    var alertCode: String?
    var strokeScale: StrokeScale?
    var ageYears = 61
    var ageMonths: Int?
    var turns: [SessionTimeline.PlacedTurn] = []

    static let duration = SessionTime.seconds(480)

    init() {
        add("dispatch.1", .communicate(.dispatch), at: 1, actor: "dispatch")
        add("acknowledge.1", .communicate(.acknowledgeDispatch), at: 8)
        add("arrival.1", .communicate(.arrival), at: 30)
        add("leads", .attach(.ecg), at: 40, lasting: 10, actor: "emt1")
        add("transport.1", .communicate(.transport), at: 300)
        add("radio.1", .communicate(.radioReport), at: 330)
        add("handoff.1", .communicate(.handoff), at: 440)
    }

    mutating func add(
        _ id: String, _ action: BeatAction, at start: Int, lasting: Int = 0, actor: String? = "medic1"
    ) {
        beats.append(
            Beat(
                id: id, phase: .treatment, action: action, actor: actor, topic: .takeInterventions,
                plannedStart: .seconds(start), duration: .seconds(lasting)))
        beats.sort { $0.plannedStart < $1.plannedStart }
    }

    /// Has the lead say something in a beat, perhaps naming a thing.
    mutating func say(in beat: String, code: String? = nil) {
        let mention = code.map {
            Mention(
                start: 0, end: 4, kind: .condition, code: $0, assertion: .historical, status: .current)
        }
        let turn = DialogueTurn(
            id: "t\(turns.count + 1)", speaker: "medic1", topic: .historyOfPresentIllness, beatID: beat, text: "That.",
            clean: "That.", words: [], mentions: [mention].compactMap(\.self), placement: .during,
            pauseMilliseconds: 0, source: [])
        turns.append(.init(turn: turn, span: SessionSpan(start: .seconds(1), end: .seconds(2)), words: []))
    }

    mutating func read(_ values: [(VitalKind, Double)], beat: String, at second: Int) {
        var ids: [String] = []
        for (kind, value) in values {
            ids.append("r\(readings.count + 1)")
            readings.append(Reading(id: "r\(readings.count + 1)", kind: kind, value: value, beatID: beat, set: 0))
        }
        add(beat, .measure(ids), at: second, actor: "emt1")
    }

    var report: RunReport {
        let script = EncounterScript(
            id: "enc-000007", index: 7, seed: 9, deal: Deal(seed: 1, place: 0), language: "en", protocolID: "stemi",
            course: "responds",
            patient: Patient(ageYears: ageYears, sex: .female, weightKilograms: 71, name: "Ada", ageMonths: ageMonths),
            incident: Incident(
                presentationID: "home", unitWord: "Medic", unitNumber: 12, streetNumber: 40, streetName: "Elm Street",
                place: "kitchen", hospitalName: "Mercy", minutesSinceOnset: 40, etaMinutes: 7, minuteOfDay: 452),
            participants: [
                Participant(id: "medic1", role: .leadMedic, sex: .female, ageYears: 40, name: "Baker"),
                Participant(id: "emt1", role: .emt, sex: .male, ageYears: 30, name: "Cruz"),
                Participant(id: "patient", role: .patient, sex: .female, ageYears: 61),
            ],
            beats: beats, readings: readings, physiology: body)
        let timeline = SessionTimeline(
            duration: Self.duration, turns: turns,
            beats: beats.map {
                .init(beat: $0, span: SessionSpan(start: $0.plannedStart, end: $0.plannedStart + $0.duration))
            })
        return ReportWriter.report(
            script: script, timeline: timeline, clinical: clinical(timeline),
            facts: ReportFacts(
                protocolTitle: "STEMI", protocolCode: "9914139",
                impression: CodedTerm(slug: "stemi", name: "STEMI", system: .icd10, code: "I21.3"),
                symptom: CodedTerm(slug: "chest_pain", name: "chest pain", system: .icd10, code: "R07.9"),
                alertCode: alertCode, strokeScale: strokeScale))
    }

    private func clinical(_ timeline: SessionTimeline) -> ClinicalTimeline {
        let whole = SessionSpan(start: .zero, end: Self.duration)
        return ClinicalTimeline(
            duration: Self.duration, physiology: body, rhythms: rhythms ?? [.init(span: whole, rhythm: rhythm)],
            compressions: compressions,
            shocks: timeline.beats.compactMap { placed in
                if case .shock(let delivery) = placed.beat.action {
                    .init(time: placed.span.start, delivery: delivery)
                } else {
                    nil
                }
            }, cuffCycles: [],
            attachments: timeline.beats.compactMap { placed in
                guard case .attach(let channel) = placed.beat.action else { return nil }
                return .init(channel: channel, span: SessionSpan(start: placed.span.end, end: Self.duration))
            },
            readings: readings.compactMap { reading in
                timeline.span(ofBeat: reading.beatID).map { TimedReading(reading: reading, time: $0.start) }
            })
    }

    static func sample(hasPulse: Bool = true) -> PhysiologySample {
        PhysiologySample(
            rhythm: hasPulse ? .sinusTachycardia : .ventricularFibrillation,
            electricalRatePerMinute: hasPulse ? 110 : 0, hasPulse: hasPulse, perfusion: hasPulse ? 1 : 0,
            systolic: hasPulse ? 96 : 0, diastolic: hasPulse ? 60 : 0, spo2: 93, respiratoryRatePerMinute: 20,
            isAssisted: false, breathDepth: 1, etco2: 33, airwayObstruction: 0, glucose: 110, temperature: 36.6,
            gcsEye: 4, gcsVerbal: 5, gcsMotor: 6, pain: 7, isSeizing: false)
    }
}

extension RunReport {
    func texts(_ element: String) -> [String] {
        (elements[element] ?? []).compactMap { if case .text(let text) = $0.value { text } else { nil } }
    }

    func numbers(_ element: String) -> [Double] {
        (elements[element] ?? []).compactMap { if case .number(let number) = $0.value { number } else { nil } }
    }
}

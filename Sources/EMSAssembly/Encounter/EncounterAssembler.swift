import EMSAudio
import EMSDialogue
import EMSImagery
import EMSKnowledge
import EMSManifest
import EMSMedia
import EMSModel
import EMSReport
import EMSReproducibility
import EMSSensors
import EMSSimulation
import EMSTimeline

/// Makes one encounter from its entry of the plan: script, dialogue, speech, timeline, and from these every stream.
///
/// Holds what a thread reuses from one encounter to the next; not to be shared between threads.
final class EncounterAssembler {
    private let workshop: Workshop
    private let frames: FrameStage?
    private let room: RoomStage?
    private var clock: StageClock? { workshop.clock }

    init(workshop: Workshop) throws {
        self.workshop = workshop
        room = workshop.recipe.audio.rooms.map {
            RoomStage(
                choice: $0, rooms: workshop.knowledge.rooms, own: workshop.ownRooms, seed: workshop.recipe.seed)
        }
        frames =
            workshop.recipe.streams.frames && workshop.recorded == nil
            ? try FrameStage(
                frames: workshop.recipe.frames, fontFolder: workshop.fontFolder, clock: workshop.clock) : nil
    }

    func assemble(_ entry: EncounterPlan.Entry) throws -> AssembledEncounter {
        let clinicalProtocol = try clinicalProtocol(of: entry)
        let performance = try perform(entry, clinicalProtocol)
        var sheet = FileSheet(folder: "\(entry.split.rawValue)/\(entry.id)", clock: clock)
        let sensors = sensors(of: performance)
        let sound = try audio(of: entry)?.add(performance, sensors: sensors, to: &sheet)
        addTranscript(performance, to: &sheet)
        let events = events(of: performance, sounds: sound?.events ?? [])
        clock.measure(.records) {
            sheet.addLines(id: "events", kind: .events, path: "events.jsonl", events)
        }
        try addFrames(performance, entry, sensors: sensors, events: events, to: &sheet)
        let left = try clock.measure(.files) {
            try workshop.recorded?.add(
                to: &sheet, encounter: entry.index, duration: performance.timeline.duration) ?? []
        }
        if workshop.recipe.streams.sensors {
            try clock.measure(.records) { try SensorStage.add(sensors, encounter: entry.id, to: &sheet) }
        }
        addReport(performance, clinicalProtocol, to: &sheet)
        return AssembledEncounter(
            record: record(entry, clinicalProtocol, performance, sheet, sound: sound?.provenance), files: sheet.files,
            complaints: performance.complaints + (sound?.complaints ?? []) + left)
    }

    private func addFrames(
        _ performance: Performance, _ entry: EncounterPlan.Entry, sensors: [SensorRecord], events: [EventRecord],
        to sheet: inout FileSheet
    ) throws {
        guard let frames else { return }
        let catalogue = workshop.knowledge.catalogue
        var rows: [FrameRecord]
        var pairs: [PairRecord] = []
        if let recipe = workshop.recipe.pairs, recipe.scenes != nil {
            (rows, pairs) = try frames.addStills(
                performance, split: entry.split, pairs: recipe, sensors: sensors, events: events,
                catalogue: catalogue, to: &sheet)
        } else {
            rows = try frames.add(performance, sensors: sensors, events: events, catalogue: catalogue, to: &sheet)
        }
        guard let recipe = workshop.recipe.pairs else { return }
        if recipe.utterances {
            pairs += UtterancePairs.records(of: performance.timeline.turns, frames: rows, after: pairs.count)
        }
        let records = pairs
        clock.measure(.records) {
            sheet.addLines(id: "pairs", kind: .pairs, path: "pairs.jsonl", records)
        }
    }

    /// Without any stream.
    func performance(of entry: EncounterPlan.Entry) throws -> Performance {
        try perform(entry, clinicalProtocol(of: entry))
    }

    /// What `assemble` would ask of the engines, without asking more than it takes to find out.
    func engineWork(_ entry: EncounterPlan.Entry) throws -> EngineWork {
        let performance = try perform(entry, clinicalProtocol(of: entry))
        let sensors = sensors(of: performance)
        let audio = self.audio(of: entry)
        let sound = try audio?.sound(of: performance, sensors: sensors)
        let events = events(of: performance, sounds: sound?.events.map(EventRecord.init) ?? [])
        var pictures: [FrameScene] = []
        try frames?.forEachScene(
            performance, sensors: sensors, events: events, catalogue: workshop.knowledge.catalogue
        ) { _, _, scene in pictures.append(scene) }
        return EngineWork(
            utterances: speech(performance.script.language)?.utterances(
                of: performance.timeline.turns.map(\.turn), voices: performance.voices,
                language: performance.script.language) ?? [],
            sampleRateHertz: workshop.recipe.audio.sampleRateHertz,
            tracks: sound.flatMap { audio?.tracks(of: $0.scene).map(\.samples) } ?? [],
            format: audio?.format ?? .flac, pictures: pictures, pictureWidth: workshop.recipe.frames.width,
            pictureHeight: workshop.recipe.frames.height)
    }

    private func clinicalProtocol(of entry: EncounterPlan.Entry) throws -> ClinicalProtocol {
        guard let clinicalProtocol = workshop.spoken[entry.language]?[entry.protocolID] else {
            throw BuildError(.internal, "the plan names an unknown protocol \(entry.protocolID)")
        }
        return clinicalProtocol
    }

    /// Nil where nothing is spoken.
    private func speech(_ language: String) -> SpeechStage? {
        guard let synthesizer = workshop.synthesizer, let pronunciation = workshop.pronunciations[language] else {
            return nil
        }
        return SpeechStage(
            synthesizer: synthesizer, pronunciation: pronunciation,
            sampleRateHertz: workshop.recipe.audio.sampleRateHertz, clock: clock)
    }

    private func audio(of entry: EncounterPlan.Entry) -> AudioStage? {
        guard workshop.recipe.streams.audio else { return nil }
        let audio = workshop.recipe.audio
        let noise = ladderDealer.flatMap { dealer in
            speech(entry.language).map { speech in
                NoiseStage(
                    dealer: dealer, scenes: workshop.knowledge.scenes,
                    voices: workshop.voices.catalogue(of: entry.split.rawValue), speech: speech, index: entry.index,
                    split: entry.split.rawValue)
            }
        }
        return AudioStage(
            audio: audio, noise: noise, room: room, faults: audio.faults.map(SoundFaultStage.init), index: entry.index,
            split: entry.split.rawValue, clock: clock)
    }

    /// Nil where no mix has a noisy twin.
    private var ladderDealer: LadderDealer? {
        workshop.recipe.audio.ladder.map {
            LadderDealer(ladder: $0, seed: workshop.recipe.seed, own: workshop.ownNoise)
        }
    }

    /// What the devices measured, also where only pictures or sounds need it.
    private func sensors(of performance: Performance) -> [SensorRecord] {
        let streams = workshop.recipe.streams
        guard streams.sensors || streams.frames || streams.audio else { return [] }
        return clock.measure(.sensors) {
            SensorSynthesizer(
                timeline: performance.clinical, random: RandomSubstream(seed: performance.script.seed, "sensors"),
                driftPartsPerMillion: workshop.recipe.clocks?.driftPartsPerMillion ?? 0
            ).records(includesWatch: streams.sensors)
        }
    }

    private func events(of performance: Performance, sounds: [EventRecord]) -> [EventRecord] {
        clock.measure(.records) {
            EventLog.rows(
                script: performance.script, timeline: performance.timeline, clinical: performance.clinical,
                sounds: sounds)
        }
    }

    private func addTranscript(_ performance: Performance, to sheet: inout FileSheet) {
        clock.measure(.records) {
            sheet.addJSON(
                id: "transcript", kind: .transcript, path: "transcript.json",
                TranscriptStage.record(
                    script: performance.script, timeline: performance.timeline,
                    times: workshop.synthesizer == nil ? .estimated : .synthesised))
        }
    }

    /// Script, dialogue, speech and timeline.
    private func perform(
        _ entry: EncounterPlan.Entry, _ clinicalProtocol: ClinicalProtocol
    ) throws -> Performance {
        guard let language = workshop.languages[entry.language] else {
            throw BuildError(.internal, "the plan names an unknown language \(entry.language)")
        }
        let script = clock.measure(.script) {
            ScriptWriter(
                protocol: clinicalProtocol, catalogue: workshop.knowledge.catalogue, language: language,
                pace: workshop.recipe.pace, noise: workshop.recipe.noise
            ).script(for: entry)
        }
        let turns = try turns(of: script, entry, clinicalProtocol, language)
        let first = try perform(script, turns, entry)
        // Only now is it known what time it is when somebody says it.
        guard let timed = ClockTalk(script, language: language).corrected(turns, by: first.timeline) else {
            return first
        }
        return try perform(script, timed, entry, known: (turns, first.spoken))
    }

    private func turns(
        of script: EncounterScript, _ entry: EncounterPlan.Entry, _ clinicalProtocol: ClinicalProtocol,
        _ language: LanguagePack
    ) throws -> [DialogueTurn] {
        var turns = try clock.measure(.dialogue) { () throws(BuildError) in
            do {
                return try workshop.generator.turns(
                    for: script, protocol: clinicalProtocol, language: language,
                    catalogue: workshop.knowledge.catalogue)
            } catch {
                throw BuildError(.badInput, "\(error)", remedy: "`emsynth protocols check` finds such phrases.")
            }
        }
        if workshop.recipe.audio.usesDelivery == true {
            FeltDelivery(script: script, protocol: clinicalProtocol, isCritical: entry.severity == .critical)
                .apply(to: &turns)
        }
        if let dealer = ladderDealer, workshop.recipe.streams.audio {
            LombardReflex(dealer: dealer).apply(to: &turns, of: entry.index, split: entry.split.rawValue)
        }
        return turns
    }

    /// - Parameter known: the same call but for times that are said; what is spoken alike in both is not spoken again.
    private func perform(
        _ script: EncounterScript, _ turns: [DialogueTurn], _ entry: EncounterPlan.Entry,
        known: (turns: [DialogueTurn], spoken: SpokenTurns)? = nil
    ) throws -> Performance {
        let voices =
            workshop.synthesizer == nil
            ? [:]
            : VoiceCasting(script: script, catalogue: workshop.voices.catalogue(of: entry.split.rawValue)).voices
        let spoken =
            try speech(script.language)?.speak(
                turns, voices: voices, language: script.language, seed: script.seed, known: known)
            ?? EstimatedSpeech.timings(of: turns)
        let (timeline, clinical) = clock.measure(.timeline) {
            let timeline = Synchroniser.timeline(script: script, turns: turns, timings: spoken.timings)
            return (timeline, ClinicalResolver.clinicalTimeline(script: script, timeline: timeline))
        }
        let missed = timeline.missedMaxima.map {
            "\($0.beatID) came \($0.actual) after \($0.afterBeatID), more than \($0.maximum)"
        }
        return Performance(
            script: script, voices: voices, spoken: spoken, timeline: timeline, clinical: clinical,
            complaints: spoken.complaints + missed)
    }

    private func addReport(
        _ performance: Performance, _ clinicalProtocol: ClinicalProtocol, to sheet: inout FileSheet
    ) {
        guard workshop.recipe.streams.report else { return }
        clock.measure(.records) {
            let presented = clinicalProtocol.presented(as: performance.script.incident.presentationID)
            let report = ReportWriter.report(
                script: performance.script, timeline: performance.timeline, clinical: performance.clinical,
                facts: ReportFacts(presented, course: performance.script.course))
            sheet.addJSON(id: "record", kind: .record, path: "record.json", report)
        }
    }

    private func record(
        _ entry: EncounterPlan.Entry, _ clinicalProtocol: ClinicalProtocol, _ performance: Performance,
        _ sheet: FileSheet, sound: JSONValue?
    ) -> EncounterRecord {
        let script = performance.script
        let heard = Set(performance.timeline.turns.map(\.turn.speaker))
        let acting = Set(
            performance.timeline.beats.compactMap(\.beat.actor)
                + performance.timeline.turns.compactMap(\.turn.missingReadBack))
        let speakers = script.participants.filter { heard.contains($0.id) || acting.contains($0.id) }.map { person in
            SpeakerRecord(
                id: person.id, role: person.role, sex: person.sex, ageYears: person.ageYears, seat: person.seat,
                voice: workshop.synthesizer == nil
                    ? nil : performance.voices[person.id]?.manifestValue(ofOutside: workshop.outsideVoice != nil))
        }
        return EncounterRecord(
            id: entry.id, index: entry.index, split: Split(rawValue: entry.split.rawValue) ?? .train,
            group: entry.group, language: script.language,
            clinicalProtocol: ProtocolRecord(
                id: clinicalProtocol.id, odemsa: clinicalProtocol.labels.odemsa,
                nemsis: clinicalProtocol.presented(as: script.incident.presentationID)
                    .nemsisCode(course: script.course),
                group: clinicalProtocol.labels.group),
            course: script.course, severity: entry.severity.rawValue,
            patient: PatientRecord(
                ageYears: script.patient.ageYears, sex: script.patient.sex,
                weightKilograms: script.patient.weightKilograms, ageMonths: script.patient.ageMonths),
            speakers: speakers, duration: performance.timeline.duration, seed: entry.seed,
            digest: EncounterDigest.of(sheet.streams), provenance: provenance(performance, sound: sound),
            streams: sheet.streams)
    }

    private func provenance(_ performance: Performance, sound: JSONValue?) -> JSONValue {
        let turns = performance.timeline.turns
        var members: [String: JSONValue] = [
            "generator": .string("embedded"),
            "presentation": .string(performance.script.incident.presentationID),
            "turns": .integer(Int64(turns.count)),
            "words": .integer(Int64(turns.reduce(0) { $0 + $1.words.count })),
            "complaints": .array(performance.complaints.map { .string($0) }),
        ]
        members["sound"] = sound
        members["voice"] = workshop.outsideVoice.map { .string($0) }
        return .object(members)
    }
}

extension ClinicalProtocol {
    /// The `eProtocols.01` code of a course, or of the head where the course has none of its own.
    fileprivate func nemsisCode(course: String) -> String {
        courses.first { $0.id == course }?.nemsis ?? labels.nemsis
    }
}

extension ReportFacts {
    fileprivate init(_ clinical: ClinicalProtocol, course: String) {
        self.init(
            protocolTitle: clinical.title, protocolCode: clinical.nemsisCode(course: course),
            impression: clinical.impression, symptom: clinical.symptom,
            alertCode: HospitalAlert.code(ofProtocol: clinical.id), strokeScale: clinical.strokeScale)
    }
}

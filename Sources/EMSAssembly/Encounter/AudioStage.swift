import EMSAudio
import EMSKnowledge
import EMSManifest
import EMSMedia
import EMSModel
import EMSSensors

/// The sound of an encounter: the mix, a stem for each speaker, and the bed of devices and room.
struct AudioStage {
    let audio: Recipe.Audio
    /// Nil where no mix has a noisy twin.
    let noise: NoiseStage?
    /// Nil where speech is heard as it was spoken.
    let room: RoomStage?
    /// Nil where all microphones work.
    let faults: SoundFaultStage?
    /// Of the encounter.
    let index: Int
    let split: String
    let clock: StageClock?

    /// A file of sound.
    struct Track {
        var name: String
        var kind: StreamKind
        var speaker: String?
        var samples: [Int16]
        /// Id of the stream it is with faults.
        var twin: String?
        var noise: NoiseRecord?
        var room: RoomRecord?

        var id: String { kind == .audioStem ? "stem-\(name)" : name }
    }

    /// What the manifest says of the mix beyond its files.
    struct Report {
        var events: [EventRecord]
        var provenance: JSONValue
        var complaints: [String]
    }

    func add(_ performance: Performance, sensors: [SensorRecord], to sheet: inout FileSheet) throws -> Report {
        let (sounds, scene) = try clock.measure(.soundScene) { try sound(of: performance, sensors: sensors) }
        let dry = tracks(of: scene)
        for track in try dry + impulses(of: performance) { try add(track, to: &sheet) }
        var events = sounds.map(EventRecord.init)
        var complaints: [String] = []
        var heard = dry
        if let noise {
            let noisy = try clock.measure(.soundScene) { try noise.noise(around: performance, mix: scene.mix) }
            for track in noisy.tracks where audio.stems || track.kind != .audioStem { try add(track, to: &sheet) }
            events += noisy.events
            complaints = noisy.complaints
            heard += noisy.tracks
        }
        if let faults {
            let faulty = clock.measure(.soundScene) { faults.recordings(of: heard, performance) }
            for track in faulty.tracks { try add(track, to: &sheet) }
            events += faulty.events
        }
        return Report(events: events, provenance: scene.provenance, complaints: complaints)
    }

    func sound(
        of performance: Performance, sensors: [SensorRecord]
    ) throws -> (events: [SoundEvent], scene: AudioScene) {
        let seed = performance.script.seed
        var options = SoundEventOptions(seed: seed)
        options.norms = performance.script.patient.norms
        let sounds = SoundEventPlanner(options: options).events(
            clinical: performance.clinical, session: performance.timeline,
            rPeaks: rPeaks(sensors, clinical: performance.clinical))
        var mixing = AudioSceneOptions(seed: seed)
        for placement in try placements(of: performance) { mixing.impulses[placement.speaker] = placement.impulse }
        let scene = try AudioSceneMixer(options: mixing).mix(
            duration: performance.timeline.duration, utterances: utterances(performance), events: sounds)
        return (sounds, scene)
    }

    /// The mix, and where the recipe has them the stems and the bed.
    func tracks(of scene: AudioScene) -> [Track] {
        let mix = Track(name: "mix", kind: .audioMix, samples: scene.mix)
        guard audio.stems else { return [mix] }
        let stems = scene.stems.map {
            Track(name: $0.speaker, kind: .audioStem, speaker: $0.speaker, samples: $0.samples)
        }
        return [mix] + stems + [Track(name: "bed", kind: .audioStem, samples: scene.bed)]
    }

    private func placements(of performance: Performance) throws -> [RoomStage.Placement] {
        try room?.placements(performance.script, timeline: performance.timeline, index: index, split: split) ?? []
    }

    private func impulses(of performance: Performance) throws -> [Track] {
        try placements(of: performance).map { placement in
            Track(
                name: "impulse-\(placement.speaker)", kind: .audioImpulse, speaker: placement.speaker,
                samples: placement.impulse.samples, room: placement.record)
        }
    }

    var format: AudioFormat { audio.container == .flac ? .flac : .wav }

    private func utterances(_ performance: Performance) -> [PlacedUtterance] {
        let roles = Dictionary(
            uniqueKeysWithValues: performance.script.participants.map { ($0.id, $0.role) })
        return performance.timeline.turns.compactMap { placed in
            guard let samples = performance.spoken.samples[placed.turn.id] else { return nil }
            return PlacedUtterance(
                turnID: placed.turn.id, speaker: placed.turn.speaker, role: roles[placed.turn.speaker] ?? .bystander,
                channel: placed.turn.channel, delivery: placed.turn.delivery, start: placed.span.start,
                samples: samples)
        }
    }

    /// The monitor beeps at the beats of the very ECG that stands in the sensor records.
    private func rPeaks(_ sensors: [SensorRecord], clinical: ClinicalTimeline) -> [RPeak] {
        guard let monitor = sensors.first(where: { $0.name == "monitor" }) else { return [] }
        return monitor.beatTimes.map { time in
            let hasProbe = clinical.isAttached(.pleth, at: time)
            return RPeak(time: time, spo2: hasProbe ? clinical.physiology(at: time).displayed(.spo2) : nil)
        }
    }

    private func add(_ track: Track, to sheet: inout FileSheet) throws {
        let bytes = try clock.measure(.audioEncoding) {
            try AudioFileWriter.encode(
                samples: track.samples, sampleRateHertz: AudioScene.sampleRateHertz, format: format)
        }
        sheet.addStream(
            id: track.id, kind: track.kind,
            path: "audio/\(track.name).\(format.fileExtension)", mediaType: format.mediaType, bytes: bytes
        ) {
            $0.sampleRateHertz = Double(AudioScene.sampleRateHertz)
            $0.samples = Int64(track.samples.count)
            $0.channels = 1
            $0.clock = .identity
            $0.speaker = track.speaker
            $0.twin = track.twin
            $0.noise = track.noise
            $0.room = track.room
        }
    }
}

extension EventRecord {
    init(_ sound: SoundEvent) {
        self.init(
            id: "", type: sound.type, label: sound.label, start: max(.zero, sound.span.start), end: sound.span.end,
            beatID: sound.beatID, source: sound.source.rawValue,
            signalToNoiseDecibels: -(sound.levelDecibels * 10).rounded() / 10)
        if case .alarm(let burst) = sound.kind { priority = AlarmPriority(rawValue: burst.priority.rawValue) }
    }
}

extension AudioScene {
    /// Levels of the mix, and the gain of each turn: what it takes to add the mix up from stems and bed.
    fileprivate var provenance: JSONValue {
        var members: [String: JSONValue] = [
            "target_lufs": .number(loudness.target), "master_gain_db": .number(loudness.masterGainDecibels),
            "turn_gains_db": .object(
                Dictionary(uniqueKeysWithValues: turns.map { ($0.turnID, .number($0.gainDecibels)) })),
        ]
        if let integrated = loudness.integrated {
            members["integrated_lufs"] = .number((integrated * 100).rounded() / 100)
        }
        if let peak = loudness.peakDecibels { members["peak_dbfs"] = .number((peak * 100).rounded() / 100) }
        return .object(members)
    }
}

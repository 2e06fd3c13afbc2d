import EMSManifest
import EMSMedia
import EMSModel
import EMSReproducibility
import Foundation

/// One call of a minute with real media: fibrillation under compressions, a shock, a flat line, and a sinus rhythm of 80
/// a minute; tones for voices; a picture of two rectangles. Written, every size and digest is sealed.
struct SignalDataset {
    var record: EncounterRecord
    var events = SignalWaves.events
    var transcript = SignalWaves.transcript
    var objects = [
        FrameObjectRecord(id: "o1", label: "monitor", box: [4, 4, 20, 10], visibility: 1, maskID: 1),
        FrameObjectRecord(id: "o2", label: "hands", box: [30, 20, 10, 12], visibility: 1, maskID: 2),
    ]
    var frameSize = (width: 64, height: 48)
    var mix = SignalWaves.mix
    var stems = ["emt1": SignalWaves.stem("emt1"), "medic1": SignalWaves.stem("medic1")]
    var lead = SignalWaves.lead
    var heartRate = SignalWaves.heartRate
    var depth = SignalWaves.depth
    var annotations = SignalWaves.annotations
    var carbonDioxide = SignalWaves.carbonDioxide
    var endTidal = SignalWaves.endTidal
    var breathing = SignalWaves.breathing
    /// Three axes.
    var watch = SignalWaves.watch
    /// Of the whole minute; nil where no probe is worn.
    var pleth: [Double]?
    /// Impedance of the whole minute, and the saturation beside the heart rate; nil where neither is measured.
    var chest: [Double]?
    var saturation: [Double]?
    /// Both pressures beside them.
    var pressures: [[Double]]?
    /// What the frame's scene says of the drawn screen, and of the monitor.
    var shownRate = "---"
    var monitor: [String: JSONValue] = [:]
    /// Of the frame.
    var parameters: [String: JSONValue] = [:]
    /// Level of a pixel of the picture: 90, and this much more for each number of the mask.
    var contrast = 40
    /// Further recordings by name.
    var recordings: [String: [Int16]] = [:]
    /// Pleth of the monitor itself; nil where its record has none.
    var pulses: [Double]?
    /// Acceleration of the pad beside its depth; nil where it measures none.
    var acceleration: [Double]?
    /// Of every header.
    var comments: [String] = []
    /// Of the data set.
    var recipe: JSONValue?
    /// Changes of encoded files by path, before they are sealed.
    var damage: [String: @Sendable (inout Data) -> Void] = [:]
    /// Files that get another name after that.
    var renamed: [String: String] = [:]

    static let folder = "train/enc-000000"

    init() {
        func stream(_ id: String, _ kind: StreamKind, _ path: String, _ type: String) -> StreamRecord {
            StreamRecord(id: id, kind: kind, path: "\(Self.folder)/\(path)", mediaType: type, bytes: 0, sha256: "")
        }
        func sound(_ id: String, _ kind: StreamKind, _ name: String, speaker: String? = nil) -> StreamRecord {
            var sound = stream(id, kind, "audio/\(name).flac", "audio/flac")
            (sound.sampleRateHertz, sound.samples, sound.channels) = (16_000, 960_000, 1)
            sound.speaker = speaker
            return sound
        }
        func sensor(_ name: String, rate: Int, files: [String] = ["dat"], signals: Int = 1) -> StreamRecord {
            var sensor = stream(name, .sensor, "sensors/enc-000000-\(name).hea", "text/plain")
            (sensor.sampleRateHertz, sensor.samples, sensor.channels) = (Double(rate), Int64(60 * rate), signals)
            sensor.files = files.map {
                FileRecord(path: "\(Self.folder)/sensors/enc-000000-\(name).\($0)", bytes: 0, sha256: "")
            }
            return sensor
        }
        record = EncounterRecord(
            id: "enc-000000", index: 0, split: .train, group: "g", language: "en-US",
            clinicalProtocol: ProtocolRecord(id: "cardiac_arrest"), patient: PatientRecord(ageYears: 61, sex: .male),
            speakers: [SpeakerRecord(id: "medic1", role: .leadMedic), SpeakerRecord(id: "emt1", role: .emt)],
            duration: .seconds(60), seed: 1, digest: "",
            streams: [
                sound("mix", .audioMix, "mix"), sound("stem-emt1", .audioStem, "emt1", speaker: "emt1"),
                sound("stem-medic1", .audioStem, "medic1", speaker: "medic1"),
                stream("transcript", .transcript, "transcript.json", "application/json"),
                stream("events", .events, "events.jsonl", "application/jsonlines"),
                stream("frames", .frames, "frames.jsonl", "application/jsonlines"),
                sensor("monitor", rate: 250, files: ["dat", "atr"]), sensor("vitals", rate: 1),
                sensor("cpr", rate: 100), sensor("capnography", rate: 25), sensor("etco2", rate: 1),
                sensor("breathing", rate: 1), sensor("watch", rate: 50, signals: 3),
            ])
    }

    /// Adds a twin with noise 10 dB below the tones that stand for words, and says so of it.
    mutating func addNoisyTwin(ratioDecibels: Double = 10, twin: String = "mix") {
        recordings["noisy"] = SignalWaves.noisyMix
        recordings["noise"] = SignalWaves.hum
        var stream = sound("noisy", .audioNoisy, "noisy")
        stream.noise = NoiseRecord(
            scene: "hum", twin: twin, ratioDecibels: ratioDecibels, measuredRatioDecibels: 10, cleanGainDecibels: -6,
            noiseGainDecibels: 0)
        record.streams += [stream, sound("stem-noise", .audioStem, "noise")]
    }

    mutating func changeNoise(_ change: (inout NoiseRecord) -> Void) {
        for index in record.streams.indices where record.streams[index].noise != nil {
            guard var noise = record.streams[index].noise else { continue }
            change(&noise)
            record.streams[index].noise = noise
        }
    }

    /// Adds the bed, and has the second turn said over the radio, with a tone beside its words.
    mutating func addRadioTurn(toneHertz: Double, peak: Double) {
        transcript.turns[1].channel = .radio
        var bed = mix
        for samples in stems.values {
            for index in samples.indices { bed[index] -= samples[index] }
        }
        for index in 52 * 16_000..<54 * 16_000 {
            mix[index] += Int16(peak * DeterministicMath.sinTurns(Double(index) * toneHertz / 16_000))
        }
        recordings["bed"] = bed
        record.streams.append(sound("stem-bed", .audioStem, "bed"))
    }

    /// Makes a turn of every word, so that each speaker has several, and has them later than they sound.
    mutating func sayWordByWord(later delay: SessionTime = .zero) {
        let words = transcript.turns.flatMap { turn in turn.words.map { (turn, $0) } }
        transcript.turns = words.enumerated().map { index, said in
            var (turn, word) = said
            word.start = word.start + delay
            word.end = word.end + delay
            (turn.id, turn.start, turn.end, turn.words) = ("t\(index)", word.start, word.end, [word])
            (turn.text, turn.clean, turn.spoken) = (word.text, word.text, word.text.lowercased())
            turn.mentions = turn.mentions.filter { _ in word.text == "80" }.map { mention in
                var mention = mention
                (mention.start, mention.end) = (0, 2)
                return mention
            }
            return turn
        }
    }

    /// Adds a twin of the mix with a drop-out of 100 ms, a stretch of a second that is clipped, and events that say so.
    mutating func addFaultyTwin() {
        var samples = mix
        let (start, end) = (53 * 16_000, 53 * 16_000 + 1_600)
        for index in start..<end { samples[index] = 0 }
        for index in 3 * 16_000..<4 * 16_000 { samples[index] = min(max(samples[index], -1_500), 1_500) }
        recordings["faulty"] = samples
        var stream = sound("faulty-mix", .audioFaulty, "faulty")
        stream.twin = "mix"
        record.streams.append(stream)
        add([
            EventRecord(
                id: "f1", type: .fault, label: "clipped", start: .seconds(3), end: .seconds(4), value: 1_500,
                stream: "faulty-mix"),
            EventRecord(
                id: "f2", type: .fault, label: "drop_out", start: .seconds(53), end: .milliseconds(53_100),
                stream: "faulty-mix"),
        ])
    }

    /// Adds a twin of a stem that is dead for as long as its speaker speaks.
    mutating func addDeadTwin() {
        recordings["dead"] = .init(repeating: 0, count: mix.count)
        var stream = sound("faulty-stem-medic1", .audioFaulty, "dead")
        stream.twin = "stem-medic1"
        record.streams.append(stream)
        add([
            EventRecord(
                id: "f3", type: .fault, label: "dead", start: .seconds(51), end: .seconds(56),
                stream: "faulty-stem-medic1")
        ])
    }

    /// Adds a probe with a pulse of 80 a minute, and a cuff that takes it away while it measures, or does not.
    mutating func addCuff(isTight: Bool) {
        let cycle = 38.0..<58.0
        pleth = (0..<6000).map { index in
            let time = Double(index) / 100
            return (isTight && cycle.contains(time) ? 0.02 : 1) * DeterministicMath.sinTurns(time * 80 / 60)
        }
        addSensor("pleth")
        add([
            EventRecord(
                id: "cuff", type: .procedure, label: "blood_pressure", start: .seconds(cycle.lowerBound),
                end: .seconds(cycle.upperBound))
        ])
    }

    /// Annotates beats of the sinus rhythm, whose own come every three quarters of a second.
    mutating func annotateBeats(every seconds: Double, from first: Double = 30.75) {
        var time = first
        while time < 59.5 {
            annotations.append(WFDBAnnotation(sample: Int(time * 250), code: .normalBeat))
            time += seconds
        }
    }

    /// Has another annotation, or none, in place of the twentieth from the end.
    mutating func changeBeat(_ change: (WFDBAnnotation) -> WFDBAnnotation?) {
        let index = annotations.count - 20
        annotations.replaceSubrange(index...index, with: [change(annotations[index])].compactMap(\.self))
    }

    /// Adds the stream of a record of one signal of 100 Hz.
    mutating func addSensor(_ name: String) {
        var stream = record.streams[8]
        (stream.id, stream.path) = (name, "\(Self.folder)/sensors/enc-000000-\(name).hea")
        stream.files = [FileRecord(path: "\(Self.folder)/sensors/enc-000000-\(name).dat", bytes: 0, sha256: "")]
        record.streams.append(stream)
    }

    /// Has electrodes put on, of which no number comes.
    mutating func hideRate() {
        heartRate = .init(repeating: .nan, count: heartRate.count)
        add([
            EventRecord(
                id: "ecg_on", type: .device, label: "ecg_attached", start: .seconds(1), end: .seconds(1), device: "ecg")
        ])
    }

    /// Has compressions last from the start on, with nobody pressing in the first eleven seconds of them.
    mutating func addRest() {
        guard let index = events.firstIndex(where: { $0.type == .compressions }) else { return }
        events[index].start = .zero
        annotations = annotations.map {
            $0.code == .signalQualityChange && $0.sample == 2_000
                ? WFDBAnnotation(sample: 2, code: $0.code, subtype: $0.subtype) : $0
        }
        for sample in 0..<1_100 { depth[sample] = 0 }
        for axis in watch.indices {
            for sample in 0..<400 { watch[axis][sample] = watch[axis][sample + 400] }
        }
    }

    /// Has a pressure of 120 over 80 read at 50 s, and shown from a second on.
    mutating func addPressure(shownAt second: Int) {
        pressures = [120.0, 80].map { value in (0..<60).map { $0 < second ? .nan : value } }
        record.streams[7].channels = 3
        add([
            EventRecord(
                id: "e80", type: .reading, label: "systolic", start: .seconds(50), end: .seconds(50), unit: "mmHg",
                readingID: "r80", kind: .systolic, value: 120)
        ])
    }

    /// States levels of the mix; nil for its own peak, and for no loudness.
    mutating func stateLevels(peak: Double?, loudness: Double?) {
        let highest = Double(mix.map(\.magnitude).max() ?? 1)
        let own = (2_000 * DeterministicMath.log(highest / 32_768) / DeterministicMath.log(10)).rounded() / 100
        var sound: [String: JSONValue] = [
            "target_lufs": .number(-23), "master_gain_db": .number(0), "turn_gains_db": .object([:]),
            "peak_dbfs": .number(peak ?? own),
        ]
        if let loudness { sound["integrated_lufs"] = .number(loudness) }
        record.provenance = .object(["sound": .object(sound)])
    }

    /// Has adenosine pushed into a sinus rhythm of 80.
    mutating func addAdenosine() {
        add([
            EventRecord(
                id: "adenosine", type: .medication, label: "adenosine", start: .seconds(55), end: .seconds(57),
                actor: "medic1", drug: "adenosine", dose: 6, unit: "mg", route: .intravenous)
        ])
    }

    mutating func add(_ rows: [EventRecord]) {
        events = (events + rows).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    func sound(_ id: String, _ kind: StreamKind, _ name: String) -> StreamRecord {
        var sound = record.streams[0]
        (sound.id, sound.kind, sound.path) = (id, kind, "\(Self.folder)/audio/\(name).flac")
        return sound
    }

    /// Writes the sealed data set into a new folder.
    func write() throws -> URL {
        let root = FileManager.default.temporaryDirectory.appending(path: "emsynth-\(UUID().uuidString)")
        var files = try media()
        for (path, change) in damage { change(&files["\(Self.folder)/\(path)"]!) }
        for (old, new) in renamed {
            files["\(Self.folder)/\(new)"] = files.removeValue(forKey: "\(Self.folder)/\(old)")
        }
        let frame = frame(files)
        files["\(Self.folder)/transcript.json"] = try CanonicalJSON.encodeReadable(transcript)
        files["\(Self.folder)/events.jsonl"] = try CanonicalJSON.encodeLines(events)
        files["\(Self.folder)/frames.jsonl"] = try CanonicalJSON.encodeLines([frame])
        var record = record
        for index in record.streams.indices {
            let data = files[record.streams[index].path] ?? Data()
            record.streams[index].bytes = Int64(data.count)
            record.streams[index].sha256 = ContentDigest(of: data).hexadecimal
            record.streams[index].files = record.streams[index].files?.map { file in
                let data = files[file.path] ?? Data()
                return FileRecord(
                    path: file.path, bytes: Int64(data.count), sha256: ContentDigest(of: data).hexadecimal)
            }
        }
        record.digest = EncounterDigest.of(record.streams)
        let dataset = DatasetRecord(
            name: "signals", license: "CC0-1.0", languages: ["en-US"], recipe: recipe, versions: [:],
            counts: DatasetCounts(encounters: 1, streams: record.streams.count, duration: record.duration),
            splits: ["train": 1], labelSets: [:])
        files["dataset.json"] = try CanonicalJSON.encodeReadable(dataset)
        files["manifest.jsonl"] = try CanonicalJSON.encodeLines([record])
        for (path, data) in files {
            let url = root.appending(path: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: url)
        }
        return root
    }

    private func frame(_ files: [String: Data]) -> FrameRecord {
        let path = "\(Self.folder)/frames/000000.png"
        let mask = "\(Self.folder)/masks/000000.png"
        let picture = files[path] ?? Data()
        let labels = files[mask] ?? Data()
        return FrameRecord(
            index: 0, time: .seconds(1), path: path, bytes: Int64(picture.count),
            sha256: ContentDigest(of: picture).hexadecimal, maskPath: mask, maskBytes: Int64(labels.count),
            maskSHA256: ContentDigest(of: labels).hexadecimal, width: 64, height: 48, kind: "monitor_closeup",
            caption: "A monitor and hands.", objects: objects, relations: [], parameters: parameters,
            scene: ["attributes": ["hr": ["text": .string(shownRate)], "o1": .object(monitor)]])
    }

    private func media() throws -> [String: Data] {
        var files: [String: Data] = [:]
        func add(_ path: String, _ bytes: [UInt8]) { files["\(Self.folder)/\(path)"] = Data(bytes) }
        func add(_ name: String, _ signals: WFDBSignal..., rate: Int, annotations: [WFDBAnnotation]? = nil) throws {
            let record = WFDBRecord(
                name: "enc-000000-\(name)", sampleRateHertz: Double(rate), signals: signals, comments: comments)
            let encoded = try WFDBRecordWriter.encode(record, annotations: annotations)
            add("sensors/\(record.name).hea", Array(encoded.header.utf8))
            add("sensors/\(record.name).dat", encoded.signals)
            if let marks = encoded.annotations { add("sensors/\(record.name).atr", marks) }
        }
        add("audio/mix.flac", try AudioFileWriter.encode(samples: mix, sampleRateHertz: 16_000, format: .flac))
        for (name, samples) in stems.merging(recordings, uniquingKeysWith: { $1 }) {
            add(
                "audio/\(name).flac",
                try AudioFileWriter.encode(samples: samples, sampleRateHertz: 16_000, format: .flac))
        }
        let lead = WFDBSignal(description: "II", units: "mV", gain: 1000, physical: lead)
        if let pulses {
            let curve = WFDBSignal(description: "PLETH", units: "NU", gain: 10_000, physical: pulses)
            try add("monitor", lead, curve, rate: 250, annotations: annotations)
        } else {
            try add("monitor", lead, rate: 250, annotations: annotations)
        }
        let rate = WFDBSignal(description: "HR", units: "/min", gain: 1, physical: heartRate)
        if let pressures {
            let cuff = zip(["NIBPs", "NIBPd"], pressures).map {
                WFDBSignal(description: $0, units: "mmHg", gain: 1, physical: $1)
            }
            try add("vitals", rate, cuff[0], cuff[1], rate: 1)
        } else if let saturation {
            let oxygen = WFDBSignal(description: "SpO2", units: "%", gain: 1, physical: saturation)
            try add("vitals", rate, oxygen, rate: 1)
        } else {
            try add("vitals", rate, rate: 1)
        }
        let pressed = WFDBSignal(description: "DEPTH", units: "mm", gain: 200, physical: depth)
        if let acceleration {
            let curve = WFDBSignal(description: "ACC", units: "m/s^2", gain: 400, physical: acceleration)
            try add("cpr", pressed, curve, rate: 100)
        } else {
            try add("cpr", pressed, rate: 100)
        }
        try add(
            "capnography", WFDBSignal(description: "CO2", units: "mmHg", gain: 100, physical: carbonDioxide), rate: 25)
        try add("etco2", WFDBSignal(description: "EtCO2", units: "mmHg", gain: 1, physical: endTidal), rate: 1)
        try add("breathing", WFDBSignal(description: "RR", units: "/min", gain: 1, physical: breathing), rate: 1)
        if let pleth {
            try add("pleth", WFDBSignal(description: "PLETH", units: "NU", gain: 1000, physical: pleth), rate: 100)
        }
        if let chest {
            try add("chest", WFDBSignal(description: "RESP", units: "Ohm", gain: 1000, physical: chest), rate: 100)
        }
        let axes = zip(["ACC_X", "ACC_Y", "ACC_Z"], watch).map {
            WFDBSignal(description: $0, units: "m/s^2", gain: 400, physical: $1)
        }
        try add("watch", axes[0], axes[1], axes[2], rate: 50)
        let (width, height) = frameSize
        let levels = SignalWaves.mask.prefix(width * height).map { UInt8(90 + contrast * Int($0)) }
        add(
            "frames/000000.png",
            try PNGEncoder.encode(rgb: levels.flatMap { [$0, $0, $0] }, width: width, height: height))
        add("masks/000000.png", try PNGEncoder.encode(gray: SignalWaves.mask, width: 64, height: 48))
        return files
    }
}

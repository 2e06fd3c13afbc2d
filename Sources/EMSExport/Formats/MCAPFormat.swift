import EMSManifest
import EMSMedia
import EMSModel
import Foundation

/// MCAP: a file an encounter with sound, pictures, signals, turns and events on one time axis, nanoseconds of the
/// session. Sound, pictures and talk have the schemas of Foxglove, so that viewers show them.
struct MCAPFormat: ExportFormat {
    static let name = "mcap"
    static let summary = "MCAP: all streams of an encounter on one time axis, for Foxglove and Rerun"
    static let needs: Set<ExportNeed> = []
    static let choices: Set<ExportChoice> = [.speaker, .noisy]
    static let loader = ExportLoader(
        ["mcap"],
        """
        import glob
        from mcap.reader import make_reader

        for path in sorted(glob.glob("mcap/*/*.mcap")):
            with open(path, "rb") as file:
                reader = make_reader(file, validate_crcs=True)
                counts = reader.get_summary().statistics.channel_message_counts
                for number, channel in reader.get_summary().channels.items():
                    print(path, channel.topic, counts[number])
                read = sum(1 for _ in reader.iter_messages())
                assert read == sum(counts.values())
        """)

    private let folder: ExportFolder
    private let track: ExportOptions.Track
    /// A block of sound: a tenth of a second.
    private static let blocksPerSecond = 10

    init(_ context: ExportContext) {
        folder = context.folder
        track = context.options.track
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        let place = try folder.place("\(encounter.split)/\(encounter.id).mcap")
        var writer = try MCAPWriter(path: place, library: "emsynth")
        var sources: [MCAPSource] = []
        try addTalk(encounter, &writer, &sources)
        try addEvents(encounter, &writer, &sources)
        for recording in try encounter.recordings(track) {
            try addSound(of: recording, encounter, &writer, &sources)
        }
        try addFrames(encounter, &writer, &sources)
        try addSignals(encounter, &writer, &sources)
        var places = [Int](repeating: 0, count: sources.count)
        var count = 0
        // The earliest message that is left, of equal ones that of the first channel.
        while let next = Self.earliest(sources, places) {
            let source = sources[next]
            let time = source.time(places[next])
            try writer.add(
                try source.message(places[next]), channel: source.channel,
                nanoseconds: UInt64(max(time.nanoseconds, 0)))
            places[next] += 1
            count += 1
        }
        try writer.finish()
        folder.count("messages", by: count)
    }

    private static func earliest(_ sources: [MCAPSource], _ places: [Int]) -> Int? {
        var best: (index: Int, time: SessionTime)?
        for (index, source) in sources.enumerated() where places[index] < source.count {
            let time = source.time(places[index])
            if best.map({ time < $0.time }) ?? true { best = (index, time) }
        }
        return best?.index
    }

    private func addTalk(
        _ encounter: ExportEncounter, _ writer: inout MCAPWriter, _ sources: inout [MCAPSource]
    ) throws {
        let turns = try encounter.turns()
        let log = writer.addSchema(name: "foxglove.Log", jsonSchema: MCAPSchemas.log)
        let channel = writer.addChannel(topic: "/talk", schema: log)
        sources.append(
            MCAPSource(channel: channel, count: turns.count, time: { turns[$0].start }) { index in
                let turn = turns[index]
                return .object([
                    ("timestamp", .stamp(turn.start)), ("level", .integer(2)), ("message", .string(turn.text)),
                    ("name", .string(turn.speaker)), ("file", ""), ("line", .integer(0)),
                ])
            })
        let words = turns.flatMap { turn in turn.words.map { (turn, $0) } }.sorted { $0.1.start < $1.1.start }
        let word = writer.addSchema(name: "emsynth.Word", jsonSchema: MCAPSchemas.object)
        let wordChannel = writer.addChannel(topic: "/words", schema: word)
        sources.append(
            MCAPSource(channel: wordChannel, count: words.count, time: { words[$0].1.start }) { index in
                let (turn, word) = words[index]
                return .object([
                    ("timestamp", .stamp(word.start)), ("turn", .string(turn.id)), ("speaker", .string(turn.speaker)),
                    ("text", .string(word.text)), ("duration", .time(word.end - word.start)),
                ])
            })
    }

    private func addEvents(
        _ encounter: ExportEncounter, _ writer: inout MCAPWriter, _ sources: inout [MCAPSource]
    ) throws {
        let events = try encounter.events().sorted { ($0.start, $0.id) < ($1.start, $1.id) }
        let schema = writer.addSchema(name: "emsynth.Event", jsonSchema: MCAPSchemas.object)
        let channel = writer.addChannel(topic: "/events", schema: schema)
        // As they stand in the data set, all fields.
        let rows = try events.map { event in
            try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(event))
        }
        sources.append(
            MCAPSource(channel: channel, count: events.count, time: { events[$0].start }) { LoaderJSON(rows[$0]) })
    }

    /// The mix, or a topic for each stem or noisy twin.
    private func addSound(
        of recording: Recording, _ encounter: ExportEncounter, _ writer: inout MCAPWriter,
        _ sources: inout [MCAPSource]
    ) throws {
        guard let stream = recording.stream else { return }
        let samples = try encounter.samples(of: stream)
        let rate = Int(stream.sampleRateHertz ?? 16_000)
        let block = max(1, rate / Self.blocksPerSecond)
        let clock = stream.clock ?? .identity
        let schema = writer.addSchema(name: "foxglove.RawAudio", jsonSchema: MCAPSchemas.rawAudio)
        let channel = writer.addChannel(
            topic: track == .mix ? "/audio" : "/audio/\(stream.id)", schema: schema,
            metadata: recording.noiseFields.map { ($0.0, $0.1.plainText) })
        let time = { (index: Int) in clock.time(ofSample: index * block, rateHertz: Double(rate)) }
        sources.append(
            MCAPSource(channel: channel, count: (samples.count + block - 1) / block, time: time) { index in
                let piece = samples[(index * block)..<min((index + 1) * block, samples.count)]
                let bytes = piece.map { $0.littleEndian }.withUnsafeBytes { Data($0) }
                return .object([
                    ("timestamp", .stamp(time(index))), ("data", .string(bytes.base64EncodedString())),
                    ("format", "pcm-s16"), ("sample_rate", .integer(rate)), ("number_of_channels", .integer(1)),
                ])
            })
    }

    private func addFrames(
        _ encounter: ExportEncounter, _ writer: inout MCAPWriter, _ sources: inout [MCAPSource]
    ) throws {
        let frames = try encounter.frames()
        guard !frames.isEmpty else { return }
        let schema = writer.addSchema(name: "foxglove.CompressedImage", jsonSchema: MCAPSchemas.compressedImage)
        let channel = writer.addChannel(topic: "/camera", schema: schema)
        sources.append(
            MCAPSource(channel: channel, count: frames.count, time: { frames[$0].time }) { index in
                let bytes = try encounter.bytes(of: frames[index].path)
                return .object([
                    ("timestamp", .stamp(frames[index].time)), ("frame_id", "glasses"),
                    ("data", .string(bytes.base64EncodedString())), ("format", "png"),
                ])
            })
        let label = writer.addSchema(name: "emsynth.Frame", jsonSchema: MCAPSchemas.object)
        let labels = writer.addChannel(topic: "/camera/labels", schema: label)
        sources.append(
            MCAPSource(channel: labels, count: frames.count, time: { frames[$0].time }) { index in
                .object([("timestamp", .stamp(frames[index].time))] + frames[index].fields(of: encounter))
            })
    }

    private func addSignals(
        _ encounter: ExportEncounter, _ writer: inout MCAPWriter, _ sources: inout [MCAPSource]
    ) throws {
        for stream in encounter.sensors {
            let record = try encounter.signals(of: stream)
            let clock = stream.clock ?? .identity
            let schema = writer.addSchema(name: "emsynth.Sample", jsonSchema: MCAPSchemas.object)
            let units = record.signals.map { ($0.description, $0.units) }
            let topic = "/" + stream.id.replacing("sensor-", with: "sensors/")
            let channel = writer.addChannel(topic: topic, schema: schema, metadata: units)
            let time = { (index: Int) in clock.time(ofSample: index, rateHertz: record.sampleRateHertz) }
            sources.append(
                MCAPSource(channel: channel, count: record.sampleCount, time: time) { index in
                    .object(
                        [("timestamp", .stamp(time(index)))]
                            + record.signals.map { signal in
                                let step = signal.samples[index]
                                let value = (Double(step) - Double(signal.baseline)) / signal.gain
                                // What was not measured is null, never zero.
                                return (signal.description, step == WFDBSignal.missing ? .null : .number(value))
                            })
                })
        }
    }
}

/// Messages of one channel in order of time, made when it is their turn.
private struct MCAPSource {
    let channel: Int
    let count: Int
    let time: (Int) -> SessionTime
    private let content: (Int) throws -> LoaderJSON

    init(
        channel: Int, count: Int, time: @escaping (Int) -> SessionTime, content: @escaping (Int) throws -> LoaderJSON
    ) {
        self.channel = channel
        self.count = count
        self.time = time
        self.content = content
    }

    func message(_ index: Int) throws -> String { try content(index).text }
}

extension LoaderJSON {
    /// Seconds and nanoseconds, as Foxglove's schemas have times.
    fileprivate static func stamp(_ time: SessionTime) -> LoaderJSON {
        let nanoseconds = Int(max(time.nanoseconds, 0))
        return .object([
            ("sec", .integer(nanoseconds / 1_000_000_000)), ("nsec", .integer(nanoseconds % 1_000_000_000)),
        ])
    }
}

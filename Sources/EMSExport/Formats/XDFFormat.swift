import EMSManifest
import EMSMedia
import EMSModel
import EMSReproducibility
import Foundation

/// XDF: a file an encounter with sound, signals, words and events. Each device's stream is stamped by its own clock, which
/// starts at 0 with its first sample; now and then the offset between it and the session clock was measured, within a
/// millisecond, as a recorder on a network does it. The true clocks stand in the manifest of the data set alone.
struct XDFFormat: ExportFormat {
    static let name = "xdf"
    static let summary = "XDF: all streams with their device clocks, to try methods of synchronisation on"
    static let needs: Set<ExportNeed> = []
    static let choices: Set<ExportChoice> = [.speaker, .noisy]
    static let loader = ExportLoader(
        ["pyxdf"],
        """
        import glob
        import pyxdf

        for path in sorted(glob.glob("xdf/*/*.xdf")):
            streams, _ = pyxdf.load_xdf(path)
            for stream in streams:
                stamps = stream["time_stamps"]
                print(path, stream["info"]["name"][0], len(stamps), stamps[0], stamps[-1])
        """)

    private let folder: ExportFolder
    private let track: ExportOptions.Track
    /// Between measurements of a clock.
    private static let secondsBetweenOffsets = 5.0
    /// What a measurement may be off by.
    private static let offsetErrorSeconds = 0.001

    init(_ context: ExportContext) {
        folder = context.folder
        track = context.options.track
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        let place = try folder.place("\(encounter.split)/\(encounter.id).xdf")
        var writer = try XDFWriter(path: place)
        let errors = RandomSubstream(seed: encounter.record.seed ?? 0, "xdf \(encounter.id)")
        for recording in try encounter.recordings(track) {
            guard let stream = recording.stream else { continue }
            let samples = try encounter.samples(of: stream)
            try add(
                stream, rate: stream.sampleRateHertz ?? 16_000, channels: [(stream.id, "step")], format: "int16",
                type: "Audio", count: samples.count, facts: recording.noiseFields.map { ($0.0, $0.1.plainText) },
                errors,
                &writer
            ) { range in
                samples[range].map { $0.littleEndian }.withUnsafeBytes(Array.init)
            }
        }
        for stream in encounter.sensors {
            let record = try encounter.signals(of: stream)
            let signals = record.signals.map(\.physicalValues)
            try add(
                stream, rate: record.sampleRateHertz, channels: record.signals.map { ($0.description, $0.units) },
                format: "double64", type: "Signals", count: record.sampleCount, errors, &writer
            ) { range in
                range.flatMap { index in signals.map { $0[index].bitPattern.littleEndian } }
                    .withUnsafeBytes(Array.init)
            }
        }
        try addWords(encounter, &writer)
        try addEvents(encounter, &writer)
        try writer.finish()
    }

    /// A regular stream, a second a chunk, stamped by its device.
    private func add(
        _ stream: StreamRecord, rate: Double, channels: [(label: String, unit: String)], format: String, type: String,
        count: Int, facts: [(name: String, value: String)] = [], _ errors: RandomSubstream, _ writer: inout XDFWriter,
        bytes: (Range<Int>) -> [UInt8]
    ) throws {
        let number = try writer.add(
            XDFWriter.Stream(name: stream.id, type: type, rateHertz: rate, channels: channels, facts: facts),
            format: format)
        let clock = stream.clock ?? .identity
        var errors = errors.substream(stream.id)
        var nextOffset = 0.0
        let chunk = max(1, Int(rate))
        for start in stride(from: 0, to: count, by: chunk) {
            let stamp = Double(start) / rate
            if stamp >= nextOffset {
                let ahead = clock.time(ofSample: start, rateHertz: rate).seconds - stamp
                let error = errors.uniform(-Self.offsetErrorSeconds...Self.offsetErrorSeconds)
                try writer.addOffset(ahead + error, stream: number, time: stamp)
                nextOffset = stamp + Self.secondsBetweenOffsets
            }
            let range = start..<min(start + chunk, count)
            try writer.add(bytes(range), count: range.count, stream: number, firstStamp: stamp, rateHertz: rate)
        }
        folder.count("samples", by: count)
    }

    private func addWords(_ encounter: ExportEncounter, _ writer: inout XDFWriter) throws {
        let words = try encounter.turns().flatMap { turn in turn.words.map { (turn.speaker, $0) } }
            .sorted { $0.1.start < $1.1.start }
        let channels = [("speaker", ""), ("word", "")]
        let number = try writer.add(
            XDFWriter.Stream(name: "words", type: "Markers", rateHertz: 0, channels: channels), format: "string")
        try addSessionClock(words.first?.1.start, stream: number, &writer)
        for (speaker, word) in words {
            try writer.add([speaker, word.text], stream: number, stamp: word.start.seconds)
        }
        folder.count("words", by: words.count)
    }

    private func addEvents(_ encounter: ExportEncounter, _ writer: inout XDFWriter) throws {
        let events = try encounter.events().sorted { ($0.start, $0.id) < ($1.start, $1.id) }
        let channels = [("id", ""), ("type", ""), ("label", ""), ("end", "s")]
        let number = try writer.add(
            XDFWriter.Stream(name: "events", type: "Markers", rateHertz: 0, channels: channels), format: "string")
        try addSessionClock(events.first?.start, stream: number, &writer)
        for event in events {
            let fields = [event.id, event.type.rawValue, event.label, event.end.decimalSeconds]
            try writer.add(fields, stream: number, stamp: event.start.seconds)
        }
        folder.count("events", by: events.count)
    }

    /// Words and events are stamped by the session clock itself. A recorder measures that too, and loaders miss it where
    /// it is not there.
    private func addSessionClock(_ first: SessionTime?, stream: Int, _ writer: inout XDFWriter) throws {
        guard let first else { return }
        try writer.addOffset(0, stream: stream, time: first.seconds)
    }
}

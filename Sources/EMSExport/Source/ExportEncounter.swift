import EMSManifest
import EMSMedia
import EMSModel
import Foundation

/// An encounter whose parts are read when a format asks for them, once for all formats. Not for several threads.
final class ExportEncounter {
    let record: EncounterRecord
    private let source: DatasetFolder
    private var transcriptRead: TranscriptRecord?
    private var eventsRead: [EventRecord]?
    private var framesRead: [FrameRecord]?
    private var pairsRead: [Int: [PairRecord]]?
    private var samplesRead: [String: [Int16]] = [:]
    private var lastFile: (path: String, bytes: Data)?

    init(_ record: EncounterRecord, source: DatasetFolder) {
        self.record = record
        self.source = source
    }

    var id: String { record.id }
    var split: String { record.split.rawValue }

    /// Absent if the recipe had no sound.
    var mix: StreamRecord? { record.streams.first { $0.kind == .audioMix } }

    /// The mix under noise, once for each scene and ratio, in the order of the manifest.
    var noisyTwins: [StreamRecord] { record.streams.filter { $0.kind == .audioNoisy } }

    func stem(of speaker: String) -> StreamRecord? {
        record.streams.first { $0.kind == .audioStem && $0.speaker == speaker }
    }

    var sensors: [StreamRecord] { record.streams.filter { $0.kind == .sensor } }

    func has(_ need: ExportNeed) -> Bool {
        record.streams.contains { stream in
            switch need {
            case .sound: stream.kind == .audioMix
            case .frames: stream.kind == .frames
            case .signals: stream.kind == .sensor
            case .report: stream.kind == .record
            }
        }
    }

    /// In order of start.
    func turns() throws -> [TurnRecord] { try transcript().turns }

    func transcript() throws -> TranscriptRecord {
        if let transcriptRead { return transcriptRead }
        guard let stream = record.streams.first(where: { $0.kind == .transcript }) else {
            throw ExportError(.missingStream, "\(id) has no transcript")
        }
        var transcript = try source.decode(
            TranscriptRecord.self, try source.bytes(of: stream.path), stream.path)
        transcript.turns.sort { ($0.start, $0.id) < ($1.start, $1.id) }
        transcriptRead = transcript
        return transcript
    }

    func events() throws -> [EventRecord] {
        if let eventsRead { return eventsRead }
        let events = try source.rows(EventRecord.self, .events, of: record)
        eventsRead = events
        return events
    }

    /// In order of time.
    func frames() throws -> [FrameRecord] {
        if let framesRead { return framesRead }
        let frames = try source.rows(FrameRecord.self, .frames, of: record).sorted {
            ($0.time, $0.index) < ($1.time, $1.index)
        }
        framesRead = frames
        return frames
    }

    /// Whether it has texts beside frames.
    var hasPairs: Bool { record.streams.contains { $0.kind == .pairs } }

    /// The texts beside a frame, in their order.
    func pairs(of frame: FrameRecord) throws -> [PairRecord] {
        if pairsRead == nil {
            pairsRead = Dictionary(grouping: try source.rows(PairRecord.self, .pairs, of: record), by: \.frame)
        }
        return pairsRead?[frame.index] ?? []
    }

    /// `record.json`.
    func report() throws -> JSONValue {
        guard let stream = record.streams.first(where: { $0.kind == .record }) else {
            throw ExportError(.missingStream, "\(id) has no run report")
        }
        return try source.decode(JSONValue.self, try source.bytes(of: stream.path), stream.path)
    }

    /// All samples of a mono track.
    func samples(of stream: StreamRecord) throws -> [Int16] {
        if let samples = samplesRead[stream.id] { return samples }
        let decoded = try AudioFileReader.decode(file: try source.resolve(stream.path))
        guard decoded.header.channels == 1 else { throw ExportError(.unreadable, "\(stream.path) is not mono") }
        samplesRead[stream.id] = decoded.samples
        return decoded.samples
    }

    func signals(of stream: StreamRecord) throws -> WFDBRecord {
        let header = try WFDBRecordReader.header(Array(try source.bytes(of: stream.path)))
        guard let file = stream.files?.first(where: { $0.path.hasSuffix(".dat") }) else {
            throw ExportError(.unreadable, "\(stream.path) has no signal file")
        }
        return try WFDBRecordReader.record(header, signals: Array(try source.bytes(of: file.path)))
    }

    /// A file as it is. The last one is kept, because several formats take it one after the other.
    func bytes(of path: String) throws -> Data {
        if let lastFile, lastFile.path == path { return lastFile.bytes }
        let bytes = try source.bytes(of: path)
        lastFile = (path, bytes)
        return bytes
    }
}

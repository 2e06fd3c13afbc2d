public import EMSManifest
import EMSModel
import EMSReproducibility
public import Foundation

/// The smallest data set with every kind of document: two calls of twenty seconds, made in some milliseconds.
///
/// Change its records and write it: every size, digest and count is sealed, so that the change is the only fault. Media have
/// the right first bytes only, so it is clean up to the level `checksums` and not beyond. Always the same bytes.
public struct MinimalDataset: Sendable {
    public struct Call: Sendable {
        public var record: EncounterRecord
        public var transcript: TranscriptRecord
        public var events: [EventRecord]
        public var frames: [FrameRecord]
        public var pairs: [PairRecord]
        /// What lies in `record.json`.
        public var report: JSONValue
        /// Contents of media files by path.
        public var media: [String: Data]
    }

    /// Counts, splits and the digest of the recipe are set when it is written.
    public var dataset: DatasetRecord
    /// One in the split `train`, one in `test`.
    public var calls: [Call]

    public init() {
        calls = [Self.call(index: 0, split: .train), Self.call(index: 1, split: .test)]
        dataset = DatasetRecord(
            name: "minimal", license: "CC0-1.0", languages: ["en-US"], seed: 1, recipe: ["name": "minimal", "n": 2],
            versions: ["emsynth": "0.1.0"],
            counts: DatasetCounts(encounters: 0, streams: 0, duration: .zero), splits: [:],
            labelSets: ["objects": [LabelRecord(id: 1, label: "monitor"), LabelRecord(id: 2, label: "hands")]])
    }

    /// Writes the sealed data set into a new folder among the temporary files, which the caller removes.
    public func write() throws -> URL {
        let root = FileManager.default.temporaryDirectory.appending(path: "emsynth-\(UUID().uuidString)")
        try write(to: root)
        return root
    }

    /// Writes the sealed data set into a folder, which need not exist. Throws what writing files throws.
    public func write(to root: URL) throws {
        var sealed = self
        var lines: [EncounterRecord] = []
        for index in sealed.calls.indices {
            let files = try sealed.calls[index].seal()
            for (path, data) in files { try Self.write(data, to: root.appending(path: path)) }
            lines.append(sealed.calls[index].record)
        }
        sealed.seal()
        try Self.write(try CanonicalJSON.encodeReadable(sealed.dataset), to: root.appending(path: "dataset.json"))
        try Self.write(try CanonicalJSON.encodeLines(lines), to: root.appending(path: "manifest.jsonl"))
        try Self.write(Data("# Minimal\n".utf8), to: root.appending(path: "README.md"))
        // It lists no file, so that a changed one is the only fault.
        try Self.write(
            Data(#"{"@type":"sc:Dataset","name":"minimal"}"#.utf8) + [0x0A], to: root.appending(path: "croissant.json"))
    }

    private mutating func seal() {
        dataset.recipeSHA256 = try? ContentDigest(of: CanonicalJSON.encode(dataset.recipe)).hexadecimal
        dataset.counts = DatasetCounts(
            encounters: calls.count, streams: calls.reduce(0) { $0 + $1.record.streams.count },
            turns: calls.reduce(0) { $0 + $1.transcript.turns.count },
            words: calls.reduce(0) { $0 + $1.transcript.turns.reduce(0) { $0 + $1.words.count } },
            events: calls.reduce(0) { $0 + $1.events.count }, frames: calls.reduce(0) { $0 + $1.frames.count },
            duration: calls.reduce(.zero) { $0 + $1.record.duration })
        dataset.splits = calls.reduce(into: [:]) { $0[$1.record.split.rawValue, default: 0] += 1 }
    }

    private static func write(_ data: Data, to url: URL) throws {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }
}

extension MinimalDataset.Call {
    /// Sets every size and digest; gives the files by path.
    fileprivate mutating func seal() throws -> [String: Data] {
        var files = media
        for index in frames.indices {
            let image = media[frames[index].path] ?? Data()
            frames[index].bytes = Int64(image.count)
            frames[index].sha256 = ContentDigest(of: image).hexadecimal
            if let path = frames[index].maskPath {
                frames[index].maskBytes = Int64((media[path] ?? Data()).count)
                frames[index].maskSHA256 = ContentDigest(of: media[path] ?? Data()).hexadecimal
            }
        }
        for index in record.streams.indices {
            let path = record.streams[index].path
            switch record.streams[index].kind {
            case .transcript: files[path] = try CanonicalJSON.encodeReadable(transcript)
            case .events: files[path] = try CanonicalJSON.encodeLines(events)
            case .frames: files[path] = try CanonicalJSON.encodeLines(frames)
            case .pairs: files[path] = try CanonicalJSON.encodeLines(pairs)
            case .record: files[path] = try CanonicalJSON.encodeReadable(report)
            default: break
            }
            record.streams[index].bytes = Int64((files[path] ?? Data()).count)
            record.streams[index].sha256 = ContentDigest(of: files[path] ?? Data()).hexadecimal
            for further in (record.streams[index].files ?? []).indices {
                let data = files[record.streams[index].files![further].path] ?? Data()
                record.streams[index].files![further].bytes = Int64(data.count)
                record.streams[index].files![further].sha256 = ContentDigest(of: data).hexadecimal
            }
        }
        record.digest = EncounterDigest.of(record.streams)
        return files
    }
}

import EMSManifest
import EMSModel
import EMSReproducibility
import Foundation

/// The files and streams of an encounter as they come in.
struct FileSheet {
    /// Folder of the encounter within the data set, such as `train/enc-000123`.
    let folder: String
    private(set) var files: [AssembledEncounter.File] = []
    private(set) var streams: [StreamRecord] = []
    private let clock: StageClock?

    init(folder: String, clock: StageClock?) {
        self.folder = folder
        self.clock = clock
    }

    /// Adds a file that a record elsewhere lists.
    mutating func addFile(_ path: String, _ bytes: [UInt8]) -> FileRecord {
        files.append(.init(path: path, bytes: bytes))
        let digest = clock.measure(.digests) { ContentDigest(of: bytes) }
        return FileRecord(path: "\(folder)/\(path)", bytes: Int64(bytes.count), sha256: digest.hexadecimal)
    }

    /// Adds a file that is a stream of its own; `describe` fills in what its kind has beyond path and digest.
    mutating func addStream(
        id: String, kind: StreamKind, path: String, mediaType: String, bytes: [UInt8],
        describe: (inout StreamRecord) -> Void = { _ in }
    ) {
        let file = addFile(path, bytes)
        var stream = StreamRecord(
            id: id, kind: kind, path: file.path, mediaType: mediaType, bytes: file.bytes, sha256: file.sha256)
        describe(&stream)
        streams.append(stream)
    }

    mutating func addJSON(id: String, kind: StreamKind, path: String, _ record: some JSONWritable) {
        addStream(
            id: id, kind: kind, path: path, mediaType: "application/json",
            bytes: CanonicalJSON.encodeReadable(record))
    }

    mutating func addLines(id: String, kind: StreamKind, path: String, _ records: [some JSONWritable]) {
        addStream(
            id: id, kind: kind, path: path, mediaType: "application/jsonlines",
            bytes: CanonicalJSON.encodeLines(records))
    }
}

import EMSManifest
import EMSReproducibility
import Foundation

/// A finished data set, read and never written to. A name from the data is followed only if it stays inside it.
struct SourceFolder {
    /// Links resolved, without a slash at the end.
    let path: String

    init(_ url: URL) throws(ExportError) {
        path = url.resolvingSymlinksInPath().standardizedFileURL.path
        guard FileManager.default.fileExists(atPath: "\(path)/\(DatasetFormat.datasetFileName)") else {
            throw ExportError(
                .noDataset, "\(url.path) is no finished data set: it has no \(DatasetFormat.datasetFileName)")
        }
    }

    func summary() throws(ExportError) -> DatasetSummary {
        let record = try decode(DatasetRecord.self, try bytes(of: DatasetFormat.datasetFileName), "dataset.json")
        guard DatasetFormat.support(for: record.formatVersion) != .none else {
            throw ExportError(.unreadable, "format version \(record.formatVersion) is not \(DatasetFormat.version)")
        }
        return DatasetSummary(record: record, manifestSHA256: try digest(of: DatasetFormat.manifestFileName))
    }

    /// In the order of the manifest; each encounter is let go before the next is read.
    func forEachEncounter(limit: Int = .max, _ body: (ExportEncounter) throws -> Void) throws {
        let name = DatasetFormat.manifestFileName
        var lines: JSONLinesReader
        do {
            lines = try JSONLinesReader(url: URL(fileURLWithPath: "\(path)/\(name)"))
        } catch {
            throw ExportError(.unreadable, "\(name) cannot be read")
        }
        var known: Set<String> = []
        while known.count < limit, let line = try lines.next() {
            let record = try decode(EncounterRecord.self, Data(line.bytes), "\(name), line \(line.number)")
            try admit(record, line.number)
            guard known.insert(record.id).inserted else {
                throw ExportError(.unreadable, "\(name), line \(line.number): “\(record.id)” occurs twice")
            }
            try body(ExportEncounter(record, source: self))
        }
    }

    func bytes(of name: String) throws(ExportError) -> Data {
        guard let bytes = FileManager.default.contents(atPath: try resolve(name)) else {
            throw ExportError(.unreadable, "\(name) cannot be read")
        }
        return bytes
    }

    /// The place of a file that the data names.
    func resolve(_ name: String) throws(ExportError) -> String {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let resolved = URL(fileURLWithPath: "\(path)/\(name)").resolvingSymlinksInPath().path
        guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }), !name.contains("\0"),
            resolved.hasPrefix(path + "/")
        else { throw ExportError(.unreadable, "“\(name)” does not lie in the data set") }
        return resolved
    }

    func decode<Value: Decodable>(_ type: Value.Type, _ bytes: Data, _ place: String) throws(ExportError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: bytes)
        } catch {
            throw ExportError(.unreadable, "\(place) is not as the format asks; emsynth validate tells what is wrong")
        }
    }

    /// Ids become names of files and keys of other people's formats.
    private func admit(_ record: EncounterRecord, _ line: Int) throws(ExportError) {
        for id in [record.id] + record.speakers.map(\.id) + record.streams.map(\.id) where !Self.isPlain(id) {
            throw ExportError(.unreadable, "manifest.jsonl, line \(line): the id “\(id)” is not allowed")
        }
        for id in [record.id] + record.speakers.map(\.id) where Self.namesASplit(id) {
            throw ExportError(
                .unreadable, "manifest.jsonl, line \(line): the id “\(id)” holds a word that loaders take for a split")
        }
    }

    /// Some loaders put a file into the split that a word of its name says, and drop it without a word from its own.
    private static func namesASplit(_ id: String) -> Bool {
        id.lowercased().split { !$0.isLetter }.contains { splitWords.contains(String($0)) }
    }

    private static let splitWords: Set<String> = [
        "train", "training", "test", "testing", "dev", "val", "valid", "validation", "eval", "evaluation",
    ]

    private static func isPlain(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= 64
            && id.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    private func digest(of name: String) throws(ExportError) -> String {
        guard let handle = FileHandle(forReadingAtPath: "\(path)/\(name)") else {
            throw ExportError(.unreadable, "\(name) cannot be read")
        }
        defer { try? handle.close() }
        var digester = ContentDigester()
        do {
            while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { digester.update(piece) }
        } catch {
            throw ExportError(.unreadable, "\(name) cannot be read")
        }
        return digester.finish().hexadecimal
    }
}

/// The data set as a whole.
struct DatasetSummary {
    let record: DatasetRecord
    /// What exports are held against to see whether they are stale.
    let manifestSHA256: String
}

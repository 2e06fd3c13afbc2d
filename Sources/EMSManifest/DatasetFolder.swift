import EMSReproducibility
package import Foundation

/// A finished data set, read and never written to. A name from the data is followed only if it stays inside it.
package struct DatasetFolder {
    /// Links resolved, without a slash at the end.
    package let path: String

    package init(_ url: URL) throws(DatasetFolderError) {
        path = url.resolvingSymlinksInPath().standardizedFileURL.path
        guard FileManager.default.fileExists(atPath: "\(path)/\(DatasetFormat.datasetFileName)") else {
            throw DatasetFolderError(
                .noDataset, "\(url.path) is no finished data set: it has no \(DatasetFormat.datasetFileName)")
        }
    }

    package func summary() throws(DatasetFolderError) -> DatasetSummary {
        let record = try decode(DatasetRecord.self, try bytes(of: DatasetFormat.datasetFileName), "dataset.json")
        guard DatasetFormat.support(for: record.formatVersion) != .none else {
            throw DatasetFolderError(
                .unreadable, "format version \(record.formatVersion) is not \(DatasetFormat.version)")
        }
        return DatasetSummary(record: record, manifestSHA256: try digest(of: DatasetFormat.manifestFileName))
    }

    /// In the order of the manifest; each encounter is let go before the next is read.
    package func forEachEncounter(limit: Int = .max, _ body: (EncounterRecord) throws -> Void) throws {
        let name = DatasetFormat.manifestFileName
        var lines: JSONLinesReader
        do {
            lines = try JSONLinesReader(url: URL(fileURLWithPath: "\(path)/\(name)"))
        } catch {
            throw DatasetFolderError(.unreadable, "\(name) cannot be read")
        }
        var known: Set<String> = []
        while known.count < limit, let line = try lines.next() {
            let record = try decode(EncounterRecord.self, Data(line.bytes), "\(name), line \(line.number)")
            try admit(record, line.number)
            guard known.insert(record.id).inserted else {
                throw DatasetFolderError(.unreadable, "\(name), line \(line.number): “\(record.id)” occurs twice")
            }
            try body(record)
        }
    }

    package func bytes(of name: String) throws(DatasetFolderError) -> Data {
        guard let bytes = FileManager.default.contents(atPath: try resolve(name)) else {
            throw DatasetFolderError(.unreadable, "\(name) cannot be read")
        }
        return bytes
    }

    /// The rows of all streams of a kind, in their order.
    package func rows<Row: Decodable>(
        _ type: Row.Type, _ kind: StreamKind, of record: EncounterRecord
    ) throws(DatasetFolderError) -> [Row] {
        var rows: [Row] = []
        for stream in record.streams where stream.kind == kind {
            rows += try self.rows(type, in: stream.path)
        }
        return rows
    }

    /// The rows of a file of lines.
    package func rows<Row: Decodable>(_ type: Row.Type, in path: String) throws(DatasetFolderError) -> [Row] {
        var rows: [Row] = []
        for (index, line) in try bytes(of: path).split(separator: 0x0A).enumerated() {
            rows.append(try decode(type, Data(line), "\(path), line \(index + 1)"))
        }
        return rows
    }

    /// The place of a file that the data names.
    package func resolve(_ name: String) throws(DatasetFolderError) -> String {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let resolved = URL(fileURLWithPath: "\(path)/\(name)").resolvingSymlinksInPath().path
        guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }), !name.contains("\0"),
            resolved.hasPrefix(path + "/")
        else { throw DatasetFolderError(.unreadable, "“\(name)” does not lie in the data set") }
        return resolved
    }

    package func decode<Value: Decodable>(_ type: Value.Type, _ bytes: Data, _ place: String) throws(DatasetFolderError)
        -> Value
    {
        do {
            return try JSONDecoder().decode(type, from: bytes)
        } catch {
            throw DatasetFolderError(
                .unreadable, "\(place) is not as the format asks; emsynth validate tells what is wrong")
        }
    }

    /// Ids become names of files and keys of other people's formats.
    private func admit(_ record: EncounterRecord, _ line: Int) throws(DatasetFolderError) {
        for id in [record.id] + record.speakers.map(\.id) + record.streams.map(\.id) where !Self.isPlain(id) {
            throw DatasetFolderError(.unreadable, "manifest.jsonl, line \(line): the id “\(id)” is not allowed")
        }
        for id in [record.id] + record.speakers.map(\.id) where SplitWords.first(in: id) != nil {
            throw DatasetFolderError(
                .unreadable, "manifest.jsonl, line \(line): the id “\(id)” holds a word that loaders take for a split")
        }
    }

    /// Whether it may be a part of a file name anywhere: up to 64 letters, digits, `-` and `_`.
    package static func isPlain(_ id: String) -> Bool {
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

    private func digest(of name: String) throws(DatasetFolderError) -> String {
        do {
            return try ContentDigest(ofFile: URL(fileURLWithPath: "\(path)/\(name)")).hexadecimal
        } catch {
            throw DatasetFolderError(.unreadable, "\(name) cannot be read")
        }
    }
}

/// The data set as a whole.
package struct DatasetSummary {
    package let record: DatasetRecord
    /// What exports are held against to see whether they are stale.
    package let manifestSHA256: String
}

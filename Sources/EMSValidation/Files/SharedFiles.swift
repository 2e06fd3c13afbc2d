import EMSManifest
import Foundation

/// Files that several encounters list.
///
/// Two encounters can only share a file that lies outside the folder of one of them, which no honest data set has: the
/// manifest is read twice more once such a file is listed, and hashes of such paths alone are kept.
struct SharedFiles: Sendable {
    /// Lines of the manifest that list a file outside their encounter's folder first, by hash of the path.
    private var firstLines: [Int: Int] = [:]
    /// Hashes of those that the encounter of their folder lists too.
    private var owned: Set<Int> = []

    /// Throws if the manifest cannot be read.
    init(manifest: URL, decoder: StrictDecoder) throws {
        try Self.forEachRow(manifest, decoder) { record, line in
            for path in Self.strayPaths(of: record) where firstLines[path.hashValue] == nil {
                firstLines[path.hashValue] = line
            }
        }
        try Self.forEachRow(manifest, decoder) { record, _ in
            let folder = DatasetRules.folder(of: record) + "/"
            for path in Self.paths(of: record) where path.hasPrefix(folder) && firstLines[path.hashValue] != nil {
                owned.insert(path.hashValue)
            }
        }
    }

    /// Files outside its folder that an encounter lists, though they are another's or an earlier line lists them.
    func paths(of record: EncounterRecord, line: Int) -> Set<String> {
        Set(
            Self.strayPaths(of: record).filter { path in
                owned.contains(path.hashValue) || (firstLines[path.hashValue] ?? line) < line
            })
    }

    /// Listed files that lie outside the encounter's folder.
    static func strayPaths(of record: EncounterRecord) -> [String] {
        let folder = DatasetRules.folder(of: record) + "/"
        return paths(of: record).filter { !$0.hasPrefix(folder) }
    }

    private static func paths(of record: EncounterRecord) -> [String] {
        record.streams.flatMap { [$0.path] + ($0.files ?? []).map(\.path) }
    }

    private static func forEachRow(
        _ manifest: URL, _ decoder: StrictDecoder, _ body: (EncounterRecord, Int) -> Void
    ) throws {
        var lines = try RecordLines<EncounterRecord>(url: manifest, decoder: decoder)
        while let row = try lines.next() {
            if let record = row.record?.record { body(record, row.line) }
        }
    }
}

import EMSManifest
import Foundation

/// Reads files of a data set and nothing outside it.
struct PreviewFolder {
    private let files: DatasetFolder
    /// Links resolved, without a slash at the end.
    var path: String { files.path }

    /// Larger files than this are not embedded: 1 GiB.
    private static let maximumByteCount = 1 << 30

    init(_ url: URL) throws(PreviewError) {
        let path = url.resolvingSymlinksInPath().standardizedFileURL.path
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue else {
            throw PreviewError(.noDataset, "there is no folder at \(url.path)")
        }
        let name = DatasetFormat.datasetFileName
        guard FileManager.default.fileExists(atPath: "\(path)/\(name)") else {
            throw PreviewError(.noDataset, "\(url.path) is no data set: it has no \(name)")
        }
        do { files = try DatasetFolder(url) } catch { throw PreviewError(.noDataset, error.message) }
    }

    func datasetRecord() throws(PreviewError) -> DatasetRecord {
        let name = DatasetFormat.datasetFileName
        guard let bytes = FileManager.default.contents(atPath: "\(path)/\(name)") else {
            throw PreviewError(.unreadable, "\(name) cannot be read")
        }
        let record: DatasetRecord
        do {
            record = try JSONDecoder().decode(DatasetRecord.self, from: bytes)
        } catch {
            throw PreviewError(.unreadable, "\(name): \(DecodingReason.text(error))")
        }
        guard DatasetFormat.support(for: record.formatVersion) != .none else {
            throw PreviewError(
                .unreadable, "\(name): format version \(record.formatVersion) is not \(DatasetFormat.version)")
        }
        return record
    }

    /// The named encounters in the order of their names, or the first ones of the manifest. Reads no further than it
    /// must.
    func encounters(named names: [String]?, atMost count: Int) throws(PreviewError) -> [EncounterRecord] {
        let file = DatasetFormat.manifestFileName
        let wanted = names.map(Set.init)
        var found: [EncounterRecord] = []
        do {
            var lines = try JSONLinesReader(url: URL(fileURLWithPath: "\(path)/\(file)"))
            while found.count < wanted?.count ?? count, let line = try lines.next() {
                let record: EncounterRecord
                do {
                    record = try JSONDecoder().decode(EncounterRecord.self, from: Data(line.bytes))
                } catch {
                    throw PreviewError(.unreadable, "\(file), line \(line.number): \(DecodingReason.text(error))")
                }
                if wanted?.contains(record.id) ?? true { found.append(record) }
            }
        } catch let error as PreviewError {
            throw error
        } catch {
            throw PreviewError(.unreadable, "\(file) cannot be read")
        }
        guard let names else {
            guard !found.isEmpty else { throw PreviewError(.noEncounter, "the data set has no encounters") }
            return found
        }
        var ordered: [EncounterRecord] = []
        for name in names where !ordered.contains(where: { $0.id == name }) {
            guard let record = found.first(where: { $0.id == name }) else {
                throw PreviewError(.noEncounter, "there is no encounter \(name) in the data set")
            }
            ordered.append(record)
        }
        return ordered
    }

    /// Size of a file that the data set names; nil if it may not or cannot be read.
    func byteCount(of name: String) -> Int? {
        guard let path = try? files.resolve(name),
            let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            attributes[.type] as? FileAttributeType == .typeRegular, let size = attributes[.size] as? NSNumber,
            size.intValue <= Self.maximumByteCount
        else { return nil }
        return size.intValue
    }

    /// A file that the data set names; nil if it may not or cannot be read.
    func bytes(of name: String) -> Data? {
        guard byteCount(of: name) != nil, let path = try? files.resolve(name) else { return nil }
        return FileManager.default.contents(atPath: path)
    }
}

import EMSDiagnostics
import Foundation

/// A file that knowledge is read from.
struct LocatedFile: Sendable {
    var url: URL
    /// Relative to its knowledge folder; the name alone for a file outside of any.
    var source: String

    /// File name without its extension.
    var name: String { url.deletingPathExtension().lastPathComponent }

    /// At most one byte more than a file may have, so that an endless one cannot fill the memory.
    func bytes() -> [UInt8]? {
        let resolved = url.resolvingSymlinksInPath()
        // A pipe or a device would block.
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved.path),
            attributes[.type] as? FileAttributeType == .typeRegular,
            let handle = try? FileHandle(forReadingFrom: resolved)
        else { return nil }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: YAMLGuard.largestFile + 1) else {
            return attributes[.size] as? Int == 0 ? [] : nil
        }
        return Array(data)
    }

    /// The YAML files of a folder, sorted by name.
    static func yamlFiles(in folder: URL, _ relative: String) -> [LocatedFile] {
        entries(of: folder.appending(path: relative)).filter { $0.hasSuffix(".yaml") }.map { name in
            LocatedFile(url: folder.appending(path: relative).appending(path: name), source: "\(relative)/\(name)")
        }
    }

    /// Names in a folder, sorted by code units, without hidden ones.
    static func entries(of folder: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

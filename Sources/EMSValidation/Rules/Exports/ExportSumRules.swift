import EMSDiagnostics
import EMSReproducibility
import Foundation

/// The files of an export are those that its `SHA256SUMS` lists, with their digests. Exports of other programs may have no such
/// list.
struct ExportSumRules {
    static let fileName = "SHA256SUMS"
    /// Two files of an export that are in no list.
    private static let unlisted: Set<String> = [fileName, ExportRules.cardName]
    private static let digestLength = 64
    /// Of some 700,000 files.
    private static let largestList = 64 << 20

    let options: DatasetValidator.Options
    let takesDigests: Bool

    /// - Parameters:
    ///   - name: how the folder is called in findings.
    ///   - faulty: paths, as findings call them, that are known to be wrong.
    func check(_ folder: URL, name: String, besides faulty: Set<String>) -> [Finding] {
        let digests: [String: Substring]
        switch Self.list(of: folder, name: name, options) {
        case nil: return []
        case .fault(let finding)?: return [finding]
        case .list(let listed)?: digests = listed
        }
        let extra = FolderListing.unlisted(in: "", root: folder, isListed: { _ in false }, isExpected: { _ in true })
            .filter { entry in
                !entry.isFolder && digests[entry.path] == nil && !Self.unlisted.contains(entry.path)
                    && !faulty.contains("\(name)/\(entry.path)")
            }
            .map {
                Finding(
                    .files(.extra), "\(name)/\($0.path) is not listed in \(Self.fileName)", path: "\(name)/\($0.path)")
            }
        let listed = digests.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        let faults = ParallelMap.run(listed) { entry in
            fault(of: entry.key, digest: entry.value, in: folder, name: name, besides: faulty)
        }
        return faults.compactMap(\.self) + extra
    }

    enum List {
        /// Digests by path.
        case list([String: Substring])
        case fault(Finding)
    }

    /// Nil where an export has none.
    static func list(of folder: URL, name: String, _ options: DatasetValidator.Options) -> List? {
        let list = "\(name)/\(fileName)"
        var probe = FileProbe(root: folder, allowsLinks: options.allowsLinks)
        guard case .regular(let size, _) = probe.state(of: fileName) else { return nil }
        guard size <= largestList, let bytes = try? Data(contentsOf: folder.appending(path: fileName)) else {
            return .fault(Finding(.files(.unreadable), "\(list) cannot be read", path: list))
        }
        var digests: [String: Substring] = [:]
        for (index, line) in String(decoding: bytes, as: UTF8.self).split(separator: "\n").enumerated() {
            let path = String(line.dropFirst(digestLength + 2))
            guard line.dropFirst(digestLength).hasPrefix("  "), PathRule.fault(path) == nil else {
                let message = "\"\(line.prefix(120))\" is no digest of a file of the export"
                return .fault(Finding(.dataset(.staleExport), message, path: list, line: index + 1))
            }
            digests[path] = line.prefix(digestLength)
        }
        return .list(digests)
    }

    private func fault(
        of path: String, digest: Substring, in folder: URL, name: String, besides faulty: Set<String>
    ) -> Finding? {
        let shown = "\(name)/\(path)"
        guard !faulty.contains(shown) else { return nil }
        var probe = FileProbe(root: folder, allowsLinks: options.allowsLinks)
        switch probe.state(of: path) {
        case .missing: return Finding(.files(.missing), "\(shown) is missing", path: shown)
        case .folder, .special: return Finding(.files(.notRegular), "\(shown) is no regular file", path: shown)
        case .badLink(let reason): return Finding(.path(.linkOutside), "\(shown): \(reason)", path: shown)
        case .unreadable: return Finding(.files(.unreadable), "\(shown) cannot be read", path: shown)
        case .regular:
            guard takesDigests, let found = try? ContentDigest(ofFile: folder.appending(path: path)).hexadecimal,
                found != digest
            else { return nil }
            let message = "\(shown) has SHA-256 \(found.prefix(12))..., listed is \(digest.prefix(12))..."
            return Finding(.checksum(.mismatch), message, path: shown)
        }
    }
}

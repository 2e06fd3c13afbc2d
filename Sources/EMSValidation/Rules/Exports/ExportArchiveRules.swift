import EMSDiagnostics
import Foundation

/// Archives in the folder of an export are what others unpack: nothing may lead out of them, and nothing may swell.
struct ExportArchiveRules {
    let options: DatasetValidator.Options

    /// - Parameter name: how the folder is called in findings.
    func check(_ folder: URL, name: String) -> [Finding] {
        guard ExportRules.isExport(folder) else { return [] }
        let files = FolderListing.unlisted(in: "", root: folder, isListed: { _ in false }, isExpected: { _ in true })
        let options = options
        return ParallelMap.run(files.filter { !$0.isFolder }.map(\.path)) { path in
            Self.check(path, folder, name, options)
        }
        .flatMap(\.self)
    }

    private static func check(
        _ path: String, _ folder: URL, _ name: String, _ options: DatasetValidator.Options
    ) -> [Finding] {
        let shown = "\(name)/\(path)"
        var probe = FileProbe(root: folder, allowsLinks: options.allowsLinks)
        guard case .regular(let bytes, _) = probe.state(of: path) else { return [] }
        do {
            let url = folder.appending(path: path)
            let fault = try ArchiveInspector.fault(
                of: url, byteCount: bytes, maximumMembers: options.mediaLimits.maximumMembers, head: head(of: url))
            return fault.map { [Finding($0.code, "\(shown): \($0.message)", path: shown)] } ?? []
        } catch {
            return [Finding(.files(.unreadable), "\(shown) cannot be read", path: shown)]
        }
    }

    private static func head(of url: URL) throws -> [UInt8] {
        let handle = try FileHandle(forReadingFrom: url)
        defer { try? handle.close() }
        return [UInt8](try handle.read(upToCount: 512) ?? Data())
    }
}

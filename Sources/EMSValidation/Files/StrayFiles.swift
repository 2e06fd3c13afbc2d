import EMSDiagnostics
import Foundation

/// What is worse of an entry that nothing lists than that nothing lists it: it may hang, lead astray or swell.
struct StrayFiles {
    let root: URL
    let options: DatasetValidator.Options

    /// Nil if the entry is a folder or a file without harm.
    func fault(_ path: String) -> Finding? {
        var probe = FileProbe(root: root, allowsLinks: options.allowsLinks)
        switch probe.state(of: path) {
        case .special:
            return Finding(.files(.notRegular), "\(path) is a pipe, a socket or a device", path: path)
        case .badLink(let reason): return Finding(.path(.linkOutside), "\(path): \(reason)", path: path)
        case .folder where leadsUp(path):
            return Finding(.path(.linkOutside), "\(path): links lead in a circle", path: path)
        case .regular(let bytes, _): return archiveFault(path, bytes)
        case .folder, .missing, .unreadable: return nil
        }
    }

    /// Whether a link leads to a folder that holds it.
    private func leadsUp(_ path: String) -> Bool {
        let entry = root.appending(path: path)
        let target = entry.resolvingSymlinksInPath().path
        let holder = entry.deletingLastPathComponent().resolvingSymlinksInPath().path
        return (holder + "/").hasPrefix(target + "/")
    }

    private func archiveFault(_ path: String, _ bytes: Int64) -> Finding? {
        let url = root.appending(path: path)
        guard let handle = try? FileHandle(forReadingFrom: url) else { return nil }
        defer { try? handle.close() }
        guard let head = try? handle.read(upToCount: 512),
            let fault = try? ArchiveInspector.fault(
                of: url, byteCount: bytes, maximumMembers: options.mediaLimits.maximumMembers, head: Array(head))
        else { return nil }
        return Finding(fault.code, "\(path): \(fault.message)", path: path)
    }
}

import Foundation

/// The files below a folder, in byte order of their paths; links are listed and not followed.
enum FolderListing {
    /// - Parameters:
    ///   - folder: relative to `root`, empty for the root itself.
    ///   - isExpected: whether a folder holds something that is listed; of others only the folder itself is given.
    static func unlisted(
        in folder: String, root: URL, isListed: (String) -> Bool, isExpected: (String) -> Bool
    ) -> [(path: String, isFolder: Bool)] {
        let url = folder.isEmpty ? root : root.appending(path: folder)
        let keys: [URLResourceKey] = [.isDirectoryKey, .isSymbolicLinkKey]
        guard let entries = try? FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: keys)
        else { return [] }
        var found: [(String, Bool)] = []
        for entry in entries.sorted(by: {
            $0.lastPathComponent.utf8.lexicographicallyPrecedes($1.lastPathComponent.utf8)
        }) {
            let path = folder.isEmpty ? entry.lastPathComponent : "\(folder)/\(entry.lastPathComponent)"
            let values = try? entry.resourceValues(forKeys: Set(keys))
            let isFolder = values?.isDirectory == true && values?.isSymbolicLink != true
            if isFolder && isExpected(path) {
                found += unlisted(in: path, root: root, isListed: isListed, isExpected: isExpected)
            } else if !isListed(path) {
                found.append((path, isFolder))
            }
        }
        return found
    }

    /// Names in a folder, in no order; empty if it cannot be read.
    static func names(in folder: URL) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    }
}

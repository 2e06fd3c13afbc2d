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
        var found: [(String, Bool)] = []
        for name in names(in: url).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            // Most entries are listed files, which need no look.
            let mayHoldListed = isExpected(path)
            if !mayHoldListed && isListed(path) { continue }
            let values = try? url.appending(path: name).resourceValues(forKeys: [.isDirectoryKey, .isSymbolicLinkKey])
            let isFolder = values?.isDirectory == true && values?.isSymbolicLink != true
            if isFolder && mayHoldListed {
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

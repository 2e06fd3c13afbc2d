public import Foundation

/// Where knowledge lies. A path into the build folder is never burnt into the program: it may be moved.
public enum KnowledgeLocation {
    /// The folders to load, in the order in which later ones overrule earlier ones: `share/emsynth` beside the folder of
    /// the executable, or else the nearest folder above it that holds `protocols` and `assets` (a checkout); then those
    /// the user names.
    ///
    /// - Throws: `KnowledgeError` if a named folder is none, or nothing is found at all.
    public static func find(explicit: [URL], executable: URL) throws(KnowledgeError) -> [URL] {
        for folder in explicit where !isFolder(folder) { throw .noFolder(folder.path) }
        let own = installed(executable) ?? checkout(executable)
        let folders = [own].compactMap(\.self) + explicit
        guard !folders.isEmpty else { throw .notFound(executable.path) }
        return folders
    }

    private static func installed(_ executable: URL) -> URL? {
        let folder = executable.resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "share/emsynth", directoryHint: .isDirectory)
        return isFolder(folder) ? folder : nil
    }

    private static func checkout(_ executable: URL) -> URL? {
        var folder = executable.resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.pathComponents.count > 1 {
            if ["protocols", "assets"].allSatisfy({ isFolder(folder.appending(path: $0)) }) { return folder }
            folder.deleteLastPathComponent()
        }
        return nil
    }

    static func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }
}

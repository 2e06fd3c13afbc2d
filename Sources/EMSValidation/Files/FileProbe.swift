import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What lies at a path, found without opening anything and without following a link out of the data set.
struct FileProbe {
    enum State: Hashable {
        /// A file; it has other names if other entries of the file system are the same file.
        case regular(bytes: Int64, hasOtherNames: Bool)
        case missing
        case folder
        /// A pipe, a socket or a device.
        case special
        /// A link that leads out of the data set, in a circle, or nowhere.
        case badLink(String)
        case unreadable
    }

    let root: URL
    let allowsLinks: Bool
    /// `root` without links, for comparison.
    private let realRoot: String
    private var folders: [String: State] = [:]

    init(root: URL, allowsLinks: Bool) {
        self.root = root
        self.allowsLinks = allowsLinks
        realRoot = Self.real(root.path) ?? root.path
    }

    /// - Parameter path: has passed `PathRule`.
    mutating func state(of path: String) -> State {
        var folder = ""
        for part in path.split(separator: "/").dropLast() {
            folder += folder.isEmpty ? String(part) : "/\(part)"
            let state = folders[folder] ?? look(at: folder)
            folders[folder] = state
            guard state == .folder else {
                if case .regular = state { return .missing }
                return state
            }
        }
        return look(at: path)
    }

    /// Whether the file may be opened. `access` asks for the user's rights, and opens nothing.
    func isReadable(_ path: String) -> Bool { access(root.appending(path: path).path, R_OK) == 0 }

    private func look(at path: String) -> State {
        let full = root.appending(path: path).path
        var status = stat()
        guard lstat(full, &status) == 0 else { return Self.failure(errno) }
        guard status.st_mode & S_IFMT == S_IFLNK else { return Self.state(status) }
        guard let target = Self.real(full) else {
            return .badLink(errno == ELOOP ? "links lead in a circle" : "the link leads nowhere")
        }
        guard allowsLinks || target == realRoot || target.hasPrefix(realRoot + "/") else {
            return .badLink("the link leads out of the data set")
        }
        guard stat(full, &status) == 0 else { return Self.failure(errno) }
        return Self.state(status)
    }

    private static func state(_ status: stat) -> State {
        switch status.st_mode & S_IFMT {
        case S_IFREG: .regular(bytes: Int64(status.st_size), hasOtherNames: status.st_nlink > 1)
        case S_IFDIR: .folder
        default: .special
        }
    }

    private static func failure(_ number: Int32) -> State {
        number == ENOENT || number == ENOTDIR || number == ENAMETOOLONG ? .missing : .unreadable
    }

    private static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

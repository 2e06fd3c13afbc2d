#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The folder `espeak-ng-data`. It is named to the engine explicitly, because a folder of that name in the user's home
/// would otherwise win over the system's.
enum EngineData {
    static let usualFolders: [String] = {
        #if arch(arm64)
            let machine = "aarch64-linux-gnu"
        #else
            let machine = "x86_64-linux-gnu"
        #endif
        return [
            "/usr/lib/\(machine)", "/usr/lib64", "/usr/lib", "/usr/share", "/usr/local/share", "/opt/homebrew/share",
        ]
        .map { $0 + "/espeak-ng-data" }
    }()

    /// The first folder that holds phoneme data.
    static func folder(explicit: String?) -> String? {
        (explicit.map { [$0] } ?? usualFolders).first { access($0 + "/phontab", R_OK) == 0 }
    }

    /// 64-bit FNV-1a over the files that decide how the supported languages sound.
    static func digest(of folder: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for name in ["phontab", "phonindex", "phondata", "intonations", "en_dict", "de_dict"] {
            for byte in contents(of: "\(folder)/\(name)") { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        }
        return hash
    }

    private static func contents(of path: String) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &piece, piece.count)
            if count <= 0 { return bytes }
            bytes.append(contentsOf: piece[..<count])
        }
    }
}

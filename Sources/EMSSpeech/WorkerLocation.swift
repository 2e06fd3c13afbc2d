#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where the worker program is.
public enum WorkerLocation {
    public static let programName = "emsynth-speech"

    /// The worker at a path that was given, else beside this program (links resolved).
    ///
    /// - Throws: `SpeechError.workerMissing`.
    public static func find(explicit: String? = nil) throws(SpeechError) -> String {
        let path = explicit ?? programFolder().map { "\($0)/\(programName)" }
        if let path, access(path, X_OK) == 0 { return path }
        throw SpeechError(
            .workerMissing, message: "the program \(programName) is not at \(path ?? "a place that can be found")",
            remedy: "Build it with `swift build -c release --product \(programName)`, or run `scripts/install`.")
    }

    /// The folder of the running program.
    private static func programFolder() -> String? {
        #if os(Linux)
            guard let resolved = realpath("/proc/self/exe", nil) else { return nil }
        #else
            guard let resolved = realpath(CommandLine.arguments[0], nil) else { return nil }
        #endif
        defer { free(resolved) }
        let path = String(cString: resolved)
        guard let slash = path.lastIndex(of: "/") else { return nil }
        return String(path[..<slash])
    }
}

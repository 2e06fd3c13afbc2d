import EMSProcess
import EMSSpeechWire
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A running worker. It ends, and is reaped, with this object.
final class WorkerProcess {
    let identifier: pid_t
    let stream: WireStream
    /// Where the worker's standard error arrives; reading never waits.
    let diagnostics: Int32
    private var isReaped = false

    /// What a process is given of the user's environment.
    enum Surroundings {
        /// Only the way to the libraries, so that nothing else can change how it sounds.
        case bare
        /// All of it, and a process group of its own: a program of the user's finds its interpreter, models and devices
        /// there, and a Ctrl-C at the terminal is for the build, which ends it.
        case kept
    }

    private let surroundings: Surroundings

    /// - Throws: `SpeechError.workerBroken` when the program cannot be run.
    init(path: String, arguments: [String], surroundings: Surroundings = .bare) throws(SpeechError) {
        self.surroundings = surroundings
        // One socket both ways: unlike a pipe it can be written to without a signal when the worker is gone.
        guard let wire = Self.socketPair(), let errors = Self.socketPair() else {
            throw SpeechError(
                .workerBroken, message: "no socket for the worker (errno \(errno))",
                remedy: "Raise the limit of open files (`ulimit -n`).")
        }
        // What the worker says when nobody reads must not stop it; a program of the user's is read, and would take a
        // full buffer for a failure.
        for end in surroundings == .kept ? [errors.ours] : [errors.ours, errors.theirs] {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        var launch = ProgramLaunch([path] + arguments, streams: (wire.theirs, wire.theirs, errors.theirs))
        launch.environment = Self.environment(surroundings)
        launch.leadsGroup = surroundings == .kept
        let spawned = launch.start()
        close(wire.theirs)
        close(errors.theirs)
        guard spawned.status == 0 else {
            close(wire.ours)
            close(errors.ours)
            throw SpeechError(
                .workerBroken, message: "\(path) cannot be run (errno \(spawned.status))",
                remedy: "Build it again with `swift build -c release`.")
        }
        identifier = spawned.identifier
        stream = WireStream(descriptor: wire.ours, isSocket: true)
        diagnostics = errors.ours
    }

    deinit {
        // It has nothing to save, and closing alone would wait for the utterance it is at.
        if !isReaped {
            kill(surroundings == .kept ? -identifier : identifier, SIGKILL)
            var status: Int32 = 0
            while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
        }
        close(stream.descriptor)
        close(diagnostics)
    }

    /// Whether the process is there; reaps it when it is not.
    var isRunning: Bool {
        guard !isReaped else { return false }
        var status: Int32 = 0
        isReaped = waitpid(identifier, &status, WNOHANG) == identifier
        return !isReaped
    }

    /// The beginning of what the worker wrote to standard error, in printable characters.
    func complaint() -> String {
        var bytes = [UInt8](repeating: 0, count: 600)
        let count = read(diagnostics, &bytes, bytes.count)
        guard count > 0 else { return "" }
        let printable = bytes[..<count].map { $0 >= 32 && $0 < 127 ? $0 : 32 }
        return String(decoding: printable, as: UTF8.self)
    }

    /// Nothing of the user's surroundings may change how it sounds; only the way to the libraries is passed on. With
    /// all symbols bound at the start, its children need not bind them one by one; a crash is reported by its signal.
    private static func environment(_ surroundings: Surroundings) -> [String] {
        if surroundings == .kept {
            return ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }.sorted()
        }
        let paths = getenv("LD_LIBRARY_PATH").map { ["LD_LIBRARY_PATH=" + String(cString: $0)] } ?? []
        return paths + ["LD_BIND_NOW=1", "SWIFT_BACKTRACE=enable=no"]
    }

    /// Two connected sockets that no other program inherits.
    private static func socketPair() -> (ours: Int32, theirs: Int32)? {
        var ends: [Int32] = [-1, -1]
        #if os(Linux)
            let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
        #if !os(Linux)
            for end in ends {
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                var on: Int32 = 1
                setsockopt(end, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
            }
        #endif
        return (ends[0], ends[1])
    }
}

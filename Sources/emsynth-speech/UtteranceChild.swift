import EMSSpeechWire

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A forked process that speaks one utterance and exits.
///
/// It starts from the engine as it was initialised, so that an utterance has the same bytes whatever was spoken
/// before, and whatever goes wrong in it ends with it.
struct UtteranceChild {
    let engine: SpeechEngine
    let region: ResultRegion

    private static let processorSeconds: rlim_t = 20
    private static let wallSeconds: UInt32 = 60
    private static let addressSpaceBytes: rlim_t = 2 << 30

    /// Has an utterance spoken; the result's payload then lies in the region.
    func speak(_ utterance: WireUtterance) {
        region.clear()
        let child = fork()
        guard child >= 0 else {
            region.leave(WireFailure(.engine, message: "no further process (errno \(errno))"))
            return
        }
        if child == 0 {
            Self.limit()
            engine.speak(utterance, into: region)
            _exit(0)
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        if signal != 0 {
            let isTime = signal == SIGXCPU || signal == SIGALRM || signal == SIGKILL
            region.leave(
                WireFailure(
                    isTime ? .timedOut : .crashed, message: "the speaking process was ended by signal \(signal)"))
        } else if status != 0 || region.payload == nil {
            region.leave(
                WireFailure(.crashed, message: "the speaking process left no result (status \(status >> 8))"))
        }
    }

    private static func limit() {
        // The Swift runtime would print a backtrace and let a signal from outside pass.
        for fatal in [SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP, SIGQUIT] { signal(fatal, SIG_DFL) }
        set(RLIMIT_CPU, processorSeconds)
        set(RLIMIT_AS, addressSpaceBytes)
        set(RLIMIT_CORE, 0)
        alarm(wallSeconds)
    }

    #if canImport(Glibc)
        private static func set(_ resource: __rlimit_resource, _ value: rlim_t) {
            var limit = rlimit(rlim_cur: value, rlim_max: value)
            setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
        }
    #else
        private static func set(_ resource: Int32, _ value: rlim_t) {
            var limit = rlimit(rlim_cur: value, rlim_max: value)
            setrlimit(resource, &limit)
        }
    #endif
}

import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Processor time by stage, for measuring; no part of it reaches the output.
///
/// Time counts for the innermost stage of its thread alone. Builds without a clock pay nothing.
package final class StageClock: Sendable {
    private struct State {
        /// The clock of processor time is one of each thread, so that no thread's reading may meet another's.
        var running: [pthread_t: (stage: BuildStage, since: Int64)] = [:]
        var spent: [BuildStage: Int64] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// Nanoseconds of processor time by stage.
    package var nanoseconds: [BuildStage: Int64] { state.withLock(\.spent) }

    /// Begins a stage on this thread, or goes back to one.
    /// - Returns: the stage until now.
    fileprivate func turn(to stage: BuildStage?) -> BuildStage? {
        state.withLock { state in
            let now = Self.threadNanoseconds()
            let thread = pthread_self()
            let last = state.running[thread]
            if let last { state.spent[last.stage, default: 0] += now - last.since }
            state.running[thread] = stage.map { ($0, now) }
            return last?.stage
        }
    }

    private static func threadNanoseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

extension StageClock? {
    /// Does work that belongs to a stage.
    @inline(__always)
    package func measure<Result, Failure: Error>(
        _ stage: BuildStage, _ work: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard let clock = self else { return try work() }
        let last = clock.turn(to: stage)
        defer { _ = clock.turn(to: last) }
        return try work()
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Processor time, user and system, in milliseconds.
struct ProcessorTime {
    /// All threads of this process.
    var own: Double
    /// Processes it started that have ended, and those that these started.
    var children: Double

    var total: Double { own + children }

    static func now() -> ProcessorTime {
        #if canImport(Glibc)
            let (own, children) = (RUSAGE_SELF.rawValue, RUSAGE_CHILDREN.rawValue)
        #else
            let (own, children) = (RUSAGE_SELF, RUSAGE_CHILDREN)
        #endif
        return ProcessorTime(own: milliseconds(of: own), children: milliseconds(of: children))
    }

    /// What work costs, with the processes that it starts and ends.
    static func of(_ work: () throws -> Void) rethrows -> ProcessorTime {
        let before = now()
        try work()
        let after = now()
        return ProcessorTime(own: after.own - before.own, children: after.children - before.children)
    }

    private static func milliseconds(of processes: Int32) -> Double {
        var usage = rusage()
        getrusage(processes, &usage)
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000
    }
}

import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Ctrl-C and termination: the first asks the build to stop after the encounters at work, the second ends at once.
enum Interruption {
    private static let count = Atomic<Int>(0)

    static var isAsked: Bool { count.load(ordering: .relaxed) > 0 }

    static func listen() {
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                if Interruption.count.add(1, ordering: .relaxed).newValue > 1 { _exit(128 + number) }
            }
        }
        // A worker or a reader that goes away is seen in the result of the write.
        signal(SIGPIPE, SIG_IGN)
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How another program is started: without a shell, from words that are its own.
///
/// It has the streams that are given and whatever else is open without `FD_CLOEXEC`. Signals that this program ignores or
/// blocks reach it as if nothing did.
package struct ProgramLaunch {
    /// The program and its arguments. Not empty.
    package var command: [String]
    /// Whether a program without a slash is looked for in `PATH`.
    package var isSearched = false
    /// `NAME=value`; that of this program if it is nil.
    package var environment: [String]?
    /// Whether it leads a process group, so that a Ctrl-C at the terminal is for this program alone, and `kill` of the
    /// group ends it with all it has started.
    package var leadsGroup = false
    /// What becomes standard input, output and, if there is one, standard error.
    package var streams: (input: Int32, output: Int32, errors: Int32?)

    package init(_ command: [String], streams: (input: Int32, output: Int32, errors: Int32?)) {
        self.command = command
        self.streams = streams
    }

    /// - Returns: an error number, or 0 and the process.
    package func start() -> (status: Int32, identifier: Int32) {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, streams.input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, streams.output, STDOUT_FILENO)
        if let errors = streams.errors { posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO) }
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        var flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        if leadsGroup {
            posix_spawnattr_setpgroup(&attributes, 0)
            flags |= POSIX_SPAWN_SETPGROUP
        }
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var identifier: pid_t = 0
        var words = command.map { strdup($0) } + [nil]
        var surroundings = (environment ?? []).map { strdup($0) } + [nil]
        defer { for text in words + surroundings { free(text) } }
        let status = surroundings.withUnsafeMutableBufferPointer { own in
            let given = environment == nil ? environ : own.baseAddress
            return isSearched
                ? posix_spawnp(&identifier, command[0], &actions, &attributes, &words, given)
                : posix_spawn(&identifier, command[0], &actions, &attributes, &words, given)
        }
        return (status, identifier)
    }
}

import EMSProcess

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program that is talked to in lines over its standard input and output. It ends, and is reaped, with this object.
///
/// It is started without a shell, in a process group of its own, with the environment and the standard error of this
/// program. Neither side can block the other: what it has not read yet is kept, and what it says is always read.
final class OutsideProgram {
    /// A line may not be longer.
    static let maximumLineBytes = 1 << 20

    private let identifier: pid_t
    private var input: Int32
    private let output: Int32
    /// What is to be written, the first `written` bytes of which have been.
    private var pending: [UInt8] = []
    private var written = 0
    private var closesInput = false
    /// Read and not handed out yet.
    private var received: [UInt8] = []
    private var isAtEnd = false
    private var status: Int32?

    /// - Parameter command: the program, looked for in `PATH` if it holds no slash, and its arguments. Not empty.
    init(_ command: [String]) throws(AnnotationError) {
        // A program that is gone is seen in the result of the write.
        signal(SIGPIPE, SIG_IGN)
        guard let toProgram = Self.makePipe(), let fromProgram = Self.makePipe() else {
            throw AnnotationError(.programFailed, "no pipe for the annotator: \(String(cString: strerror(errno)))")
        }
        var launch = ProgramLaunch(command, streams: (toProgram.reading, fromProgram.writing, nil))
        launch.isSearched = true
        launch.leadsGroup = true
        let spawned = launch.start()
        close(toProgram.reading)
        close(fromProgram.writing)
        guard spawned.status == 0 else {
            close(toProgram.writing)
            close(fromProgram.reading)
            throw AnnotationError(
                .programFailed, "\(command[0]) cannot be started: \(String(cString: strerror(spawned.status)))",
                remedy: "Name a program, and its arguments behind it; a script needs its interpreter or be executable.")
        }
        input = toProgram.writing
        output = fromProgram.reading
        identifier = spawned.identifier
        for end in [input, output] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    }

    deinit {
        if status == nil {
            kill(-identifier, SIGKILL)
            reap(0)
        }
        if input >= 0 { close(input) }
        close(output)
    }

    /// So many bytes may wait to be read by the program.
    private static let pendingByteLimit = 4 << 20

    /// Waits where the program is far behind.
    func send(_ line: [UInt8], within limit: Duration, isStopped: () -> Bool) throws(AnnotationError) {
        let deadline = ContinuousClock.now + limit
        while pending.count - written > Self.pendingByteLimit, input >= 0, !isAtEnd {
            if isStopped() { throw AnnotationError(.interrupted, "interrupted") }
            guard ContinuousClock.now < deadline else {
                throw Self.late("read", limit)
            }
            exchange()
        }
        if written > Self.pendingByteLimit {
            pending.removeFirst(written)
            written = 0
        }
        pending += line
        pending.append(0x0A)
    }

    /// Tells the program that nothing more comes, once it has everything.
    func endInput() {
        closesInput = true
        if pending.isEmpty { closeInput() }
    }

    /// The next line without its line feed, nil if the program says nothing more. Sends meanwhile.
    func line(within limit: Duration, isStopped: () -> Bool) throws(AnnotationError) -> [UInt8]? {
        let deadline = ContinuousClock.now + limit
        var searched = 0
        while true {
            if let end = received[searched...].firstIndex(of: 0x0A) {
                let line = Array(received[..<end])
                received.removeSubrange(...end)
                return line
            }
            searched = received.count
            guard searched <= Self.maximumLineBytes else {
                throw AnnotationError(.badAnswer, "the annotator says a line of more than \(searched - 1) bytes")
            }
            if isAtEnd {
                guard received.isEmpty else {
                    throw AnnotationError(.badAnswer, "the annotator's last line has no line feed")
                }
                return nil
            }
            if isStopped() { throw AnnotationError(.interrupted, "interrupted") }
            guard ContinuousClock.now < deadline else {
                throw Self.late("said", limit)
            }
            exchange()
        }
    }

    private static func late(_ done: String, _ limit: Duration) -> AnnotationError {
        AnnotationError(
            .programFailed, "the annotator has \(done) nothing for \(limit.components.seconds) s",
            remedy: "Give it more time with --time-limit, or see why it waits.")
    }

    /// Waits until the program has ended. True if it is fine, nil if it does not end in time.
    func end(within limit: Duration, isStopped: () -> Bool) -> Bool? {
        let deadline = ContinuousClock.now + limit
        while !reap(WNOHANG), !isStopped(), ContinuousClock.now < deadline { usleep(10_000) }
        return status.map { $0 == 0 }
    }

    /// How it ended, in words; nil if it is running.
    var ending: String? {
        guard let status else { return nil }
        let signal = status & 0x7F
        return signal == 0 ? "ended with exit code \((status >> 8) & 0xFF)" : "was ended by signal \(signal)"
    }

    // MARK: Bytes

    private func exchange() {
        var ends = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
        if input >= 0, !pending.isEmpty { ends.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
        // Short, so that Ctrl-C is seen.
        guard poll(&ends, nfds_t(ends.count), 100) > 0 else { return }
        if ends[0].revents != 0 { receive() }
        if ends.count > 1, ends[1].revents != 0 { write() }
    }

    private func receive() {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(output, &buffer, buffer.count)
        if count > 0 {
            received += buffer[..<count]
        } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
            isAtEnd = true
        }
    }

    private func write() {
        let count = pending.withUnsafeBytes { posixWrite(input, $0[written...]) }
        if count > 0 {
            written += count
            if written == pending.count { forgetPending() }
        } else if errno != EAGAIN && errno != EINTR {
            // It has closed its input. Why, its exit code tells.
            forgetPending()
            closeInput()
        }
        if closesInput, pending.isEmpty { closeInput() }
    }

    private func forgetPending() {
        pending.removeAll(keepingCapacity: true)
        written = 0
    }

    private func closeInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    // MARK: The process

    @discardableResult
    private func reap(_ options: Int32) -> Bool {
        guard status == nil else { return true }
        var found: Int32 = 0
        var result: pid_t
        repeat { result = waitpid(identifier, &found, options) } while result < 0 && errno == EINTR
        if result == identifier { status = found }
        return status != nil
    }

    /// Ends it with whatever it has started.
    func stop() {
        guard status == nil else { return }
        kill(-identifier, SIGTERM)
        let deadline = ContinuousClock.now + .seconds(2)
        while !reap(WNOHANG), ContinuousClock.now < deadline { usleep(10_000) }
        kill(-identifier, SIGKILL)
        reap(0)
    }

    /// That no other program inherits.
    private static func makePipe() -> (reading: Int32, writing: Int32)? {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }
}

/// `write`, which a method of the class hides.
private func posixWrite(_ descriptor: Int32, _ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    let region = UnsafeRawBufferPointer(rebasing: bytes)
    return write(descriptor, region.baseAddress, region.count)
}

import EMSSpeechWire

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A running outside voice, with lines and bytes to and from it. Not for use by two threads at once.
final class OutsideProcess {
    private let process: WorkerProcess
    private var descriptor: Int32 { process.stream.descriptor }
    /// Read and not yet taken.
    private var buffer: [UInt8] = []
    /// The end of what it wrote to standard error.
    private var lastWords: [UInt8] = []
    /// It has closed its standard error.
    private var isMute = false

    private static let mostLastWords = 600

    /// - Throws: `SpeechError.workerBroken` when the program cannot be run.
    init(_ command: OutsideCommand) throws(SpeechError) {
        process = try WorkerProcess(path: command.executable, arguments: command.arguments, surroundings: .kept)
    }

    var identifier: Int32 { process.identifier }
    var isRunning: Bool { process.isRunning }

    /// What it last wrote to standard error, in printable characters; empty if nothing.
    func complaint() -> String {
        // A program that ends says why a moment before.
        usleep(50_000)
        drain()
        let printable = lastWords.map { (32..<127).contains($0) ? $0 : 32 }
        return String(decoding: printable, as: UTF8.self).split(separator: " ").joined(separator: " ")
    }

    func write(_ bytes: [UInt8]) throws(OutsideFault) {
        #if os(Linux)
            let flags = Int32(MSG_NOSIGNAL)
        #else
            let flags: Int32 = 0
        #endif
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, flags) }
            if count > 0 {
                written += count
            } else if errno == EPIPE || errno == ECONNRESET {
                throw .ended
            } else if errno != EINTR {
                throw .system(errno)
            }
        }
    }

    /// The next line, without its end.
    func line(until deadline: ContinuousClock.Instant) throws(OutsideFault) -> [UInt8] {
        var searched = 0
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                let line = Array(buffer[..<end])
                buffer.removeFirst(end + 1)
                return line.last == 0x0D ? line.dropLast() : line
            }
            searched = buffer.count
            guard searched <= OutsideLimits.lineBytes else { throw .endlessLine }
            try fill(until: deadline)
        }
    }

    func bytes(_ count: Int, until deadline: ContinuousClock.Instant) throws(OutsideFault) -> [UInt8] {
        while buffer.count < count { try fill(until: deadline) }
        let bytes = Array(buffer[..<count])
        buffer.removeFirst(count)
        return bytes
    }

    /// Reads what is there, at least a byte; meanwhile keeps standard error from filling up.
    private func fill(until deadline: ContinuousClock.Instant) throws(OutsideFault) {
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { throw .timedOut }
            var waiting = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: process.diagnostics, events: Int16(POLLIN), revents: 0),
            ]
            // A closed standard error would be ready for ever.
            if isMute { waiting.removeLast() }
            let ready = poll(&waiting, nfds_t(waiting.count), Int32(clamping: left.components.seconds * 1000 + 100))
            if ready < 0, errno != EINTR { throw .system(errno) }
            guard ready > 0 else { continue }
            if waiting.count > 1, waiting[1].revents != 0 { drain() }
            guard waiting[0].revents != 0 else { continue }
            let count = read(descriptor, &piece, piece.count)
            if count > 0 {
                buffer.append(contentsOf: piece[..<count])
                return
            }
            if count == 0 || errno == ECONNRESET { throw .ended }
            if errno != EINTR { throw .system(errno) }
        }
    }

    private func drain() {
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(process.diagnostics, &piece, piece.count)
            guard count > 0 else {
                if count == 0 { isMute = true }
                return
            }
            lastWords = (lastWords + piece[..<count]).suffix(Self.mostLastWords)
        }
    }
}

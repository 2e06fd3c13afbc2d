#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Frames over a file descriptor that somebody else owns and closes. Not for use by two threads at once.
public struct WireStream: Sendable {
    public let descriptor: Int32
    /// A socket is written to without raising SIGPIPE when the other end is gone.
    public let isSocket: Bool

    public init(descriptor: Int32, isSocket: Bool = false) {
        self.descriptor = descriptor
        self.isSocket = isSocket
    }

    public func write(_ frame: WireFrame) throws(WireError) {
        try write(kind: frame.kind, payload: frame.payload)
    }

    /// A frame whose payload is the bytes of `region`.
    public func write(kind: WireFrame.Kind, region: UnsafeRawBufferPointer) throws(WireError) {
        try write(bytes: WireFrame.header(kind: kind, length: region.count))
        try write(raw: region)
    }

    /// The next frame.
    ///
    /// - Parameter milliseconds: how long to wait for each piece of it; nil waits for ever.
    /// - Throws: `closed(midFrame: false)` when the other end closed before a frame.
    public func readFrame(milliseconds: Int32? = nil) throws(WireError) -> WireFrame {
        let header = try read(count: WireFrame.headerBytes, inFrame: false, milliseconds: milliseconds)
        let (kind, length) = try WireFrame.read(header: header)
        return WireFrame(kind: kind, payload: try read(count: length, inFrame: true, milliseconds: milliseconds))
    }

    #if os(Linux)
        private static let noSignal = Int32(MSG_NOSIGNAL)
    #else
        private static let noSignal: Int32 = 0
    #endif

    private func write(kind: WireFrame.Kind, payload: [UInt8]) throws(WireError) {
        try write(bytes: WireFrame.header(kind: kind, length: payload.count))
        try write(bytes: payload)
    }

    private func write(bytes: [UInt8]) throws(WireError) {
        let outcome = bytes.withUnsafeBytes { raw in Result { () throws(WireError) in try write(raw: raw) } }
        try outcome.get()
    }

    private func write(raw: UnsafeRawBufferPointer) throws(WireError) {
        var written = 0
        while written < raw.count {
            let piece = UnsafeRawBufferPointer(rebasing: raw[written...])
            let count =
                isSocket
                ? send(descriptor, piece.baseAddress, piece.count, Self.noSignal)
                : platformWrite(descriptor, piece.baseAddress, piece.count)
            if count > 0 {
                written += count
            } else if errno == EPIPE || errno == ECONNRESET {
                throw .closed(midFrame: true)
            } else if errno != EINTR {
                throw .system(errno)
            }
        }
    }

    private func read(count: Int, inFrame: Bool, milliseconds: Int32?) throws(WireError) -> [UInt8] {
        var problem: WireError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(WireError) {
                while filled < count {
                    let got = try readPiece(
                        into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...]),
                        milliseconds: milliseconds)
                    guard got > 0 else { throw .closed(midFrame: inFrame || filled > 0) }
                    filled += got
                }
            } catch {
                problem = error
            }
        }
        if let problem { throw problem }
        return bytes
    }

    /// Reads what is there, at least a byte; 0 at the end of the stream.
    private func readPiece(into buffer: UnsafeMutableRawBufferPointer, milliseconds: Int32?) throws(WireError) -> Int {
        while true {
            if let milliseconds {
                var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                let ready = poll(&waiting, 1, milliseconds)
                if ready == 0 { throw .timedOut }
                if ready < 0 {
                    if errno == EINTR { continue }
                    throw .system(errno)
                }
            }
            let got = platformRead(descriptor, buffer.baseAddress, buffer.count)
            if got >= 0 { return got }
            if errno == ECONNRESET { return 0 }
            if errno != EINTR { throw .system(errno) }
        }
    }
}

// The methods of the stream hide the C functions of the same name.
private func platformRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}

private func platformWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, buffer, count)
}

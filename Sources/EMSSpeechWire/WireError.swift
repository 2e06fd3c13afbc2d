/// Why a frame could not be read or written.
public enum WireError: Error, Hashable, Sendable {
    /// The other end closed the connection: before a frame, or in the middle of one.
    case closed(midFrame: Bool)
    /// Nothing arrived within the time allowed.
    case timedOut
    /// A read or write failed with this `errno`.
    case system(Int32)
    /// The bytes are no frame of this wire.
    case notAFrame
    /// The other end speaks another version.
    case version(UInt16)
    /// A frame of another kind was expected.
    case unexpectedKind(UInt16)
    /// A length or count exceeds its cap.
    case tooLong(what: String, count: Int)
    /// The payload ends early, goes on too long, or holds a value outside its vocabulary.
    case malformed(what: String)
}

/// The one error of this module: what kind of thing went wrong, in words, and in which file.
public struct MediaError: Error, Hashable, Sendable {
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The file cannot be opened or read, or is no regular file.
        case unreadable
        /// The file cannot be created or written.
        case unwritable
        /// The data is not of the format asked for, or contradicts itself.
        case malformed
        /// The data ends before its header says it should.
        case truncated
        /// The data go on after its header says they end.
        case excess
        /// A checksum inside the data does not match the data.
        case checksumMismatch
        /// Valid as far as read, but of a kind this module does not handle.
        case unsupported
        /// Samples of another number of bits than asked for.
        case otherDepth
        /// A header announces more than the caller's limits allow; nothing was allocated for it.
        case limitExceeded
        /// The caller's arguments cannot be written in this format.
        case invalidArgument
        /// A library failed for a reason that does not lie in the data.
        case engineFailure
    }

    public let code: Code
    /// One clause without a final stop. May quote the data: escape it before it goes to a terminal.
    public let message: String
    /// The file, where there is one.
    public let path: String?

    public init(_ code: Code, _ message: String, path: String? = nil) {
        self.code = code
        self.message = message
        self.path = path
    }

    /// The same error with the file it belongs to, unless it already names one.
    public func at(_ path: String) -> MediaError {
        MediaError(code, message, path: self.path ?? path)
    }
}

extension MediaError: CustomStringConvertible {
    public var description: String {
        path.map { "\($0): \(message) (\(code.rawValue))" } ?? "\(message) (\(code.rawValue))"
    }
}

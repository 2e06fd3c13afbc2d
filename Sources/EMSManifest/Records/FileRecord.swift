/// A file that belongs to a stream beside its own.
public struct FileRecord: Hashable, Sendable {
    /// Relative to the data set.
    public var path: String
    public var bytes: Int64
    public var sha256: String

    public init(
        path: String, bytes: Int64, sha256: String
    ) {
        self.path = path
        self.bytes = bytes
        self.sha256 = sha256
    }
}

extension FileRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case path, bytes, sha256
    }
}

import EMSManifest

/// Why there is no export.
public struct ExportError: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// There is no data set, or it is not finished.
        case noDataset
        /// A file of the data set is missing or broken.
        case unreadable
        /// The data set lacks a stream that the format needs.
        case missingStream
        /// There is another export in the folder.
        case wrongFolder
        case cannotWrite
    }

    public let kind: Kind
    /// One clause without a full stop. May quote the data.
    public let message: String

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    init(_ error: DatasetFolderError) {
        self.init(error.kind == .noDataset ? .noDataset : .unreadable, error.message)
    }
}

extension ExportError: CustomStringConvertible {
    public var description: String { message }
}

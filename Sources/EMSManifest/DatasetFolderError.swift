/// Why a data set, or a file of it, cannot be read.
package struct DatasetFolderError: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// There is no data set, or it is not finished.
        case noDataset
        /// A file is missing or broken.
        case unreadable
    }

    package let kind: Kind
    /// One clause without a full stop. May quote the data.
    package let message: String

    package init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}

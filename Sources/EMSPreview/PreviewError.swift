/// Why there is no page.
public struct PreviewError: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// There is no folder, or nothing in it that says it is a data set.
        case noDataset
        /// The data set has no encounter of that id, or none at all.
        case noEncounter
        /// `dataset.json` or `manifest.jsonl` is broken.
        case unreadable
    }

    public var kind: Kind
    /// One clause without a full stop. May quote the data.
    public var message: String

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}

extension PreviewError: CustomStringConvertible {
    public var description: String { message }
}

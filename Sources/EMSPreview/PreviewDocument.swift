public import Foundation

/// A rendered page.
public struct PreviewDocument: Sendable {
    /// UTF-8.
    public var html: Data
    /// Ids of the encounters inside.
    public var encounters: [String]
    /// What was left out or could not be read, one sentence each. May quote the data.
    public var notices: [String]
}

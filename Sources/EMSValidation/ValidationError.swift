/// Why a validation could not run at all; whatever is wrong with the data is a finding instead.
public enum ValidationError: Error, Hashable, Sendable {
    /// There is no folder at this path.
    case noFolder(String)
    /// Reading the manifest failed in the middle.
    case unreadable(path: String, reason: String)
    /// The manifest has no encounter of this id.
    case noEncounter(String)
}

extension ValidationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noFolder(let path): "no folder at \(path)"
        case .noEncounter(let id): "the manifest has no encounter \(id)"
        case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
        }
    }
}

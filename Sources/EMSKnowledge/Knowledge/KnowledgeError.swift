/// Knowledge that cannot be looked for at all; what is wrong inside its files is a finding.
public enum KnowledgeError: Error, Hashable, Sendable {
    /// No such folder, or no folder.
    case noFolder(String)
    /// A folder with neither `protocols` nor `assets` in it.
    case noKnowledge(String)
    /// Neither beside the program nor above it.
    case notFound(String)
}

extension KnowledgeError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noFolder(let path): "there is no folder \(path)"
        case .noKnowledge(let path): "the folder \(path) holds neither `protocols` nor `assets`"
        case .notFound(let path):
            "protocols and assets are neither in share/emsynth beside \(path) nor in a folder above it; "
                + "name their folder with --knowledge"
        }
    }
}

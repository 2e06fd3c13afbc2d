/// Why a build could not be done; each kind has an exit code of its own.
public struct BuildError: Error, Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The folder holds something else: another recipe, seed or knowledge, or no data set.
        case wrongFolder
        /// A file or folder cannot be written (full disk, no permission).
        case cannotWrite
        /// A voice, font or library is missing.
        case missingPart
        /// A file or folder that was given is not there.
        case noInput
        /// A file that was given cannot be used.
        case badInput
        /// The build was interrupted; the folder resumes.
        case interrupted
        /// A defect of the program.
        case `internal`
    }

    public var kind: Kind
    public var message: String
    public var remedy: String?

    public init(_ kind: Kind, _ message: String, remedy: String? = nil) {
        self.kind = kind
        self.message = message
        self.remedy = remedy
    }
}

extension BuildError: CustomStringConvertible {
    public var description: String { remedy.map { "\(message)\n  \($0)" } ?? message }
}

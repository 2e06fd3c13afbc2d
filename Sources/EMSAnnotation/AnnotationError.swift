/// Why frames were not annotated.
public struct AnnotationError: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// There is no data set, no such encounter, no frame, or no annotations of the name.
        case noInput
        /// A file of the data set is missing or broken.
        case unreadable
        /// The program cannot be started, ends early, or takes too long.
        case programFailed
        /// The program says what it may not say.
        case badAnswer
        /// The name belongs to another annotator, or another run is at it.
        case nameTaken
        case cannotWrite
        case interrupted
    }

    public let kind: Kind
    /// One clause without a full stop. May quote the data and the program.
    public let message: String
    /// What to do about it; nil if there is nothing to say.
    public let remedy: String?

    package init(_ kind: Kind, _ message: String, remedy: String? = nil) {
        self.kind = kind
        self.message = message
        self.remedy = remedy
    }
}

extension AnnotationError: CustomStringConvertible {
    public var description: String { message }
}

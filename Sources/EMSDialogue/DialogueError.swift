public import EMSModel

/// A defect of a phrase in a knowledge file.
public struct DialogueError: Error, Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A bracket that is not closed, an empty slot, a stray mark.
        case malformedTemplate = "malformed_template"
        /// A slot that no line has.
        case unknownSlot = "unknown_slot"
        /// A class the generator needs and the language pack lacks, or one that includes itself.
        case missingClass = "missing_class"
        /// A number written into a template: numbers come from the script, by slots.
        case writtenNumber = "written_number"
        /// A character that cannot be spoken.
        case unspeakable
    }

    public var kind: Kind
    public var message: String
    /// The line of the file the phrase stands on; nil where no phrase is at fault.
    public var source: SourceLine?
    /// Position in the phrase, counted from 1 in Unicode scalars; 0 where it is not known.
    public var column: Int

    public init(_ kind: Kind, _ message: String, source: SourceLine? = nil, column: Int = 0) {
        self.kind = kind
        self.message = message
        self.source = source
        self.column = column
    }
}

extension DialogueError: CustomStringConvertible {
    public var description: String {
        guard let source else { return message }
        return "\(source.file):\(source.line): \(message)" + (column > 0 ? " (character \(column) of the phrase)" : "")
    }
}

/// Why nothing can be spoken at all, and what helps.
public struct SpeechError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The worker program is not where it was looked for.
        case workerMissing
        /// It is there and does not start.
        case workerBroken
        /// It is of another version than this program.
        case workerMismatch
        /// It lacks the library that speaks.
        case libraryMissing
        /// The library lacks its data.
        case dataMissing
        /// The engine lacks voices that are asked for.
        case voiceMissing
        /// The outside voice that was asked for is not there.
        case voiceCommandMissing
        /// It does not start, or does not keep to the wire.
        case voiceCommandBroken
        /// Two voices of a catalogue have the same id.
        case voiceTwice
    }

    public var code: Code
    public var message: String
    /// A command or step that helps.
    public var remedy: String

    public init(_ code: Code, message: String, remedy: String) {
        self.code = code
        self.message = message
        self.remedy = remedy
    }

    public var description: String { "\(message). \(remedy)" }
}

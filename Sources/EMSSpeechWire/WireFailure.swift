/// Why an utterance was not spoken.
public struct WireFailure: Error, Hashable, Sendable {
    public enum Code: UInt8, Hashable, Sendable {
        /// A token, or the utterance as a whole, may not go to the engine.
        case unspeakable = 1
        /// The engine lacks the base voice or the variant.
        case unknownVoice = 2
        /// The child that spoke it was ended by a signal or went wrong.
        case crashed = 3
        /// It took longer than the limit.
        case timedOut = 4
        /// It came out longer than the limit of samples.
        case tooLong = 5
        /// The engine refused it, or said nothing for it.
        case engine = 6
    }

    /// `token` of a failure that concerns the utterance as a whole.
    public static let wholeUtterance = UInt32.max

    public var code: Code
    /// Index of the token it is about.
    public var token: UInt32
    public var message: String

    public init(_ code: Code, token: UInt32 = WireFailure.wholeUtterance, message: String) {
        self.code = code
        self.token = token
        self.message = message
    }
}

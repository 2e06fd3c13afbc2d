/// Why an utterance was not spoken.
public struct SpeechFailure: Error, Hashable, Sendable {
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// A token, or the utterance as a whole, may not go to the engine.
        case unspeakable
        /// The engine lacks the voice.
        case unknownVoice
        /// The engine was ended by a signal while it spoke.
        case crashed
        case timedOut
        /// More than two minutes of sound.
        case tooLong
        /// The engine refused, or nothing could be heard.
        case engine
        /// The worker process was lost while it had the utterance; another one went on with the rest.
        case workerLost
    }

    public var code: Code
    public var message: String
    /// Index of the token it is about.
    public var token: Int?

    public init(_ code: Code, message: String, token: Int? = nil) {
        self.code = code
        self.message = message
        self.token = token
    }
}

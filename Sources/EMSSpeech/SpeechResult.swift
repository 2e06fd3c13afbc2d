/// What became of an utterance.
public enum SpeechResult: Hashable, Sendable {
    case success(SpokenAudio)
    case failure(SpeechFailure)
}

/// The sound of an utterance: without silence before it, and with a few milliseconds after its last token.
public struct SpokenAudio: Hashable, Sendable {
    /// Mono.
    public var samples: [Int16]
    public var sampleRateHertz: Int
    /// One for each token, ascending, without overlap.
    public var tokens: [TokenTime]

    public init(samples: [Int16], sampleRateHertz: Int, tokens: [TokenTime]) {
        self.samples = samples
        self.sampleRateHertz = sampleRateHertz
        self.tokens = tokens
    }
}

/// Where a token sounds, as sample indices.
public struct TokenTime: Hashable, Sendable {
    /// The first sample at which it is heard.
    public var onsetSample: Int
    /// The first sample after it.
    public var endSample: Int
    /// The engine reported no time for this token; it shares a neighbour's in proportion to the length of its text.
    public var isInterpolated: Bool

    public init(onsetSample: Int, endSample: Int, isInterpolated: Bool = false) {
        self.onsetSample = onsetSample
        self.endSample = endSample
        self.isInterpolated = isInterpolated
    }
}

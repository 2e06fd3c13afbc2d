/// The sound of one encounter: 16 kHz, one channel, 16 bits, sample `i` at session time `i / 16,000` s.
///
/// All tracks have the same length, the number of samples before the end of the session. For every sample
/// `mix = bed + Σ contributions of the turns`, exactly; a turn's contribution follows from its speaker's stem and its
/// `TurnMix` (see `TurnMix.contribution(of:)`).
public struct AudioScene: Sendable {
    public static let sampleRateHertz = 16_000

    /// What a close microphone hears of one speaker: the utterances as they were synthesised, at their places,
    /// silence between them.
    public struct Stem: Sendable {
        public var speaker: String
        public var samples: [Int16]

        public init(speaker: String, samples: [Int16]) {
            self.speaker = speaker
            self.samples = samples
        }
    }

    public var mix: [Int16]
    /// One for each speaker of an utterance, in the order of their first words.
    public var stems: [Stem]
    /// Room tone, device sounds and channel noise, at their level in the mix.
    public var bed: [Int16]
    /// How each turn came from its stem into the mix, in order of start.
    public var turns: [TurnMix]
    public var loudness: LoudnessReport
}

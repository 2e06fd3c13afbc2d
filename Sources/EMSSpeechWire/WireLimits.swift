/// The hard caps of the wire. Both ends refuse what exceeds them, so that a damaged or hostile length can neither
/// exhaust memory nor reach the engine.
public enum WireLimits {
    /// Raised whenever the layout of a frame changes; both ends must have the same.
    public static let version: UInt16 = 1
    /// Bytes of a frame's payload.
    public static let requestBytes = 8 << 20
    public static let responseBytes = 16 << 20
    public static let helloBytes = 1 << 20
    /// Utterances in a batch.
    public static let utterances = 20_000
    /// Spoken tokens in an utterance.
    public static let tokens = 400
    /// Plain words that one token may be spoken as.
    public static let wordsPerToken = 24
    /// UTF-8 bytes of a word, of a phoneme string, of a name (voice, language), of a message.
    public static let wordBytes = 120
    public static let phonemeBytes = 160
    public static let nameBytes = 64
    public static let messageBytes = 2_000
    /// Samples of an utterance: two minutes at 22,050 Hz.
    public static let samples = 120 * 22_050
    /// Names in each list of the greeting.
    public static let names = 2_000
}

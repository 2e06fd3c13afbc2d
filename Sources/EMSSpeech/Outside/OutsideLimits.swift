/// The hard caps on what an outside voice may answer, and how long it may take.
public struct OutsideLimits: Hashable, Sendable {
    /// Until the greeting: models take long to load.
    public var startSeconds = 300.0
    /// For an utterance, from the request to the last sample.
    public var answerSeconds = 120.0

    static let sampleRates = 8_000...192_000
    static let soundSeconds = 120
    /// Bytes of a line of JSON.
    static let lineBytes = 1 << 20
    /// Characters of a name, of a version.
    static let nameCharacters = 64
    /// Version of the wire that this program speaks.
    static let wire = 1

    public init() {}
}

/// What speaks: name, version and data of the engine, for the record of the data set and for messages.
public struct SpeechEngineInfo: Hashable, Sendable {
    public var name: String
    public var version: String
    /// Sixteen hexadecimal digits over the engine's phoneme and dictionary files: engines of the same version and digest
    /// speak alike.
    public var dataDigest: String
    public var dataPath: String
    public var sampleRateHertz: Int
    /// Base voices and variants, sorted.
    public var voices: [String]
    public var variants: [String]
    /// A program of the user's own, which takes any voice as a description of a person.
    public var isOutside: Bool

    public init(
        name: String, version: String, dataDigest: String, dataPath: String, sampleRateHertz: Int, voices: [String],
        variants: [String], isOutside: Bool = false
    ) {
        self.name = name
        self.version = version
        self.dataDigest = dataDigest
        self.dataPath = dataPath
        self.sampleRateHertz = sampleRateHertz
        self.voices = voices
        self.variants = variants
        self.isOutside = isOutside
    }
}

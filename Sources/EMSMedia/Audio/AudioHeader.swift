/// What an audio file says about itself before any sample is decoded.
public struct AudioHeader: Hashable, Sendable {
    public enum Encoding: String, Hashable, Sendable {
        case pcmInteger
        case pcmFloat
        case flac
        case other
    }

    public let format: AudioFormat
    public let encoding: Encoding
    public let sampleRateHertz: Int
    public let channels: Int
    /// Sample instants: one sample of every channel.
    public let frames: Int
    public let bitsPerSample: Int
    /// FLAC only: the MD5 of the decoded samples as the encoder wrote it; nil if it wrote none.
    package let signature: [UInt8]?
}

/// What a header may announce before a reader refuses to allocate for it.
public struct AudioLimits: Hashable, Sendable {
    public var maximumChannels: Int
    /// Frames times channels.
    public var maximumSamples: Int

    /// 64 channels and 2²⁹ samples (1 GiB): nine hours of mono at 16 kHz.
    public static let standard = AudioLimits(maximumChannels: 64, maximumSamples: 1 << 29)

    public init(maximumChannels: Int, maximumSamples: Int) {
        self.maximumChannels = maximumChannels
        self.maximumSamples = maximumSamples
    }
}

/// What a media file or its header may claim before nothing is allocated for it.
public struct MediaLimits: Hashable, Sendable {
    /// Of a file that is decoded whole.
    public var maximumFileBytes: Int
    /// Width times height of a picture.
    public var maximumPixels: Int
    /// Of a recording, over all channels.
    public var maximumSamples: Int
    /// Of a sensor record, over all signals: a quarter of that, since its samples are looked at as numbers of eight bytes.
    public var maximumSensorSamples: Int { maximumSamples / 4 }
    /// Channels of a recording, or signals of a sensor record.
    public var maximumSignals: Int
    /// Members of a tar archive.
    public var maximumMembers: Int

    /// 100 MiB, 2²⁵ pixels (96 MiB of RGB), fifty million samples (52 minutes at 16 kHz), 256 signals, a million members.
    public static let standard = MediaLimits()

    public init(
        maximumFileBytes: Int = 100 << 20, maximumPixels: Int = 1 << 25, maximumSamples: Int = 50_000_000,
        maximumSignals: Int = 256, maximumMembers: Int = 1_000_000
    ) {
        self.maximumFileBytes = maximumFileBytes
        self.maximumPixels = maximumPixels
        self.maximumSamples = maximumSamples
        self.maximumSignals = maximumSignals
        self.maximumMembers = maximumMembers
    }
}

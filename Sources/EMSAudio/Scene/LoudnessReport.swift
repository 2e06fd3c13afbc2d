/// Levels of a finished mix.
public struct LoudnessReport: Hashable, Sendable {
    /// What was asked for, LUFS.
    public var target: Double
    /// Integrated loudness of the 16-bit mix by ITU-R BS.1770-4, LUFS; nil when nothing rises above −70 LUFS or the
    /// mix is shorter than 400 ms.
    public var integrated: Double?
    /// Highest sample, dB of full scale (32,768); nil in digital silence.
    public var peakDecibels: Double?
    /// The one gain all parts of the scene were given, dB.
    public var masterGainDecibels: Double
    /// Whether the peak ceiling kept the mix below its target.
    public var isHeldByPeak: Bool
}

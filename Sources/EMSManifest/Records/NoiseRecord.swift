/// What makes a noisy twin of the clean mix. For every sample, `noisy = round(clean · gain) + round(noise · gain)`.
public struct NoiseRecord: Hashable, Sendable {
    /// Id of the noise scene, such as `siren-wail`, or of a recording, such as `own-1f2e3d4c5b6a`.
    public var scene: String
    /// Id of the stream that holds the same call without noise.
    public var twin: String
    /// Signal-to-noise ratio that was asked for, dB: energy of the clean mix over energy of all else, at the samples at
    /// which a word is spoken.
    public var ratioDecibels: Double
    /// The same, measured on the finished samples.
    public var measuredRatioDecibels: Double
    /// Gain of the clean mix in the noisy one, dB.
    public var cleanGainDecibels: Double
    /// Gain of the noise stem, dB.
    public var noiseGainDecibels: Double
    /// Loudness that was aimed at, LUFS.
    public var targetLoudness: Double?
    /// ITU-R BS.1770-4; nil where nothing passes its gates.
    public var integratedLoudness: Double?
    /// Highest sample, dB of full scale.
    public var peakDecibels: Double?
    /// Of a recording; nil for a scene that was synthesised.
    public var source: SourceRecord?

    public init(
        scene: String, twin: String, ratioDecibels: Double, measuredRatioDecibels: Double, cleanGainDecibels: Double,
        noiseGainDecibels: Double, targetLoudness: Double? = nil, integratedLoudness: Double? = nil,
        peakDecibels: Double? = nil, source: SourceRecord? = nil
    ) {
        self.scene = scene
        self.twin = twin
        self.ratioDecibels = ratioDecibels
        self.measuredRatioDecibels = measuredRatioDecibels
        self.cleanGainDecibels = cleanGainDecibels
        self.noiseGainDecibels = noiseGainDecibels
        self.targetLoudness = targetLoudness
        self.integratedLoudness = integratedLoudness
        self.peakDecibels = peakDecibels
        self.source = source
    }
}

extension NoiseRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case scene, twin, source
        case ratioDecibels = "snr_db"
        case measuredRatioDecibels = "measured_snr_db"
        case cleanGainDecibels = "clean_gain_db"
        case noiseGainDecibels = "noise_gain_db"
        case targetLoudness = "target_lufs"
        case integratedLoudness = "integrated_lufs"
        case peakDecibels = "peak_dbfs"
    }
}

public import EMSValidation

/// The checks of the levels `decode` and `signals`.
public enum MediaChecks {
    /// In the order in which they run.
    public static let all: [any EncounterCheck] = [
        AudioDecodeCheck(), PictureDecodeCheck(), SensorDecodeCheck(), SensorHeaderCheck(), TrendCheck(),
        HeartRateCheck(), SoundFaultCheck(),
        WaveformCheck(), RhythmShapeCheck(), RhythmLabelCheck(), BeatCheck(), ComplexCheck(), RespirationCheck(),
        RhythmMarkCheck(), ShockArtefactCheck(),
        CompressionCheck(), PadAccelerationCheck(), CuffCheck(), WatchCheck(),
        CapnogramCheck(), CapnogramLagCheck(), PulseCheck(), ExhalationCheck(), TrendBeatCheck(),
        SaturationLagCheck(), DrugEffectCheck(), AlarmCheck(),
        MissingAlarmCheck(), WordEnergyCheck(),
        DeviceSoundCheck(), ChannelBandCheck(), LoudnessCheck(), NoiseRatioCheck(), TwinLoudnessCheck(), DecayCheck(),
        MaskCheck(),
        PictureCheck(), ScreenCheck(), DrawnPictureCheck(), ForeignSensorCheck(), SensorCauseCheck(),
    ]
}

extension DatasetValidator {
    /// A validator with the checks of every level.
    public static func full(
        level: ValidationLevel = .signals, options: DatasetValidator.Options = .init()
    ) -> DatasetValidator {
        DatasetValidator(level: level, options: options, checks: MediaChecks.all)
    }
}

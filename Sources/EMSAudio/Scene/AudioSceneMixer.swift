public import EMSModel
import EMSReproducibility

/// Builds the sound of an encounter from its utterances and sound events.
///
/// A pure function of its arguments: the same ones give the same samples on every machine. The scene gets one master
/// gain and each turn one gain of its own; nothing is compressed or limited inside a turn.
public struct AudioSceneMixer: Sendable {
    public var options: AudioSceneOptions

    public init(options: AudioSceneOptions) { self.options = options }

    /// Utterances and events may come in any order. Utterances of 0 samples are allowed; one that reaches beyond the
    /// session, or into the next one of its speaker, by no more than 1 ms is cut there, because rounding to samples
    /// may do that. Events are cut off at the ends of the session.
    ///
    /// - Throws: `AudioSceneError` for an utterance outside the session or over another one of its speaker.
    public func mix(
        duration: SessionTime, utterances: [PlacedUtterance], events: [SoundEvent]
    ) throws(AudioSceneError) -> AudioScene {
        let layout = try SpeechLayout(duration: duration, utterances: utterances)
        var bed = MixBuffer(count: layout.sampleCount)
        if options.hasRoomTone {
            RoomTone.fill(
                &bed.samples, rms: SpeechLevel.reference * Decibels.amplitude(options.roomToneDecibels),
                random: options.random.substream("room"))
        }
        var renderer = SoundRenderer(random: options.random.substream("events"))
        for event in events { renderer.add(event, to: &bed) }

        var balance = SceneBalance(
            bed: bed, turns: layout.turns.map { SpeechTurn($0, impulses: options.impulses) },
            options: options)
        balance.apply()
        let bedTrack = bed.quantised(gain: Float(Decibels.amplitude(balance.masterDecibels)))
        var mix = bedTrack
        for turn in balance.turns { turn.addRounded(to: &mix) }
        let report = LoudnessReport(
            target: options.targetLoudness, integrated: LoudnessMeter(mix).integrated(),
            peakDecibels: Self.peakDecibels(mix), masterGainDecibels: balance.masterDecibels,
            isHeldByPeak: balance.isHeldByPeak)
        return AudioScene(
            mix: mix, stems: layout.stems, bed: bedTrack, turns: balance.turns.map(\.mix), loudness: report)
    }

    private static func peakDecibels(_ samples: [Int16]) -> Double? {
        var peak: UInt16 = 0
        for sample in samples { peak = max(peak, sample.magnitude) }
        return peak == 0 ? nil : Decibels.of(amplitude: Double(peak) / 32_768)
    }
}

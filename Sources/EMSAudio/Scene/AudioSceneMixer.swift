public import EMSModel
import EMSReproducibility

/// Builds the sound of an encounter from its utterances and sound events.
///
/// A pure function of its arguments: the same ones give the same samples on every machine. The whole scene gets one
/// master gain, so nothing is compressed or limited.
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

        var turns = layout.turns.map { SpeechTurn($0) }
        var sum = bed
        var peak = bed.peak
        for turn in turns {
            sum.add(turn.signal[...], at: turn.firstSample, gain: turn.gain)
            peak = max(peak, MixBuffer.peak(turn.signal[...]) * turn.gain)
        }
        let master = masterGain(of: sum, peak: max(peak, sum.peak), hasSpeech: turns.contains { !$0.isSilent })
        for index in turns.indices { turns[index].apply(masterDecibels: master.decibels) }

        let bedTrack = bed.quantised(gain: Float(Decibels.amplitude(master.decibels)))
        var mix = bedTrack
        for turn in turns { turn.addRounded(to: &mix) }
        let report = LoudnessReport(
            target: options.targetLoudness, integrated: LoudnessMeter(mix).integrated(),
            peakDecibels: Self.peakDecibels(mix), masterGainDecibels: master.decibels,
            isHeldByPeak: master.isHeldByPeak)
        return AudioScene(
            mix: mix, stems: layout.stems, bed: bedTrack, turns: turns.map(\.mix), loudness: report)
    }

    /// The gain that brings the sum to its target, unless its peak forbids; 0 dB without speech, where loudness would
    /// only blow up the room.
    private func masterGain(of sum: MixBuffer, peak: Float, hasSpeech: Bool) -> (decibels: Double, isHeldByPeak: Bool) {
        var gain = 0.0
        if hasSpeech {
            let meter = LoudnessMeter(sum.samples)
            // The absolute gate makes loudness a little less than proportional to gain.
            for _ in 0..<8 {
                guard let loudness = meter.integrated(gainDecibels: gain) else { break }
                gain += options.targetLoudness - loudness
            }
        }
        // Half a step for each rounded part, of which no more than this many overlap.
        let roundingSteps: Float = 8
        let ceiling = Float(32_768 * Decibels.amplitude(min(options.peakCeilingDecibels, -1))) - roundingSteps
        let highest = peak > 0 ? Decibels.of(amplitude: Double(ceiling / peak)) : .infinity
        // Downwards to the thousandth, so that the stated gain never lifts the peak above the ceiling.
        let isHeldByPeak = gain > highest
        return (isHeldByPeak ? Decibels.rounded(highest - 0.0005) : Decibels.rounded(gain), isHeldByPeak)
    }

    private static func peakDecibels(_ samples: [Int16]) -> Double? {
        var peak: UInt16 = 0
        for sample in samples { peak = max(peak, sample.magnitude) }
        return peak == 0 ? nil : Decibels.of(amplitude: Double(peak) / 32_768)
    }
}

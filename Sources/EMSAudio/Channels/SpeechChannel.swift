import EMSModel

/// What a channel does to speech, as a fixed function of its input: no noise, no memory between turns.
///
/// | channel | chain |
/// |---|---|
/// | air | nothing |
/// | radio | low-pass 3,400 Hz, high-pass 300 Hz, soft clip, low-pass 3,400 Hz, line, low-pass 3,400 Hz |
/// | telephone | the same, driven less |
/// | loudspeaker | high-pass 250 Hz, box resonance +6 dB at 1,100 Hz, soft clip, low-pass 6,000 Hz |
///
/// High-passes and the loudspeaker's low-pass are Butterworth filters of fourth order; the low-pass of radio and
/// telephone is `VoiceBandFilter`, the second time to take away what clipping made. The soft clip is
/// `x (27 + x²) / (27 + 9 x²)`, ±1 beyond ±3. The line takes every second sample, 8,000 a second, through the companding
/// of G.711 (`MuLaw`), as exchanges and the consoles of dispatchers do; the third low-pass makes 16,000 of them again
/// and takes away what companding made above the band.
enum SpeechChannel {
    /// Samples by which the output of a channel other than air reaches beyond the input on either side.
    static let reach = 3 * VoiceBandFilter.reach

    /// RMS of active speech that the channel is driven with, full scale 1; nil for air.
    static func drive(of channel: DialogueTurn.Channel) -> Double? {
        switch channel {
        case .air: nil
        case .radio: 0.35
        case .telephone: 0.15
        case .loudspeaker: 0.25
        }
    }

    /// Runs speech of full scale 1 through a channel. Output sample `i` lies at input sample `i − reach`.
    static func process(_ input: [Float], channel: DialogueTurn.Channel) -> [Float] {
        let rate = Double(AudioScene.sampleRateHertz)
        switch channel {
        case .air: return input
        case .radio, .telephone:
            var signal = VoiceBandFilter.shared.apply(to: input)
            for section in bandHighPass { section.apply(to: &signal) }
            softClip(&signal)
            signal = VoiceBandFilter.shared.apply(to: signal)
            compand(&signal)
            return VoiceBandFilter.shared.apply(to: signal)
        case .loudspeaker:
            let silence = [Float](repeating: 0, count: reach)
            var signal = silence + input + silence
            let box = Biquad.peak(1_100, quality: 1.5, gain: 2, rateHertz: rate)
            for section in boxHighPass + [box] { section.apply(to: &signal) }
            softClip(&signal)
            for section in boxLowPass { section.apply(to: &signal) }
            return signal
        }
    }

    /// White noise of the given length through the channel's band; RMS left as it comes.
    static func limitToVoiceBand(_ noise: [Float]) -> [Float] {
        var signal = VoiceBandFilter.shared.apply(to: noise)
        for section in bandHighPass { section.apply(to: &signal) }
        return Array(signal[VoiceBandFilter.reach..<VoiceBandFilter.reach + noise.count])
    }

    private static let bandHighPass = Biquad.butterworth4(Biquad.highPass, hertz: 300, rateHertz: 16_000)
    private static let boxHighPass = Biquad.butterworth4(Biquad.highPass, hertz: 250, rateHertz: 16_000)
    private static let boxLowPass = Biquad.butterworth4(Biquad.lowPass, hertz: 6_000, rateHertz: 16_000)

    /// Every second sample through the line, twice as large, and nothing between: behind the low-pass that is the signal
    /// at its rate again.
    private static func compand(_ samples: inout [Float]) {
        samples.withUnsafeMutableBufferPointer { samples in
            for index in samples.indices {
                samples[index] = index % 2 == 0 ? 2 * MuLaw.throughLine(samples[index]) : 0
            }
        }
    }

    private static func softClip(_ samples: inout [Float]) {
        samples.withUnsafeMutableBufferPointer { samples in
            for index in samples.indices {
                let x = min(max(samples[index], -3), 3)
                let square = x * x
                samples[index] = x * (27 + square) / (27 + 9 * square)
            }
        }
    }
}

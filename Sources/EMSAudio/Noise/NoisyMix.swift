import EMSReproducibility

/// A clean mix under noise at a stated ratio.
///
/// For every sample `noisy = round(clean · gain) + round(noise · gain)`, with gains in single precision and rounding to
/// the nearest step, ties to even.
///
/// The ratio is that of energies over speech: the mean square of the clean mix at its gain over that of everything
/// else in the noisy one, both over the samples at which a word is spoken, each of them counted once.
public struct NoisyMix: Sendable {
    public var samples: [Int16]
    public var statedDecibels: Double
    /// From the finished samples.
    public var measuredDecibels: Double
    public var cleanGainDecibels: Double
    public var noiseGainDecibels: Double
    public var loudness: LoudnessReport

    /// - Parameters:
    ///   - noise: as long as the clean mix.
    ///   - words: samples at which a word is spoken, in any order; they may overlap and reach beyond the mix.
    /// - Returns: nil where the ratio has no meaning: no word is heard, or no noise during any.
    public init?(
        clean: [Int16], noise: [Int16], words: [Range<Int>], ratioDecibels: Double, targetLoudness: Double = -23,
        peakCeilingDecibels: Double = -1
    ) {
        let spans = SpeechSpans(words, count: clean.count)
        let (speech, disturbance) = (spans.meanSquare(clean), spans.meanSquare(noise))
        guard speech > 0, disturbance > 0 else { return nil }
        let share = Decibels.of(power: speech / disturbance) - ratioDecibels
        let factor = Float(Decibels.amplitude(share))
        let sum = [Float](unsafeUninitializedCapacity: clean.count) { target, initialized in
            for index in 0..<clean.count { target[index] = Float(clean[index]) + Float(noise[index]) * factor }
            initialized = clean.count
        }
        let ceiling = 32_768 * Decibels.amplitude(min(peakCeilingDecibels, -1)) - 2
        let gain = Self.gain(of: sum, targetLoudness, ceiling: ceiling)
        statedDecibels = ratioDecibels
        cleanGainDecibels = Decibels.rounded(gain.decibels)
        noiseGainDecibels = Decibels.rounded(gain.decibels + share)
        let cleanGain = Float(Decibels.amplitude(cleanGainDecibels))
        let noiseGain = Float(Decibels.amplitude(noiseGainDecibels))
        let mixed = [Int16](unsafeUninitializedCapacity: clean.count) { target, initialized in
            for index in 0..<clean.count {
                target[index] =
                    SampleRounding.sixteenBits(Float(clean[index]) * cleanGain)
                    &+ SampleRounding.sixteenBits(Float(noise[index]) * noiseGain)
            }
            initialized = clean.count
        }
        samples = mixed
        measuredDecibels = spans.ratioDecibels(noisy: mixed, clean: clean, cleanGain: Double(cleanGain))
        let peak = mixed.reduce(UInt16(0)) { max($0, $1.magnitude) }
        loudness = LoudnessReport(
            target: gain.target, integrated: LoudnessMeter(mixed).integrated(),
            peakDecibels: peak == 0 ? nil : Decibels.of(amplitude: Double(peak) / 32_768),
            masterGainDecibels: cleanGainDecibels, isHeldByPeak: gain.isHeldByPeak)
    }

    /// The gain to the wanted loudness or, where a peak stands against it, to the next whole number of LUFS below that can
    /// be had: steady noise counts between the words, and makes a call quieter as the meter has it.
    private static func gain(
        of sum: [Float], _ wanted: Double, ceiling: Double
    ) -> (decibels: Double, target: Double, isHeldByPeak: Bool) {
        var meter = LoudnessMeter()
        var peak: Float = 0
        sum.withUnsafeBufferPointer { sum in
            for start in stride(from: 0, to: sum.count, by: LoudnessMeter.windowSamples) {
                let window = UnsafeBufferPointer(
                    rebasing: sum[start..<min(start + LoudnessMeter.windowSamples, sum.count)])
                for sample in window { peak = max(peak, abs(sample)) }
                meter.add(window)
            }
        }
        let highest = Decibels.of(amplitude: ceiling / Double(peak)) - 0.001
        var target = wanted
        if let reachable = meter.integrated(gainDecibels: highest), reachable < wanted {
            target = reachable.rounded(.down)
        }
        var gain = 0.0
        for _ in 0..<8 {
            guard let loudness = meter.integrated(gainDecibels: gain) else { break }
            gain += target - loudness
        }
        return (min(gain, highest), target, target < wanted)
    }
}

/// The samples at which a word is spoken.
struct SpeechSpans {
    /// In order, apart from each other, within the track.
    private let spans: [Range<Int>]
    private let sampleCount: Int

    init(_ words: [Range<Int>], count: Int) {
        var spans: [Range<Int>] = []
        for word in words.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            let word = word.clamped(to: 0..<count)
            guard !word.isEmpty else { continue }
            if let last = spans.last, last.upperBound >= word.lowerBound {
                spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, word.upperBound)
            } else {
                spans.append(word)
            }
        }
        self.spans = spans
        sampleCount = spans.reduce(0) { $0 + $1.count }
    }

    /// 0 where no word is spoken.
    func meanSquare(_ samples: [Int16]) -> Double {
        guard sampleCount > 0 else { return 0 }
        var sum: Int64 = 0
        samples.withUnsafeBufferPointer { samples in
            for span in spans {
                for index in span { sum += Int64(samples[index]) * Int64(samples[index]) }
            }
        }
        return Double(sum) / Double(sampleCount)
    }

    func ratioDecibels(noisy: [Int16], clean: [Int16], cleanGain: Double) -> Double {
        var speech = 0.0
        var rest = 0.0
        noisy.withUnsafeBufferPointer { noisy in
            clean.withUnsafeBufferPointer { clean in
                for span in spans {
                    for index in span {
                        let own = Double(clean[index]) * cleanGain
                        let other = Double(noisy[index]) - own
                        speech += own * own
                        rest += other * other
                    }
                }
            }
        }
        return Decibels.of(power: speech / rest)
    }
}

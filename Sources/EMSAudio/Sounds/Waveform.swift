/// Samples of one sound before it has a level.
struct Waveform: Sendable {
    var samples: [Float]

    static func silence(_ count: Int) -> Waveform { Waveform(samples: [Float](repeating: 0, count: max(0, count))) }

    /// A tone with partials at whole multiples, their amplitudes from the fundamental up; partials beyond 7 kHz are
    /// left out. `frequency` gives the hertz at each sample.
    static func tone(count: Int, partials: [Float], frequency: (Int) -> Double) -> Waveform {
        let sine = SineTable.shared
        var phase = 0.0
        var wave = Waveform.silence(count)
        for index in wave.samples.indices {
            let hertz = frequency(index)
            var sum: Float = 0
            for (order, amplitude) in partials.enumerated() where hertz * Double(order + 1) < 7_000 {
                sum += amplitude * sine(phase * Double(order + 1))
            }
            wave.samples[index] = sum
            phase += hertz / Double(AudioScene.sampleRateHertz)
            if phase >= 1 { phase -= phase.rounded(.towardZero) }
        }
        return wave
    }

    static func tone(count: Int, hertz: Double, partials: [Float]) -> Waveform {
        tone(count: count, partials: partials) { _ in hertz }
    }

    /// Rises and falls along a raised cosine over the given numbers of samples.
    func faded(rise: Int, fall: Int) -> Waveform {
        var wave = self
        let sine = SineTable.shared
        let count = samples.count
        for index in 0..<min(rise, count) {
            // The first sample is not silent: a sound begins where it is said to begin.
            let half = sine(Double(index + 1) / Double(rise + 1) / 4)
            wave.samples[index] *= half * half
        }
        for index in 0..<min(fall, count) {
            let half = sine(Double(index + 1) / Double(fall + 1) / 4)
            wave.samples[count - 1 - index] *= half * half
        }
        return wave
    }

    /// Dies away to 1/e in `count` samples, again and again.
    func decaying(over count: Double) -> Waveform {
        var wave = self
        let step = Float(Decibels.amplitude(-8.685_889_638_065_037 / count))
        var gain: Float = 1
        for index in wave.samples.indices {
            wave.samples[index] *= gain
            gain *= step
        }
        return wave
    }

    func filtered(_ sections: [Biquad]) -> Waveform {
        var wave = self
        for section in sections { section.apply(to: &wave.samples) }
        return wave
    }

    /// Scaled to an RMS of 1; silence stays silent.
    func normalised() -> Waveform {
        var sum = 0.0
        for sample in samples { sum += Double(sample) * Double(sample) }
        guard sum > 0 else { return self }
        return scaled(by: Float(1 / (sum / Double(samples.count)).squareRoot()))
    }

    func scaled(by gain: Float) -> Waveform { Waveform(samples: samples.map { $0 * gain }) }

    /// Sample by sample, as long as the shorter one.
    static func + (left: Waveform, right: Waveform) -> Waveform {
        Waveform(samples: zip(left.samples, right.samples).map { $0 + $1 })
    }
}

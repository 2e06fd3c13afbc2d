import EMSReproducibility

/// What an ECG looks like over a few seconds, for telling fibrillation and asystole from rhythms with beats.
package struct WaveShape {
    /// Frequency of the highest spectral line between 1 and 20 Hz.
    package let peakHertz: Double
    /// Share of the power between 1 and 20 Hz that lies within 40 % of the peak.
    package let concentration: Double
    /// Fourth moment over squared variance: 1.5 for a sine, 3 for noise, 10 and more for narrow complexes.
    package let kurtosis: Double
    /// In the unit of the samples, after removal of slow drift.
    package let peakToPeak: Double

    /// - Parameter samples: at least two seconds, without missing ones.
    package init(_ samples: [Double], rateHertz: Double) {
        let drift = BeatDetector.movingAverage(samples, width: max(1, Int(rateHertz)))
        let wave = zip(samples, drift).map { $0 - $1 }
        let mean = wave.reduce(0, +) / Double(max(1, wave.count))
        let variance = wave.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, wave.count))
        let fourth = wave.reduce(0) { sum, value in
            let square = (value - mean) * (value - mean)
            return sum + square * square
        }
        kurtosis = variance > 0 ? fourth / Double(wave.count) / (variance * variance) : 0
        peakToPeak = (wave.max() ?? 0) - (wave.min() ?? 0)
        let lines = stride(from: 1.0, through: 20.0, by: 0.25).map {
            (hertz: $0, power: Self.power(wave, $0 / rateHertz))
        }
        let peak = lines.max { $0.power < $1.power } ?? (0, 0)
        let total = lines.reduce(0) { $0 + $1.power }
        let near = lines.filter { abs($0.hertz - peak.hertz) <= 0.4 * peak.hertz }.reduce(0) { $0 + $1.power }
        peakHertz = peak.hertz
        concentration = total > 0 ? near / total : 0
    }

    /// Power of one line, of samples under a Hann window (Goertzel's recurrence).
    static func power(_ samples: [Double], _ turnsPerSample: Double) -> Double {
        let factor = 2 * DeterministicMath.cosTurns(turnsPerSample)
        var last = 0.0
        var beforeLast = 0.0
        let scale = 1 / Double(max(1, samples.count - 1))
        for (index, sample) in samples.enumerated() {
            let window = 0.5 - 0.5 * DeterministicMath.cosTurns(Double(index) * scale)
            let value = sample * window + factor * last - beforeLast
            beforeLast = last
            last = value
        }
        return last * last + beforeLast * beforeLast - factor * last * beforeLast
    }
}

import EMSReproducibility

/// One period of a tone with harmonics in 4,096 steps, so that a sample costs the same however many there are.
struct Wavetable {
    private let values: [Float]

    /// - Parameters:
    ///   - highestHertz: the highest fundamental it is played at; harmonics that would lie above 7 kHz are left out.
    ///   - fallDecibels: by which the harmonics fall an octave.
    init(harmonics: Int, fallDecibels: Double, highestHertz: Double) {
        let count = max(1, min(harmonics, Int(7_000 / highestHertz)))
        let amplitudes = (1...count).map { DeterministicMath.pow(Double($0), -fallDecibels / 6.020_599_913_279_624) }
        values = (0...4096).map { step in
            var sum = 0.0
            for (index, amplitude) in amplitudes.enumerated() {
                // The phases differ, so that the harmonics do not all peak together.
                let phase = Double(step) / 4096 * Double(index + 1) + 0.37 * Double(index * index)
                sum += amplitude * DeterministicMath.sinTurns(phase)
            }
            return Float(sum)
        }
    }

    /// At a phase in turns, 0 ..< 1.
    @inline(__always)
    func callAsFunction(_ phase: Double) -> Float {
        let place = phase * 4096
        let index = Int(place)
        let fraction = Float(place - Double(index))
        return values[index] + (values[index + 1] - values[index]) * fraction
    }

    /// `hertz` gives the pitch at each sample.
    func samples(count: Int, hertz: (Int) -> Double) -> [Float] {
        [Float](unsafeUninitializedCapacity: count) { target, initialized in
            var phase = 0.0
            for index in 0..<count {
                target[index] = self(phase)
                phase += hertz(index) / Double(AudioScene.sampleRateHertz)
                if phase >= 1 { phase -= 1 }
            }
            initialized = count
        }
    }
}

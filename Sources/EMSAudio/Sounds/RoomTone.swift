import EMSReproducibility

/// The quiet of an inhabited room: steady noise that falls with about 3 dB an octave from 60 Hz to 6 kHz, made of
/// three first-order low-passes (60, 600, 6,000 Hz) whose powers are equal.
struct RoomTone {
    private static let poles: [Float] = [0.976_71, 0.790_1, 0.094_8]

    /// Replaces the samples by room tone of the given RMS.
    static func fill(_ samples: inout [Float], rms: Double, random: RandomSubstream) {
        var noise = NoiseSource(random)
        // Uniform noise has variance 1/3; each low-pass gets the gain that makes its own output variance 1/3.
        let pole = SIMD4(poles[0], poles[1], poles[2], 0)
        let own = SIMD4((0..<3).map { (1 - poles[$0] * poles[$0]).squareRoot() } + [0])
        var power = 0.0
        for first in 0..<3 {
            for second in 0..<3 {
                power += Double(own[first] * own[second] / (1 - pole[first] * pole[second])) / 3
            }
        }
        let gain = own * Float(rms / power.squareRoot())
        var state = SIMD4<Float>.zero
        noise.fill(&samples) { white in
            state = state * pole + gain * white
            return (state[0] + state[1]) + state[2]
        }
    }
}

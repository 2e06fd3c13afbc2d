import EMSReproducibility

/// A second-order filter section, transposed direct form II, state in double precision.
///
/// Designs by the bilinear transform of the analogue prototypes, with the frequency warped to fit.
struct Biquad {
    var b0, b1, b2, a1, a2: Double

    /// Gain 1 far above the corner.
    static func highPass(_ hertz: Double, quality: Double, rateHertz: Double) -> Biquad {
        let k = tangent(hertz / rateHertz)
        let scale = 1 / (1 + k / quality + k * k)
        return Biquad(
            b0: scale, b1: -2 * scale, b2: scale, a1: 2 * (k * k - 1) * scale, a2: (1 - k / quality + k * k) * scale)
    }

    /// Gain 1 far below the corner.
    static func lowPass(_ hertz: Double, quality: Double, rateHertz: Double) -> Biquad {
        let k = tangent(hertz / rateHertz)
        let scale = 1 / (1 + k / quality + k * k)
        return Biquad(
            b0: k * k * scale, b1: 2 * k * k * scale, b2: k * k * scale, a1: 2 * (k * k - 1) * scale,
            a2: (1 - k / quality + k * k) * scale)
    }

    /// Gain `gain` at the centre, 1 far from it.
    static func peak(_ hertz: Double, quality: Double, gain: Double, rateHertz: Double) -> Biquad {
        let k = tangent(hertz / rateHertz)
        let scale = 1 / (1 + k / quality + k * k)
        return Biquad(
            b0: (1 + gain * k / quality + k * k) * scale, b1: 2 * (k * k - 1) * scale,
            b2: (1 - gain * k / quality + k * k) * scale, a1: 2 * (k * k - 1) * scale,
            a2: (1 - k / quality + k * k) * scale)
    }

    /// Two sections that together are a fourth-order Butterworth filter.
    static func butterworth4(
        _ design: (Double, Double, Double) -> Biquad, hertz: Double, rateHertz: Double
    ) -> [Biquad] {
        [0.541_196_100_146_197, 1.306_562_964_876_377].map { design(hertz, $0, rateHertz) }
    }

    /// tan(π x).
    static func tangent(_ x: Double) -> Double { DeterministicMath.sinTurns(x / 2) / DeterministicMath.cosTurns(x / 2) }

    /// Filters in place, from rest.
    func apply(to samples: inout [Float]) {
        var s1 = 0.0
        var s2 = 0.0
        samples.withUnsafeMutableBufferPointer { samples in
            for index in samples.indices {
                let x = Double(samples[index])
                let y = b0 * x + s1
                s1 = b1 * x - a1 * y + s2
                s2 = b2 * x - a2 * y
                samples[index] = Float(y)
            }
        }
    }
}

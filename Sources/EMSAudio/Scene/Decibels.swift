import EMSReproducibility

/// Ratios of amplitudes in decibels, without the C library.
enum Decibels {
    static func amplitude(_ decibels: Double) -> Double { DeterministicMath.pow(10, decibels / 20) }

    static func of(amplitude: Double) -> Double { 20 * DeterministicMath.log(amplitude) / 2.302_585_092_994_046 }

    static func of(power: Double) -> Double { 10 * DeterministicMath.log(power) / 2.302_585_092_994_046 }

    /// To a thousandth, so that a stated gain is short to write and still rebuilds the samples.
    static func rounded(_ decibels: Double) -> Double { (decibels * 1000).rounded() / 1000 }
}

extension Decibels {
    /// Ratio of frequencies of an interval in equal temperament.
    static func semitones(_ count: Double) -> Double { DeterministicMath.pow(2, count / 12) }
}

import EMSReproducibility

/// Noise for millions of samples: the sum of four uniform numbers out of one draw, mean 0, standard deviation 1, never
/// beyond ±3.5. A bell close enough for the noise of an amplifier, at a tenth of the cost of an exact one.
struct BellNoise {
    private var random: RandomSubstream

    init(_ random: RandomSubstream) { self.random = random }

    mutating func next() -> Double {
        let bits = random.next()
        let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48)
        return (Double(sum) - 131_070) * (1.7320508075688772 / 65_536)
    }
}

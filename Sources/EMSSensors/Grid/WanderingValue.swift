import EMSReproducibility

/// A value that wanders around 0 with standard deviation 1 and forgets itself over a time constant (an
/// Ornstein–Uhlenbeck process), held within ±2.
struct WanderingValue {
    private(set) var value: Double
    private var noise: BellNoise
    private let keep: Double
    private let push: Double

    /// `steps` is the time constant in calls of `next`.
    init(_ random: RandomSubstream, steps: Double) {
        noise = BellNoise(random)
        keep = DeterministicMath.exp(-1 / steps)
        push = (1 - keep * keep).squareRoot()
        value = noise.next()
    }

    mutating func next() -> Double {
        value = min(max(value * keep + push * noise.next(), -2), 2)
        return value
    }
}

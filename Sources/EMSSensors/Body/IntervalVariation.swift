import EMSReproducibility

/// How far each beat comes before or after its even place, as a share of the interval. Shifts are bounded and do not
/// add up, so that the mean rate stays that of the trend.
struct IntervalVariation {
    private let regularity: RhythmTraits.Regularity
    private var random: RandomSubstream
    private var slowPhase: Double
    private var breathPhase: Double
    private var shift = 0.0

    init(_ regularity: RhythmTraits.Regularity, random: RandomSubstream) {
        self.regularity = regularity
        self.random = random
        slowPhase = self.random.unit()
        breathPhase = self.random.unit()
    }

    /// The shift of the next beat; `interval` in seconds. The two rhythms of a resting heart lie at 0.1 and 0.25 Hz
    /// (McSharry 2003); they vanish as the heart speeds up.
    mutating func next(interval: Double) -> Double {
        let jitter = random.unit() * 2 - 1
        switch regularity {
        case .exact: return 0
        case .even: return 0.004 * jitter
        case .sinus:
            slowPhase += 0.1 * interval
            breathPhase += 0.25 * interval
            let calm = min(1, interval / 0.8)
            return calm
                * (0.018 * DeterministicMath.sinTurns(slowPhase) + 0.011 * DeterministicMath.sinTurns(breathPhase)
                    + 0.004 * jitter)
        case .irregular(let variation):
            // The differences of this sequence have the standard deviation `variation` and are nearly independent.
            shift = 0.8 * shift + variation * 1.64 * jitter
            return min(max(shift, -0.6), 0.6)
        }
    }
}

import EMSModel

/// Rhythm and pulse.
struct Circulation {
    private(set) var rhythm: Rhythm
    private(set) var hasPulse: Bool
    private var returnedAt: Int?

    init(rhythm: Rhythm, hasPulse: Bool) {
        self.rhythm = rhythm
        self.hasPulse = hasPulse && rhythm.canPerfuse
    }

    mutating func change(to rhythm: Rhythm, at second: Int) {
        if rhythm.canPerfuse && !hasPulse { returnedAt = second }
        if !rhythm.canPerfuse { returnedAt = nil }
        self.rhythm = rhythm
        hasPulse = rhythm.canPerfuse
    }

    /// Seconds since the heart began to beat again; nil if it never stopped or is stopped now.
    func secondsSinceReturn(at second: Int) -> Int? { returnedAt.map { second - $0 } }

    /// Sinus rhythms are named by rate, with some beats of hysteresis so that the name does not flicker.
    ///
    /// - Parameter normal: beats a minute at the patient's age.
    mutating func nameSinus(heartRate: Double, normal: ClosedRange<Double>) {
        let (slow, fast) = (normal.lowerBound, normal.upperBound)
        switch rhythm {
        case .sinus where heartRate > fast + 2: rhythm = .sinusTachycardia
        case .sinus where heartRate < slow - 2: rhythm = .sinusBradycardia
        case .sinusTachycardia where heartRate < slow - 2: rhythm = .sinusBradycardia
        case .sinusTachycardia where heartRate < fast - 2: rhythm = .sinus
        case .sinusBradycardia where heartRate > fast + 2: rhythm = .sinusTachycardia
        case .sinusBradycardia where heartRate > slow + 2: rhythm = .sinus
        default: break
        }
    }
}

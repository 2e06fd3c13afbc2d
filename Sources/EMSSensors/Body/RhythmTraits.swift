import EMSModel

/// How a rhythm is made: who sets the pace and what the atria do.
struct RhythmTraits {
    enum Atria {
        /// Each P wave is conducted, its peak this long before the R peak at one beat a second.
        case conducted(seconds: Double)
        /// Of each group of P waves the last is not conducted; the others after these delays in seconds.
        case dropped(delays: [Double])
        /// P waves on a clock of their own.
        case dissociated
        /// Fine irregular waves.
        case fibrillating
        /// None, or hidden in the complex.
        case hidden
    }

    enum Regularity {
        /// Breath by breath and with the slow waves of blood pressure.
        case sinus
        case even
        /// Driven by a machine.
        case exact
        /// Coefficient of variation of the intervals.
        case irregular(Double)
    }

    var atria: Atria
    var regularity: Regularity

    init(_ rhythm: Rhythm) {
        switch rhythm {
        case .sinus, .sinusBradycardia, .sinusTachycardia, .anteriorStemi, .inferiorStemi, .lateralStemi:
            (atria, regularity) = (.conducted(seconds: 0.16), .sinus)
        case .firstDegreeBlock: (atria, regularity) = (.conducted(seconds: 0.29), .sinus)
        case .secondDegreeBlockType1: (atria, regularity) = (.dropped(delays: [0.18, 0.26, 0.31]), .sinus)
        case .secondDegreeBlockType2: (atria, regularity) = (.dropped(delays: [0.18, 0.18]), .sinus)
        case .thirdDegreeBlock: (atria, regularity) = (.dissociated, .even)
        case .ventricularTachycardia, .pulselessVentricularTachycardia:
            (atria, regularity) = (.dissociated, .even)
        case .atrialFibrillation: (atria, regularity) = (.fibrillating, .irregular(0.19))
        case .supraventricularTachycardia, .junctional: (atria, regularity) = (.hidden, .even)
        case .pulselessElectricalActivity: (atria, regularity) = (.hidden, .even)
        case .paced: (atria, regularity) = (.hidden, .exact)
        case .agonal: (atria, regularity) = (.hidden, .irregular(0.3))
        case .ventricularFibrillation, .asystole: (atria, regularity) = (.hidden, .even)
        }
    }

    /// Whether the sinus node sets the pace, so that a change to another such rhythm misses no beat.
    var isSinusDriven: Bool {
        if case .conducted = atria { true } else { false }
    }
}

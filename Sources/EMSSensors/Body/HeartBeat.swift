/// One ventricular complex.
struct HeartBeat: Sendable {
    /// Session time of the R peak (the main deflection of a wide complex) in seconds.
    var time: Double
    /// The interval the rate of that moment gives, in seconds; widths and delays follow it.
    var interval: Double
    /// The interval since the beat before, for filling.
    var preceding: Double
    var shape: BeatShape
}

/// What kind of complex it is.
enum BeatShape: Sendable {
    case narrow, ventricular, ventricularEscape, junctional, paced, agonal
    case anteriorStemi, inferiorStemi, lateralStemi

    /// From the first deflection of the complex to the R peak, in seconds.
    var onset: Double {
        switch self {
        case .narrow, .junctional, .anteriorStemi, .inferiorStemi, .lateralStemi: 0.05
        case .ventricular, .ventricularEscape: 0.07
        case .paced: 0.08
        case .agonal: 0.18
        }
    }

    var label: SensorAnnotation.BeatLabel {
        switch self {
        case .narrow, .anteriorStemi, .inferiorStemi, .lateralStemi: .normal
        case .ventricular: .ventricular
        case .ventricularEscape, .agonal: .ventricularEscape
        case .junctional: .junctionalEscape
        case .paced: .paced
        }
    }
}

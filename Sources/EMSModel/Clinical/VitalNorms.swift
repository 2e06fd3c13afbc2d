/// Vital signs of a healthy person who is awake, by age.
///
/// Ranges of children: paediatric vital signs of the Dane County EMS protocols. Breaths given for a child: one every two
/// to three seconds (American Heart Association, 2020).
public struct VitalNorms: Hashable, Sendable {
    /// Beats a minute.
    public var heartRate: ClosedRange<Double>
    /// Breaths a minute.
    public var respiratoryRate: ClosedRange<Double>
    /// mmHg.
    public var systolic: ClosedRange<Double>
    /// Breaths a minute that are given to a patient with a pulse; nil where the procedure says it.
    public var assistedBreathsPerMinute: Double?
    public var isAdult = false

    /// From eighteen years on.
    public static let adult: VitalNorms = {
        var norms = VitalNorms(60...100, 12...20, 104...144)
        norms.isAdult = true
        return norms
    }()

    public init(ageMonths: Int) {
        switch ageMonths {
        case ..<1: self = VitalNorms(100...180, 30...60, 60...90, assisted: 30)
        case 1..<12: self = VitalNorms(100...170, 30...60, 87...105, assisted: 30)
        case 12..<36: self = VitalNorms(80...150, 24...40, 85...102, assisted: 25)
        case 36..<72: self = VitalNorms(70...130, 20...34, 89...108, assisted: 25)
        case 72..<156: self = VitalNorms(65...120, 15...30, 94...120, assisted: 20)
        case 156..<216: self = VitalNorms(55...90, 12...20, 107...132)
        default: self = .adult
        }
    }

    private init(
        _ heartRate: ClosedRange<Double>, _ respiratoryRate: ClosedRange<Double>, _ systolic: ClosedRange<Double>,
        assisted: Double? = nil
    ) {
        self.heartRate = heartRate
        self.respiratoryRate = respiratoryRate
        self.systolic = systolic
        assistedBreathsPerMinute = assisted
    }

    /// The middle of the ranges against that of an adult (80, 15 and 124): 1 for adults.
    public var heartRateScale: Double { isAdult ? 1 : Self.middle(heartRate) / 80 }
    public var respiratoryRateScale: Double { isAdult ? 1 : Self.middle(respiratoryRate) / 15 }
    public var pressureScale: Double { isAdult ? 1 : Self.middle(systolic) / 124 }

    private static func middle(_ range: ClosedRange<Double>) -> Double { (range.lowerBound + range.upperBound) / 2 }
}

extension Patient {
    public var norms: VitalNorms { VitalNorms(ageMonths: monthsOfAge) }
}

public enum Sex: String, Hashable, Sendable, Codable, CaseIterable {
    case female, male
}

/// Age groups that quotas and protocols use, with their years of age.
public enum AgeGroup: String, Hashable, Sendable, Codable, CaseIterable {
    case infant, child, adolescent, adult, older

    public var years: ClosedRange<Int> {
        switch self {
        case .infant: 0...0
        case .child: 1...12
        case .adolescent: 13...17
        case .adult: 18...64
        case .older: 65...95
        }
    }

    public init(ageYears: Int) {
        self = Self.allCases.first { $0.years.contains(ageYears) } ?? .older
    }
}

/// The patient as decided before anything is rendered.
public struct Patient: Hashable, Sendable {
    public var ageYears: Int
    /// Whole months, of patients below two years; nil from then on.
    public var ageMonths: Int?
    public var sex: Sex
    /// Whole kilograms.
    public var weightKilograms: Int
    public var name: String
    /// Slugs of conditions, medications and allergies of the knowledge files.
    public var conditions: [CodedTerm]
    public var homeMedications: [CodedTerm]
    public var allergies: [CodedTerm]
    /// 0 lightest … 5 darkest, for drawing.
    public var skinTone: Int

    public init(
        ageYears: Int, sex: Sex, weightKilograms: Int, name: String, conditions: [CodedTerm] = [],
        homeMedications: [CodedTerm] = [], allergies: [CodedTerm] = [], skinTone: Int = 0,
        ageMonths: Int? = nil
    ) {
        self.ageYears = ageYears
        self.ageMonths = ageMonths
        self.sex = sex
        self.weightKilograms = weightKilograms
        self.name = name
        self.conditions = conditions
        self.homeMedications = homeMedications
        self.allergies = allergies
        self.skinTone = skinTone
    }

    public var ageGroup: AgeGroup { AgeGroup(ageYears: ageYears) }

    /// Months from birth, as far as they are known.
    public var monthsOfAge: Int { ageMonths ?? ageYears * 12 }

    public var isMinor: Bool { ageYears < 18 }

    /// Whether the patient is old enough to be talked with.
    public var isOldEnoughToTalk: Bool { ageYears >= 3 }

    /// Whether the patient is asked for this rather than who came along: up to twelve years only what a child can feel
    /// or point at.
    public func canAnswer(_ item: HistoryAnswer.Item) -> Bool {
        guard isOldEnoughToTalk else { return false }
        guard ageYears < 13 else { return true }
        switch item {
        case .nameAndAge, .symptoms, .provocation, .quality, .radiation, .severity: return true
        case .onset, .allergies, .medications, .history, .lastIntake, .events, .lastKnownWell, .witnessed: return false
        }
    }
}

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
        homeMedications: [CodedTerm] = [], allergies: [CodedTerm] = [], skinTone: Int = 0
    ) {
        self.ageYears = ageYears
        self.sex = sex
        self.weightKilograms = weightKilograms
        self.name = name
        self.conditions = conditions
        self.homeMedications = homeMedications
        self.allergies = allergies
        self.skinTone = skinTone
    }

    public var ageGroup: AgeGroup { AgeGroup(ageYears: ageYears) }
}

public import EMSModel

/// The patient as far as a data set tells.
public struct PatientRecord: Hashable, Sendable {
    public var ageYears: Int
    /// Of patients below two years.
    public var ageMonths: Int?
    public var sex: Sex
    public var weightKilograms: Int?

    public init(
        ageYears: Int, sex: Sex, weightKilograms: Int? = nil, ageMonths: Int? = nil
    ) {
        self.ageYears = ageYears
        self.ageMonths = ageMonths
        self.sex = sex
        self.weightKilograms = weightKilograms
    }
}

extension PatientRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case sex
        case ageYears = "age_years"
        case ageMonths = "age_months"
        case weightKilograms = "weight_kg"
    }
}

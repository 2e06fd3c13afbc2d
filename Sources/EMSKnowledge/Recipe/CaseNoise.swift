/// How often calls are not tidy: probabilities by kind.
public struct CaseNoise: Hashable, Sendable, Codable {
    /// That a call's first impression is another one (where the protocol names any).
    public var impressionChange: Double
    /// That a treatment which may be declined is declined by a patient who is fully awake.
    public var refusal: Double
    /// That a call has equipment trouble.
    public var equipment: Double
    /// That one number of a set of vital signs is said wrongly first.
    public var wrongNumber: Double
    /// That a reason of the patient's past not to give a drug is told only when the drug has been ordered.
    public var lateContraindication: Double

    public init(
        impressionChange: Double, refusal: Double, equipment: Double, wrongNumber: Double, lateContraindication: Double
    ) {
        self.impressionChange = impressionChange
        self.refusal = refusal
        self.equipment = equipment
        self.wrongNumber = wrongNumber
        self.lateContraindication = lateContraindication
    }

    public static let none = CaseNoise(
        impressionChange: 0, refusal: 0, equipment: 0, wrongNumber: 0, lateContraindication: 0)
    /// Of a recipe that says nothing.
    public static let modest = CaseNoise(
        impressionChange: 0.25, refusal: 0.12, equipment: 0.2, wrongNumber: 0.05, lateContraindication: 0.35)

    enum CodingKeys: String, CodingKey {
        case refusal, equipment
        case impressionChange = "impression_change"
        case wrongNumber = "wrong_number"
        case lateContraindication = "late_contraindication"
    }
}

/// An order of a drug that must not be given, as is told only when it has been ordered.
public struct LateContraindication: Hashable, Sendable {
    /// What was ordered and is not given.
    public var dose: MedicationDose
    /// Why it is not given, as it is reported.
    public var reason: CodedTerm
    /// What is told: an allergy, a drug taken at home, a condition.
    public var told: CodedTerm
    /// Which of these: `allergies`, `medications` or `history`.
    public var item: HistoryAnswer.Item
    /// Who tells it.
    public var teller: String

    public init(
        dose: MedicationDose, reason: CodedTerm, told: CodedTerm, item: HistoryAnswer.Item, teller: String
    ) {
        self.dose = dose
        self.reason = reason
        self.told = told
        self.item = item
        self.teller = teller
    }
}

/// What follows from a code of ICD-10, for the run report and for whoever checks it.
public struct ICD10Code: Sendable {
    /// Such as `S06.9`.
    private let text: String

    public init(_ text: String) { self.text = text }

    /// Of the category, `T17.2` is 17; nil if there is none.
    private var category: Int? { Int(text.dropFirst().prefix(2)) }

    /// Injuries and what heat, cold, water and current do to a body, as opposed to poisons and illness.
    public var isInjury: Bool {
        if text.hasPrefix("S") { return true }
        guard text.hasPrefix("T"), let category else { return false }
        return category <= 35 || [67, 68, 69, 70, 71, 75, 79].contains(category)
    }

    /// The codes that `eSituation.10` admits: no causes from outside, and of the signs no findings of a laboratory.
    public var isSymptom: Bool {
        if text.hasPrefix("R") { return text == "R73.9" || text == "R99" || (category ?? 70) < 70 }
        return !["V", "W", "X", "Y"].contains(text.prefix(1))
    }

    /// `eArrest.02` of NEMSIS, what an arrest of this cause comes from; presumed to come from the heart otherwise.
    public var arrestEtiology: String {
        switch text.prefix(1) {
        case "T" where text.hasPrefix("T75.1"): "3002003"
        case "T" where text.hasPrefix("T75.4"): "3002007"
        case "T" where category == 17 || category == 71: "3002013"
        case "T" where (36...65).contains(category ?? 0): "3002005"
        case "S", "T": "3002015"
        case "J": "3002013"
        case "R" where text.hasPrefix("R09.2") || text.hasPrefix("R06"): "3002013"
        default: Self.presumedCardiac
        }
    }

    public static let presumedCardiac = "3002001"
}

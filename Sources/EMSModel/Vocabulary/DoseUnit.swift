/// Units a dose can be given in, with NEMSIS 3.5.1 `eMedications.06` codes.
public enum DoseUnit: String, Hashable, Sendable, Codable, CaseIterable {
    case milligrams = "mg"
    case micrograms = "mcg"
    case grams = "g"
    case millilitres = "mL"
    case milliequivalents = "mEq"
    case litresPerMinute = "L/min"
    case microgramsPerMinute = "mcg/min"
    case puffs
    /// Of activity, as hormones have them.
    case units

    public var nemsisCode: String {
        switch self {
        case .milligrams: "3706021"
        case .micrograms: "3706015"
        case .grams: "3706001"
        case .millilitres: "3706025"
        case .milliequivalents: "3706019"
        case .litresPerMinute: "3706035"
        case .microgramsPerMinute: "3706037"
        case .puffs: "3706043"
        case .units: "3706049"
        }
    }
}

/// Ways a drug enters the body, with NEMSIS 3.5.1 `eMedications.04` codes.
public enum Route: String, Hashable, Sendable, Codable, CaseIterable {
    case intravenous = "IV"
    case intraosseous = "IO"
    case intramuscular = "IM"
    case intranasal = "IN"
    case oral = "PO"
    case sublingual = "SL"
    case nebulised = "NEB"
    case nasalCannula = "NC"
    case nonRebreather = "NRB"
    case bagValveMask = "BVM"
    case rectal = "PR"

    public var nemsisCode: String {
        switch self {
        case .intravenous: "9927023"
        case .intraosseous: "9927021"
        case .intramuscular: "9927015"
        case .intranasal: "9927017"
        case .oral: "9927035"
        case .sublingual: "9927047"
        case .nebulised: "9927071"
        case .nasalCannula: "9927025"
        case .nonRebreather: "9927031"
        case .bagValveMask: "9927065"
        case .rectal: "9927043"
        }
    }
}

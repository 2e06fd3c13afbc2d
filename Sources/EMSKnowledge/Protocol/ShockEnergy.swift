/// The energy of a shock: fixed, or by body weight.
public enum ShockEnergy: Hashable, Sendable {
    case joules(Int)
    case joulesPerKilogram(Double)

    /// What a manual biphasic defibrillator can be set to, in joules (energies of the LIFEPAK 15).
    public static let settings = [
        2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 30, 50, 70, 100, 125, 150, 175, 200, 225, 250, 275, 300, 325, 360,
    ]

    /// What is set for a patient: the setting nearest to the dose by weight, the lower of two that are as near.
    public func joules(weightKilograms: Int) -> Int {
        switch self {
        case .joules(let joules): return joules
        case .joulesPerKilogram(let dose):
            let wanted = dose * Double(weightKilograms)
            return Self.settings.min { abs(Double($0) - wanted) < abs(Double($1) - wanted) } ?? 2
        }
    }
}

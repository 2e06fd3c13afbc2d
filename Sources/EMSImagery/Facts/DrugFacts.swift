public import EMSModel

/// A drug as it is prepared and held up to be read.
public struct DrugFacts: Hashable, Sendable {
    public var name: String
    public var dose: Double
    public var unit: DoseUnit
    public var route: Route
    /// Amount in `concentrationUnit` in each millilitre; nil when the form is not a solution with one.
    public var concentrationPerMillilitre: Double?
    public var concentrationUnit: DoseUnit

    public init(
        name: String, dose: Double, unit: DoseUnit, route: Route, concentrationPerMillilitre: Double? = nil,
        concentrationUnit: DoseUnit? = nil
    ) {
        self.name = name
        self.dose = dose
        self.unit = unit
        self.route = route
        self.concentrationPerMillilitre = concentrationPerMillilitre
        self.concentrationUnit = concentrationUnit ?? unit
    }
}

extension DrugFacts {
    /// Millilitres that hold the dose, or nil when units or numbers do not allow to say.
    public var volumeMillilitres: Double? {
        guard dose.isFinite, dose >= 0 else { return nil }
        if unit == .millilitres { return dose }
        guard let concentration = concentrationPerMillilitre, concentration > 0, concentration.isFinite else {
            return nil
        }
        if unit == concentrationUnit { return dose / concentration }
        guard let amount = Self.milligrams(dose, unit),
            let perMillilitre = Self.milligrams(concentration, concentrationUnit)
        else { return nil }
        return amount / perMillilitre
    }

    private static func milligrams(_ value: Double, _ unit: DoseUnit) -> Double? {
        switch unit {
        case .milligrams: value
        case .micrograms: value / 1000
        case .grams: value * 1000
        default: nil
        }
    }
}

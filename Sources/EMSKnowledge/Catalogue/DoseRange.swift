public import EMSModel

extension ClinicalCatalogue {
    /// From the smallest to the largest dose, both included.
    public struct DoseRange: Hashable, Sendable {
        public var minimum: Double
        public var maximum: Double
        public var unit: DoseUnit
        /// The routes it is for; empty for all.
        public var routes: [Route]

        public init(minimum: Double, maximum: Double, unit: DoseUnit, routes: [Route] = []) {
            self.minimum = minimum
            self.maximum = maximum
            self.unit = unit
            self.routes = routes
        }

        /// Whether a dose by this route lies in it; grams, milligrams and micrograms are converted, other units only
        /// compared.
        public func contains(_ dose: Double, _ unit: DoseUnit, _ route: Route) -> Bool {
            guard routes.isEmpty || routes.contains(route) else { return false }
            let factor: Double
            if unit == self.unit {
                factor = 1
            } else if let from = unit.micrograms, let to = self.unit.micrograms {
                factor = from / to
            } else {
                return false
            }
            // A hair's breadth for the rounding of the conversion.
            return dose * factor >= minimum * (1 - 1e-9) && dose * factor <= maximum * (1 + 1e-9)
        }
    }
}

extension DoseUnit {
    /// How many micrograms it is, for units of mass.
    fileprivate var micrograms: Double? {
        switch self {
        case .micrograms: 1
        case .milligrams: 1_000
        case .grams: 1_000_000
        case .millilitres, .milliequivalents, .litresPerMinute, .microgramsPerMinute, .puffs, .units: nil
        }
    }
}

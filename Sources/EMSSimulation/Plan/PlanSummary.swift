public import EMSKnowledge

/// What a plan came to, for people and for `dataset.json`.
public struct PlanSummary: Hashable, Sendable {
    public struct Stratum: Hashable, Sendable {
        /// A value of the dimension, or `other`.
        public var name: String
        public var planned: Int
        /// What the recipe asks for at this number of encounters, not rounded; nil where it asks nothing.
        public var asked: Double?
    }

    public var encounters: Int
    /// How many encounters have each value that occurs.
    public var counts: [QuotaDimension: [String: Int]]
    public var splits: [EncounterPlan.Split: Int]
    /// How many script families there are; a family is in one split.
    public var families: Int
    /// Shares asked for, by dimension.
    public var asked: [QuotaDimension: [String: Double]]
    /// Whether protocols, to which the recipe gives no weights, have other shares than equal ones for the quotas' sake.
    public var protocolsFollowQuotas: Bool

    /// Strata of a dimension by name; those of its quota where there is one.
    public func strata(of dimension: QuotaDimension) -> [Stratum] {
        let counts = counts[dimension] ?? [:]
        guard let shares = asked[dimension] else {
            return counts.keys.sorted().map { Stratum(name: $0, planned: counts[$0] ?? 0, asked: nil) }
        }
        return shares.keys.sorted().map { name in
            let planned =
                name == Quotas.other
                ? counts.filter { shares[$0.key] == nil }.values.reduce(0, +) : counts[name] ?? 0
            return Stratum(name: name, planned: planned, asked: (shares[name] ?? 0) * Double(encounters))
        }
    }
}

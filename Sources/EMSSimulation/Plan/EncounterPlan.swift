public import EMSKnowledge
public import EMSModel
import EMSReproducibility

/// What each encounter of a data set is about, decided before any of them is made.
///
/// The plan is prefix-stable: the number of encounters is no part of any of them, so a set of 20 can be extended to 40
/// and the first 20 stand. Without quotas, protocols have their shares to within one on every prefix, and so have
/// presentations and courses within a protocol. With quotas, every share that is a whole number of the encounters is met
/// exactly; in between each lies less than two encounters from its share in all that was tried.
public struct EncounterPlan: Sendable {
    public enum Split: String, Hashable, Sendable, Codable, CaseIterable { case train, validation, test }

    public struct Entry: Hashable, Sendable {
        public var index: Int
        /// Such as `enc-000123`.
        public var id: String
        public var protocolID: String
        public var presentation: String
        public var ageGroup: AgeGroup
        public var sex: Sex
        public var course: String
        public var language: String
        public var severity: Acuity
        /// What a quota asks of the call; nil where the noise of the recipe decides.
        public var tidiness: Tidiness?
        public var split: Split
        /// What may not cross splits: the script family, which is protocol, presentation, course and age group.
        public var group: String
        /// Seed of everything in this encounter; below 2^53, so that every JSON reader keeps it exactly.
        public var seed: UInt64
        public var deal: Deal
    }

    public var entries: [Entry]
    public var summary: PlanSummary

    /// - Parameter protocols: in order of their ids.
    /// - Throws: `PlanError` if the recipe's quotas cannot be met.
    public init(recipe: Recipe, protocols: [ClinicalProtocol], count: Int) throws(PlanError) {
        let mix = try PlanMix(recipe: recipe, protocols: protocols)
        var writer = PlanWriter(mix: mix, recipe: recipe)
        entries = (0..<count).map { writer.entry(index: $0) }
        summary = writer.summary(of: entries)
        try writer.check(summary)
    }

    static func deal(_ weights: [Double], seed: UInt64, _ name: String) -> ChairmanAssignment {
        ChairmanAssignment(weights: weights) { round, stratum in
            var stream = RandomSubstream(seed: seed, "\(name)/\(round)/\(stratum)")
            return stream.next()
        }
    }
}

extension CallKind {
    /// Encounters of one family follow the same script with other people, numbers and words.
    var family: String { "\(protocolID)-\(presentation)-\(course)-\(ageGroup.rawValue)" }
}

public import EMSKnowledge
import EMSReproducibility

/// What each encounter of a data set is about, decided before any of them is made.
///
/// The plan is prefix-stable: protocols, courses and splits have their shares to within one on every prefix, and the
/// number of encounters is no part of any of them, so a set of 20 can be extended to 40 and the first 20 stand.
public struct EncounterPlan: Sendable {
    public enum Split: String, Hashable, Sendable, Codable, CaseIterable { case train, validation, test }

    public struct Entry: Hashable, Sendable {
        public var index: Int
        /// Such as `enc-000123`.
        public var id: String
        public var protocolID: String
        public var course: String
        public var split: Split
        /// What may not cross splits.
        public var group: String
        /// Seed of everything in this encounter; below 2^53, so that every JSON reader keeps it exactly.
        public var seed: UInt64
    }

    public var entries: [Entry]

    /// - Parameter protocols: in order of their ids.
    public init(recipe: Recipe, protocols: [ClinicalProtocol], count: Int) {
        let chosen = protocols.filter { recipe.protocols.isEmpty || (recipe.protocols[$0.id] ?? 0) > 0 }
        let weights = chosen.map { recipe.protocols[$0.id] ?? 1 }
        let seed = recipe.seed
        var protocolDeal = Self.deal(weights, seed: seed, "plan/protocol")
        var splitDeal = Self.deal(
            [recipe.splits.train, recipe.splits.validation, recipe.splits.test], seed: seed, "plan/split")
        var courseDeals = chosen.map { item in
            Self.deal(item.courses.map(\.weight), seed: seed, "plan/course/\(item.id)")
        }
        entries = (0..<count).map { index in
            let number = protocolDeal.next()
            let course = chosen[number].courses[courseDeals[number].next()].id
            var stream = RandomSubstream(seed: seed, "encounter/\(index)")
            let padded = Self.padded(index)
            return Entry(
                index: index, id: "enc-\(padded)", protocolID: chosen[number].id, course: course,
                split: Split.allCases[splitDeal.next()], group: "group-\(padded)", seed: stream.next() >> 11)
        }
    }

    private static func deal(_ weights: [Double], seed: UInt64, _ name: String) -> ChairmanAssignment {
        ChairmanAssignment(weights: weights) { round, stratum in
            var stream = RandomSubstream(seed: seed, "\(name)/\(round)/\(stratum)")
            return stream.next()
        }
    }

    private static func padded(_ index: Int) -> String {
        let digits = String(index)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
}

import EMSReproducibility

/// Puts whole families of encounters into splits, so that no family is in two.
///
/// A family is placed when its first encounter comes, into the split that lacks most. What it lacks is counted in
/// encounters so far, and in the share of all encounters that its families stand for; the latter counts the more, the
/// more is placed, for then it is what decides in the long run.
struct SplitDeal {
    private let fractions: [Double]
    private let familyCount: Double
    private let seed: UInt64
    private var splits: [String: Int] = [:]
    private var counts: [Double]
    private var masses: [Double]

    /// - Parameters:
    ///   - fractions: not negative and not all zero.
    ///   - familyCount: how many families there are.
    init(fractions: [Double], familyCount: Int, seed: UInt64) {
        self.fractions = fractions
        self.familyCount = Double(familyCount)
        self.seed = seed
        counts = fractions.map { _ in 0 }
        masses = counts
    }

    /// - Parameter share: of the family among all encounters.
    mutating func split(of family: String, share: Double) -> Int {
        let split = splits[family] ?? place(share: share, family)
        counts[split] += 1
        return split
    }

    private mutating func place(share: Double, _ family: String) -> Int {
        let number = counts.reduce(1, +)
        let mass = masses.reduce(share, +)
        let lacks = fractions.indices.map { split in
            fractions[split] * number - counts[split]
                + (fractions[split] * mass - masses[split]) * familyCount * mass * mass
        }
        let open = fractions.indices.filter { fractions[$0] > 0 }
        let most = open.map { lacks[$0] }.max() ?? 0
        let ties = open.filter { lacks[$0] > most - 1e-9 }
        var stream = RandomSubstream(seed: seed, "plan/split/\(family)")
        let split = stream.pick(ties)
        masses[split] += share
        splits[family] = split
        return split
    }
}

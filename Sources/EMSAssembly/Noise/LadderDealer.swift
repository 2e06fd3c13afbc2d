import EMSKnowledge
import EMSReproducibility

/// Deals the conditions of a ladder over encounters: of as many in a row as there are conditions, each comes once.
///
/// Depends on the ladder, the seed of the data set and the index alone, so that a longer data set begins like a shorter
/// one.
struct LadderDealer {
    let ladder: NoiseLadder
    let seed: UInt64

    struct Condition: Hashable {
        var scene: String
        /// dB, in the order of the recipe.
        var ratios: [Double]
    }

    /// Nil where the ladder names no scene or no ratio.
    func condition(of index: Int) -> Condition? {
        let all: [Condition] =
            switch ladder.take {
            case .everyRatio: ladder.scenes.map { Condition(scene: $0, ratios: ladder.ratios) }
            case .one:
                ladder.scenes.flatMap { scene in ladder.ratios.map { Condition(scene: scene, ratios: [$0]) } }
            }
        guard !all.isEmpty, !ladder.ratios.isEmpty else { return nil }
        var random = RandomSubstream(seed: seed, "ladder").substream("round\(index / all.count)")
        return random.shuffled(all)[index % all.count]
    }
}

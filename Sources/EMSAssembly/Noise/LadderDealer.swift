import EMSKnowledge
import EMSReproducibility

/// Deals the conditions of a ladder over encounters: of as many in a row as there are conditions, each comes once.
///
/// Depends on the ladder, the seed of the data set, the index and, for recordings of the user's own, the split alone, so
/// that a longer data set begins like a shorter one.
struct LadderDealer {
    let ladder: NoiseLadder
    let seed: UInt64
    /// Recordings that take part beside the scenes or in their place; nil for none.
    var own: OwnPlaces?

    struct Condition: Hashable {
        enum Source: Hashable {
            /// Its id.
            case scene(String)
            case recording(OwnRecording)
        }

        var source: Source
        /// dB, in the order of the recipe.
        var ratios: [Double]
    }

    /// Nil where there is no noise or no ratio.
    func condition(of index: Int, split: String) -> Condition? {
        let noises = 0..<own.count(beside: ladder.scenes)
        let all: [(noise: Int, ratios: [Double])] =
            switch ladder.take {
            case .everyRatio: noises.map { ($0, ladder.ratios) }
            case .one: noises.flatMap { noise in ladder.ratios.map { (noise, [$0]) } }
            }
        guard !all.isEmpty, !ladder.ratios.isEmpty else { return nil }
        var random = RandomSubstream(seed: seed, "ladder").substream("round\(index / all.count)")
        let dealt = random.shuffled(all)[index % all.count]
        return own.place(dealt.noise, beside: ladder.scenes, split: split).map { place in
            let source: Condition.Source =
                switch place {
                case .name(let scene): .scene(scene)
                case .own(let place): .recording(place.recordings[0])
                }
            return Condition(source: source, ratios: dealt.ratios)
        }
    }
}

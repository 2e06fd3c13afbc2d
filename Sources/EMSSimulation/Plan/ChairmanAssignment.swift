/// Deals out strata one after another so that after every prefix each stratum has its share to within one, and so that
/// the deal for the first n does not depend on how many follow.
///
/// Tijdeman's solution of the chairman assignment problem (Discrete Mathematics 32, 1980): among the strata that may
/// be dealt without running ahead, the one whose claim falls due first. Claims that fall due together are dealt in an
/// order that `tieBreak` gives, so equal weights come in shuffled rounds.
struct ChairmanAssignment {
    private let shares: [Double]
    private var dealt: [Int]
    private var step = 0
    private let tieBreak: @Sendable (_ round: Int, _ stratum: Int) -> UInt64

    /// - Parameter weights: not negative and not all zero.
    init(weights: [Double], tieBreak: @escaping @Sendable (_ round: Int, _ stratum: Int) -> UInt64) {
        let total = weights.reduce(0, +)
        precondition(total > 0, "weights must not all be zero")
        shares = weights.map { $0 / total }
        dealt = Array(repeating: 0, count: weights.count)
        self.tieBreak = tieBreak
    }

    /// The stratum of the next place.
    ///
    /// - Parameter isAllowed: what the place has room for, where it has not room for all; shares are then kept as far as
    ///   places allow.
    mutating func next(where isAllowed: (Int) -> Bool = { _ in true }) -> Int {
        step += 1
        var best: (stratum: Int, due: Int, tie: UInt64)?
        let slack = shares.count > 1 ? 1 / Double(2 * shares.count - 2) : 0
        for stratum in shares.indices where shares[stratum] > 0 && isAllowed(stratum) {
            guard claim(stratum) >= slack - 1e-9 || shares.count == 1 else { continue }
            let due = Int(((Double(dealt[stratum]) + 1 - slack) / shares[stratum] - 1e-9).rounded(.up))
            let tie = tieBreak(dealt[stratum], stratum)
            if best == nil || (due, tie) < (best!.due, best!.tie) { best = (stratum, due, tie) }
        }
        // Claims always sum to one, so that one of all strata reaches the slack; of those allowed, none may.
        let chosen = best?.stratum ?? shares.indices.filter(isAllowed).max { claim($0) < claim($1) } ?? 0
        dealt[chosen] += 1
        return chosen
    }

    /// How many encounters a stratum lags behind.
    private func claim(_ stratum: Int) -> Double { shares[stratum] * Double(step) - Double(dealt[stratum]) }
}

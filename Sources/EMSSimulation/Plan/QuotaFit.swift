import EMSKnowledge

/// The mix of kinds that keeps every quota and is otherwise as near as can be to what the files have.
///
/// Iterative proportional fitting (Deming and Stephan 1940): scaling the kinds to one quota after the other, again and
/// again, leads to the mix of least relative entropy that keeps them all, if there is one.
struct QuotaFit {
    /// Those kinds that every quota has a place for.
    private(set) var kinds: [CallKind]
    /// The stratum of each kind, by quota.
    private(set) var strata: [[Int]]
    /// The greatest distance of a share from the one asked for.
    private(set) var deviation = 0.0

    private static let mostRounds = 2_000

    init(_ all: [CallKind], _ quotas: [Quota]) {
        kinds = []
        strata = quotas.map { _ in [] }
        for kind in all {
            let own = quotas.compactMap { $0.stratum(of: kind.value(of: $0.dimension)) }
            guard own.count == quotas.count else { continue }
            kinds.append(kind)
            for index in quotas.indices { strata[index].append(own[index]) }
        }
        let total = kinds.reduce(0) { $0 + $1.share }
        if total > 0 { for index in kinds.indices { kinds[index].share /= total } }
        guard !quotas.isEmpty else { return }
        for _ in 0..<Self.mostRounds {
            deviation = 0
            for index in quotas.indices { scale(to: quotas[index], strata[index]) }
            if deviation < 1e-12 { break }
        }
    }

    private mutating func scale(to quota: Quota, _ strata: [Int]) {
        var sums = quota.shares.map { _ in 0.0 }
        for (index, stratum) in strata.enumerated() { sums[stratum] += kinds[index].share }
        for (sum, share) in zip(sums, quota.shares) { deviation = max(deviation, abs(sum - share)) }
        for (index, stratum) in strata.enumerated() where sums[stratum] > 0 {
            kinds[index].share *= quota.shares[stratum] / sums[stratum]
        }
    }
}

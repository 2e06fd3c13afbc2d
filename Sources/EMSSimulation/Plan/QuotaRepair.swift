import EMSReproducibility

/// Exchanges bundles within one period until every stratum has its number exactly: a walk that takes steps which bring
/// the counts nearer, or at least no further away.
struct QuotaRepair {
    private let bundles: [QuotaDeal.Bundle]
    private(set) var dealt: [Int]
    /// Dealt minus wanted, by quota and stratum.
    private var excess: [[Int]]
    private var random: RandomSubstream

    init(
        bundles: [QuotaDeal.Bundle], quotas: [Quota], period: Int, dealt: [Int], random: RandomSubstream
    ) {
        self.bundles = bundles
        self.dealt = dealt
        self.random = random
        excess = quotas.map { quota in quota.shares.map { -Int(($0 * Double(period)).rounded()) } }
        for bundle in dealt {
            for (quota, stratum) in bundles[bundle].strata.enumerated() { excess[quota][stratum] += 1 }
        }
    }

    var isNeeded: Bool { excess.contains { $0.contains { $0 != 0 } } }

    /// - Returns: whether it came out exactly.
    mutating func run() -> Bool {
        let most = 2_000 + 20 * dealt.count
        for _ in 0..<most where isNeeded {
            let surplus = dealt.indices.filter { isSurplus(dealt[$0]) }
            guard !surplus.isEmpty else { return false }
            exchange(at: random.pick(surplus))
        }
        return !isNeeded
    }

    private func isSurplus(_ bundle: Int) -> Bool {
        bundles[bundle].strata.enumerated().contains { excess[$0.offset][$0.element] > 0 }
    }

    private mutating func exchange(at place: Int) {
        let old = bundles[dealt[place]].strata
        var least = 1
        var choices: [Int] = []
        for (index, bundle) in bundles.enumerated() where index != dealt[place] {
            var change = 0
            for (quota, stratum) in bundle.strata.enumerated() where stratum != old[quota] {
                change += excess[quota][stratum] >= 0 ? 1 : -1
                change += excess[quota][old[quota]] > 0 ? -1 : 1
            }
            if change < least {
                least = change
                choices = [index]
            } else if change == least {
                choices.append(index)
            }
        }
        guard least <= 0, !choices.isEmpty else { return }
        let chosen = random.pick(choices)
        for (quota, stratum) in bundles[chosen].strata.enumerated() where stratum != old[quota] {
            excess[quota][old[quota]] -= 1
            excess[quota][stratum] += 1
        }
        dealt[place] = chosen
    }
}

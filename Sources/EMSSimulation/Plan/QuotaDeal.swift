import EMSKnowledge
import EMSReproducibility

/// Deals what the quotas speak of, several dimensions at once, one encounter after another.
///
/// Each encounter takes the bundle of values whose strata lag behind their shares most, taken together, which keeps
/// every prefix near all shares. At each multiple of the quotas' common period all shares are whole numbers; there what
/// is dealt is set right, if it is not yet, by exchanging bundles of the last period, and dealt again. Nothing here knows
/// how many encounters are asked for.
struct QuotaDeal {
    /// What one encounter may take: a protocol with a value for each quota.
    struct Bundle {
        var protocolIndex: Int
        /// By quota.
        var strata: [Int]
        var share: Double
    }

    let bundles: [Bundle]
    private let quotas: [Quota]
    private let period: Int?
    private let random: RandomSubstream
    /// How often each stratum was dealt, by quota.
    private var counts: [[Int]]
    private var bundleCounts: [Int]
    /// Indices of bundles.
    private var dealt: [Int] = []
    private var handedOut = 0
    /// Whether the last period came out exactly.
    private(set) var isExact = true

    /// Longer periods than this are not set right: no data set of their length would be built.
    static let longestPeriod = 20_000

    init(fit: QuotaFit, quotas: [Quota], random: RandomSubstream) {
        self.quotas = quotas
        self.random = random
        let common = Quota.commonPeriod(quotas)
        period = common.flatMap { $0 <= Self.longestPeriod ? $0 : nil }
        var places: [[Int]: Int] = [:]
        var bundles: [Bundle] = []
        for (index, kind) in fit.kinds.enumerated() {
            let strata = fit.strata.map { $0[index] }
            let key = [kind.protocolIndex] + strata
            if let place = places[key] {
                bundles[place].share += kind.share
            } else {
                places[key] = bundles.count
                bundles.append(Bundle(protocolIndex: kind.protocolIndex, strata: strata, share: kind.share))
            }
        }
        self.bundles = bundles
        counts = quotas.map { Array(repeating: 0, count: $0.names.count) }
        bundleCounts = Array(repeating: 0, count: bundles.count)
    }

    /// The index of the next encounter's bundle.
    mutating func next() -> Int {
        if handedOut == dealt.count { dealMore() }
        handedOut += 1
        return dealt[handedOut - 1]
    }

    private mutating func dealMore() {
        guard let period else { return take(nextOfAll()) }
        let start = dealt.count
        for _ in 0..<period { take(nextOfAll()) }
        var repair = QuotaRepair(
            bundles: bundles, quotas: quotas, period: period, dealt: Array(dealt[start...]),
            random: random.substream("repair/\(start)"))
        if repair.isNeeded { isExact = repair.run() && isExact }
        let again = ordered(repair.dealt, from: start)
        deal(distance(of: again) < distance(of: repair.dealt) ? again : repair.dealt, from: start)
    }

    /// What is dealt from a place on is taken back, and this dealt instead.
    private mutating func deal(_ period: [Int], from start: Int) {
        for bundle in dealt[start...] { count(bundle, -1) }
        dealt.removeSubrange(start...)
        for bundle in period { take(bundle) }
    }

    private func nextOfAll() -> Int {
        let number = Double(dealt.count + 1)
        return best(among: bundles.indices) { bundles[$0].share * number - Double(bundleCounts[$0]) }
    }

    /// A period dealt once more, now that it is known what is in it: nothing is left over at its end that would have been
    /// wanted earlier.
    private mutating func ordered(_ period: [Int], from start: Int) -> [Int] {
        deal([], from: start)
        var left: [Int: Int] = [:]
        for bundle in period { left[bundle, default: 0] += 1 }
        let all = left
        for place in 1...period.count {
            let bundle = best(among: left.keys.sorted()) { bundle in
                let number = Double(all[bundle] ?? 0)
                return number * Double(place) / Double(period.count) - (number - Double(left[bundle] ?? 0))
            }
            take(bundle)
            left[bundle] = left[bundle] == 1 ? nil : (left[bundle] ?? 1) - 1
        }
        return Array(dealt[start...])
    }

    /// How far any stratum gets from its share within a period.
    private func distance(of period: [Int]) -> Double {
        var counts = quotas.map { Array(repeating: 0.0, count: $0.shares.count) }
        var most = 0.0
        for (place, bundle) in period.enumerated() {
            for (quota, stratum) in bundles[bundle].strata.enumerated() { counts[quota][stratum] += 1 }
            for (quota, own) in counts.enumerated() {
                for (stratum, count) in own.enumerated() {
                    most = max(most, abs(count - quotas[quota].shares[stratum] * Double(place + 1)))
                }
            }
        }
        return most
    }

    private mutating func take(_ bundle: Int) {
        dealt.append(bundle)
        count(bundle, 1)
    }

    private mutating func count(_ bundle: Int, _ change: Int) {
        bundleCounts[bundle] += change
        for (quota, stratum) in bundles[bundle].strata.enumerated() { counts[quota][stratum] += change }
    }

    /// - Parameters:
    ///   - choices: bundles that may be taken.
    ///   - lag: how many encounters a bundle lags behind its own share.
    private func best(among choices: some Sequence<Int>, lag: (Int) -> Double) -> Int {
        let number = Double(dealt.count + 1)
        let costs = quotas.indices.map { self.costs(of: $0, number: number) }
        var least = Double.infinity
        var ties: [Int] = []
        for index in choices {
            // The mix of bundles is kept too, but gives way to the quotas.
            var cost = -0.4 * max(-3, min(3, lag(index)))
            for quota in costs.indices { cost += costs[quota][bundles[index].strata[quota]] }
            if cost < least - 1e-9 {
                least = cost
                ties = [index]
            } else if cost < least + 1e-9 {
                ties.append(index)
            }
        }
        guard ties.count > 1 else { return ties[0] }
        var stream = random.substream("tie/\(dealt.count)")
        return stream.pick(ties)
    }

    /// The more a stratum lags behind, the cheaper it is; one that would run ahead by a whole encounter, and leaving one
    /// behind by as much, is as good as forbidden.
    private func costs(of quota: Int, number: Double) -> [Double] {
        let strata = quotas[quota].shares
        let slack = strata.count > 1 ? 1 / Double(2 * strata.count - 2) : 0
        return strata.indices.map { stratum in
            let share = strata[stratum]
            let claim = share * number - Double(counts[quota][stratum])
            if claim < slack - 1e-9 { return 12 - claim }
            let due = ((Double(counts[quota][stratum]) + 1 - slack) / share - 1e-9).rounded(.up)
            return -claim - (due <= number ? 12 : 0) + min(1, 0.5 * share * (due - number))
        }
    }
}

import EMSKnowledge
import EMSModel
import EMSReproducibility

/// Writes the entries of a plan, one after another.
struct PlanWriter {
    private let mix: PlanMix
    private let seed: UInt64
    private var kindDeals: [Int: KindDeal] = [:]
    /// By bundle: the places of its kinds in the deal of its protocol.
    private var placesOfBundles: [[Int]] = []
    private var protocolDeal: ChairmanAssignment
    private var quotaDeal: QuotaDeal?
    private var splitDeal: SplitDeal
    private let familyShares: [String: Double]
    /// By protocol: where its next encounter stands.
    private var nextDeals: [String: Deal] = [:]

    init(mix: PlanMix, recipe: Recipe) {
        self.mix = mix
        seed = recipe.seed
        var kinds: [[CallKind]] = []
        var protocolShares: [Double] = []
        var familyShares: [String: Double] = [:]
        for kind in mix.fit.kinds {
            while kinds.count <= kind.protocolIndex {
                kinds.append([])
                protocolShares.append(0)
            }
            kinds[kind.protocolIndex].append(kind)
            protocolShares[kind.protocolIndex] += kind.share
            familyShares[kind.family, default: 0] += kind.share
        }
        self.familyShares = familyShares
        for (index, own) in kinds.enumerated() where !own.isEmpty {
            kindDeals[index] = KindDeal(own, seed: recipe.seed)
        }
        protocolDeal = EncounterPlan.deal(protocolShares, seed: recipe.seed, "plan/protocol")
        splitDeal = SplitDeal(
            fractions: [recipe.splits.train, recipe.splits.validation, recipe.splits.test],
            familyCount: familyShares.count, seed: recipe.seed)
        guard !mix.quotas.isEmpty else { return }
        let deal = QuotaDeal(
            fit: mix.fit, quotas: mix.quotas, random: RandomSubstream(seed: recipe.seed, "plan/quotas"))
        placesOfBundles = Self.places(of: deal.bundles, kinds: kinds, quotas: mix.quotas)
        quotaDeal = deal
    }

    private static func places(
        of bundles: [QuotaDeal.Bundle], kinds: [[CallKind]], quotas: [Quota]
    ) -> [[Int]] {
        var places: [[Int]: [Int]] = [:]
        for (number, own) in kinds.enumerated() {
            for (place, kind) in own.enumerated() {
                let strata = quotas.map { $0.stratum(of: kind.value(of: $0.dimension)) ?? 0 }
                places[[number] + strata, default: []].append(place)
            }
        }
        return bundles.map { places[[$0.protocolIndex] + $0.strata] ?? [] }
    }

    mutating func entry(index: Int) -> EncounterPlan.Entry {
        let kind = nextKind()
        let family = kind.family
        let split = splitDeal.split(of: family, share: familyShares[family] ?? 0)
        return EncounterPlan.Entry(
            index: index, id: "enc-\(index.padded(to: 6))", protocolID: kind.protocolID,
            presentation: kind.presentation,
            ageGroup: kind.ageGroup, sex: kind.sex, course: kind.course, language: kind.language,
            severity: kind.severity, tidiness: kind.tidiness, split: EncounterPlan.Split.allCases[split], group: family,
            seed: EncounterSeed.value(datasetSeed: seed, index: index), deal: deal(of: kind.protocolID))
    }

    private mutating func deal(of protocolID: String) -> Deal {
        var stream = RandomSubstream(seed: seed, "plan/deal/\(protocolID)")
        let deal = nextDeals[protocolID] ?? Deal(seed: stream.next(), place: 0)
        nextDeals[protocolID] = Deal(seed: deal.seed, place: deal.place + 1)
        return deal
    }

    private mutating func nextKind() -> CallKind {
        guard let bundle = quotaDeal?.next(), let bundles = quotaDeal?.bundles else {
            let number = protocolDeal.next()
            return kindDeals[number]!.next(among: kindDeals[number]!.allPlaces)
        }
        return kindDeals[bundles[bundle].protocolIndex]!.next(among: placesOfBundles[bundle])
    }

    func summary(of entries: [EncounterPlan.Entry]) -> PlanSummary {
        var counts: [QuotaDimension: [String: Int]] = [:]
        var splits: [EncounterPlan.Split: Int] = [:]
        for entry in entries {
            for dimension in QuotaDimension.allCases {
                guard let value = entry.value(of: dimension) else { continue }
                counts[dimension, default: [:]][value, default: 0] += 1
            }
            splits[entry.split, default: 0] += 1
        }
        return PlanSummary(
            encounters: entries.count, counts: counts, splits: splits, families: Set(entries.map(\.group)).count,
            asked: mix.asked, protocolsFollowQuotas: mix.protocolsFollowQuotas)
    }

    /// Holds that whole shares are met exactly.
    func check(_ summary: PlanSummary) throws(PlanError) {
        let period = Quota.commonPeriod(mix.quotas) ?? Int.max
        guard !mix.quotas.isEmpty, summary.encounters > 0, summary.encounters % period == 0 else { return }
        for quota in mix.quotas {
            for stratum in summary.strata(of: quota.dimension) {
                guard let asked = stratum.asked, Double(stratum.planned) != asked.rounded() else { continue }
                throw PlanError(
                    "the quotas cannot be met at once by \(summary.encounters) whole encounters: "
                        + "\(quota.dimension.written) \(stratum.name) would be \(stratum.planned) instead of "
                        + "\(Int(asked.rounded()))",
                    remedy: "Ask for other numbers, or take a quota out.")
            }
        }
    }
}

extension EncounterPlan.Entry {
    /// Nil where the plan leaves it open.
    func value(of dimension: QuotaDimension) -> String? {
        switch dimension {
        case .clinicalProtocol: protocolID
        case .ageGroup: ageGroup.rawValue
        case .sex: sex.rawValue
        case .language: language
        case .severity: severity.rawValue
        case .course: course
        case .noise: tidiness?.rawValue
        }
    }
}

import EMSKnowledge

/// In which shares the kinds of calls are to occur, worked out from recipe and protocol files.
struct PlanMix {
    let fit: QuotaFit
    /// Those that must be met.
    let quotas: [Quota]
    /// What the recipe asked for.
    let asked: [QuotaDimension: [String: Double]]
    let protocolsFollowQuotas: Bool

    init(recipe: Recipe, protocols: [ClinicalProtocol]) throws(PlanError) {
        let chosen = protocols.filter { recipe.protocols.isEmpty || (recipe.protocols[$0.id] ?? 0) > 0 }
        guard !chosen.isEmpty else {
            throw PlanError(
                "the recipe \(recipe.name) asks for no protocol that is known",
                remedy: "See the protocols with `emsynth protocols list`.")
        }
        let weights = chosen.map { recipe.protocols[$0.id] ?? 1 }
        let shares = recipe.quotas?.shares ?? [:]
        var languages = shares[.language]?.keys.filter { $0 != Quotas.other }.sorted() ?? [recipe.language]
        if shares[.language]?[Quotas.other] != nil, !languages.contains(recipe.language) {
            languages.append(recipe.language)
        }
        let kinds = CallKind.all(
            chosen, weights: weights, languages: languages, tidiness: shares[.noise] != nil)
        try Self.check(shares[.noise] ?? [:], recipe.noise)
        let quotas = QuotaDimension.allCases.compactMap { dimension in
            shares[dimension].map { Quota(dimension, $0) }
        }
        asked = Dictionary(
            uniqueKeysWithValues: quotas.map { quota in
                (quota.dimension, Dictionary(uniqueKeysWithValues: zip(quota.names, quota.shares)))
            })
        guard !quotas.isEmpty else {
            fit = QuotaFit(kinds, [])
            self.quotas = []
            protocolsFollowQuotas = false
            return
        }
        if shares[.clinicalProtocol] != nil {
            (fit, self.quotas) = (try Self.fitted(kinds, quotas), quotas)
            protocolsFollowQuotas = false
            return
        }
        // Protocols keep their weights; equal ones, which nobody asked for, give way if they must.
        let own = Quota(
            .clinicalProtocol, Dictionary(uniqueKeysWithValues: zip(chosen.map(\.id), weights)))
        do {
            fit = try Self.fitted(kinds, [own] + quotas)
            self.quotas = [own] + quotas
            protocolsFollowQuotas = false
        } catch {
            guard recipe.protocols.isEmpty else { throw error }
            fit = try Self.fitted(kinds, quotas)
            self.quotas = quotas
            protocolsFollowQuotas = true
        }
    }

    /// Untidy calls need something that may go wrong in any call.
    private static func check(_ asked: [String: Double], _ noise: CaseNoise) throws(PlanError) {
        guard (asked[Tidiness.untidy.rawValue] ?? asked[Quotas.other] ?? 0) > 0,
            noise.equipment == 0 || noise.wrongNumber == 0
        else { return }
        throw PlanError(
            noise == .none
                ? "the quotas ask for untidy calls, but the recipe says that nothing goes otherwise than it should"
                : "the quotas ask for untidy calls, but what the recipe lets go wrong cannot happen in every call",
            remedy: "Leave out `noise:`, or give its `equipment` and `wrong_number` a probability above 0.")
    }

    private static func fitted(_ kinds: [CallKind], _ quotas: [Quota]) throws(PlanError) -> QuotaFit {
        // Cheap and exact reasons first; what fitting alone can tell comes after.
        let check = QuotaCheck(kinds: kinds, quotas: quotas)
        if let problem = check.simpleProblem() { throw problem }
        let fit = QuotaFit(kinds, quotas)
        guard fit.deviation > QuotaCheck.tolerance else { return fit }
        throw check.problemOfMany()
            ?? PlanError("the quotas cannot be met by the chosen protocols", remedy: "Take one of them out.")
    }
}

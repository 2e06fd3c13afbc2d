import EMSKnowledge

/// Finds out why quotas cannot be met, and says it in words.
///
/// One quota at a time, a value no chosen protocol has is the reason. Two at a time, it is a set of values that is asked
/// for more often than all that goes with it (the cut of a flow from the one quota to the other). Of three and more it
/// can only be said which do not go together.
struct QuotaCheck {
    let kinds: [CallKind]
    let quotas: [Quota]

    /// The reason, if it lies in one or two quotas.
    func simpleProblem() -> PlanError? {
        for quota in quotas {
            if let problem = problem(of: quota) { return problem }
        }
        for first in quotas.indices {
            for second in quotas.indices where second > first {
                if let problem = problem(of: quotas[first], with: quotas[second]) { return problem }
            }
        }
        return nil
    }

    private func problem(of quota: Quota) -> PlanError? {
        let name = quota.dimension.written
        let present = Set(kinds.compactMap { quota.stratum(of: $0.value(of: quota.dimension)) })
        guard let missing = quota.names.indices.first(where: { !present.contains($0) }) else { return nil }
        let values = Set(kinds.map { $0.value(of: quota.dimension) }).sorted()
        let what =
            quota.names[missing] == Quotas.other
            ? "no value of \(name) is left for “other”" : "no chosen protocol has the \(name) \(quota.names[missing])"
        return PlanError(
            "\(what), of which the recipe asks \(percent(quota.shares[missing]))",
            remedy: "The protocols have: \(shortened(values)).")
    }

    private func problem(of first: Quota, with second: Quota) -> PlanError? {
        var edges: Set<[Int]> = []
        for kind in kinds {
            guard let from = first.stratum(of: kind.value(of: first.dimension)),
                let to = second.stratum(of: kind.value(of: second.dimension))
            else { continue }
            edges.insert([from, to])
        }
        var flow = ShareFlow(first.shares, second.shares, edges: edges)
        guard let cut = flow.cut() else { return nil }
        let asked = cut.from.reduce(0) { $0 + first.shares[$1] }
        let offered = cut.to.reduce(0) { $0 + second.shares[$1] }
        let left = shortened(cut.from.map { first.names[$0] })
        let right = cut.to.isEmpty ? "nothing" : shortened(cut.to.map { second.names[$0] })
        return PlanError(
            "the \(first.dimension.written) \(left) is to be \(percent(asked)) of the encounters, but goes only with the "
                + "\(second.dimension.written) \(right), which is to be \(percent(offered))",
            remedy: "Change one of the two quotas, or choose protocols that have both.")
    }

    /// The fewest quotas that do not go together, if they are three or more.
    func problemOfMany() -> PlanError? {
        guard quotas.count > 2 else { return nil }
        for size in 3...quotas.count {
            for chosen in Self.subsets(quotas, size: size) where QuotaFit(kinds, chosen).deviation > Self.tolerance {
                let names = chosen.map(\.dimension.written).joined(separator: ", ")
                return PlanError(
                    "the quotas of \(names) cannot all be met at once by the chosen protocols, though each two can",
                    remedy: "Take one of them out, or choose other protocols.")
            }
        }
        return nil
    }

    /// Fitting comes near slowly where a share can only just be had.
    static let tolerance = 2e-3

    private static func subsets(_ all: [Quota], size: Int) -> [[Quota]] {
        if size == 0 { return [[]] }
        return all.indices.flatMap { first in
            subsets(Array(all[(first + 1)...]), size: size - 1).map { [all[first]] + $0 }
        }
    }

    private func percent(_ share: Double) -> String {
        let tenths = (share * 1000).rounded()
        let whole = Int(tenths / 10)
        let rest = Int(tenths) % 10
        return rest == 0 ? "\(whole) %" : "\(whole).\(rest) %"
    }

    private func shortened(_ names: [String]) -> String {
        names.count <= 8 ? names.joined(separator: ", ") : names.prefix(7).joined(separator: ", ") + " and others"
    }
}

extension QuotaDimension {
    /// In a sentence.
    var written: String { rawValue.replacing("_", with: " ") }
}

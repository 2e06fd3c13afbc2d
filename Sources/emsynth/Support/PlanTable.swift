import EMSKnowledge
import EMSSimulation

/// What is going to be built, in a few lines.
struct PlanTable {
    private let plan: PlanSummary
    /// So many values are named one by one where nothing is asked of them.
    private static let mostNamed = 8

    init(_ plan: PlanSummary) { self.plan = plan }

    /// Each line begins with `plan`.
    var text: String {
        var lines = ["plan: \(plan.encounters) encounters, script families: \(plan.families)"]
        for dimension in QuotaDimension.allCases {
            let strata = plan.strata(of: dimension)
            guard strata.count > 1 || plan.asked[dimension] != nil else { continue }
            let name = dimension.rawValue
            lines.append("plan:   \(name + padding(name)) \(described(strata))")
        }
        let splits = EncounterPlan.Split.allCases.map { "\($0.rawValue) \(plan.splits[$0] ?? 0)" }
        lines.append("plan:   split\(padding("split")) \(splits.joined(separator: ", "))")
        if plan.protocolsFollowQuotas {
            lines.append("plan:   protocols have unequal shares, because the quotas cannot be met otherwise")
        }
        return lines.joined(separator: "\n")
    }

    private func padding(_ name: String) -> String { String(repeating: " ", count: max(0, 10 - name.count)) }

    private func described(_ strata: [PlanSummary.Stratum]) -> String {
        let isAsked = strata.contains { $0.asked != nil }
        guard isAsked || strata.count <= Self.mostNamed else {
            let counts = strata.map(\.planned)
            let (least, most) = (counts.min() ?? 0, counts.max() ?? 0)
            return "\(strata.count) of them, \(least == most ? "\(least)" : "\(least) to \(most)") each"
        }
        return strata.map { stratum in
            guard let asked = stratum.asked, abs(asked - Double(stratum.planned)) > 1e-6 else {
                return "\(stratum.name) \(stratum.planned)"
            }
            return "\(stratum.name) \(stratum.planned) (asked \(ProgressDisplay.oneDecimal(asked)))"
        }.joined(separator: ", ")
    }
}

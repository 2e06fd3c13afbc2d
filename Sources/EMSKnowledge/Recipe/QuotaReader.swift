import EMSDiagnostics
import EMSModel

/// Reads what a recipe asks shares of.
///
/// Numbers are weights, unless all of a dimension are whole and one is ten or more: those are counts, and must sum to the
/// number of encounters, or to `of` where the recipe says what they are counts of.
enum QuotaReader {
    /// From here on whole numbers are read as counts. Percentages are counts of a hundred.
    private static let leastCount = 10.0
    private static let numbers = 0.0...10_000_000

    static func quotas(
        _ mapping: MappingReader, encounters: Int, known: RecipeReader.Known
    ) -> Quotas? {
        guard let node = mapping.optional("quotas") else { return nil }
        let reader = MappingReader(node, "\"quotas\"", mapping.report)
        let of = reader.optional("of").flatMap { mapping.report.integer($0, "of", in: 1...10_000_000) }
        var quotas = Quotas(of: of, shares: [:])
        for dimension in QuotaDimension.allCases {
            guard let node = reader.optional(dimension.rawValue) else { continue }
            quotas.shares[dimension] = shares(
                node, dimension, total: of ?? encounters, isTotalNamed: of != nil, known, mapping.report)
        }
        reader.finish()
        if quotas.shares[.clinicalProtocol] != nil, let protocols = mapping.node["protocols"],
            case .mapping(let entries) = protocols.content, !entries.isEmpty
        {
            mapping.report.add(
                .recipe(.quota), "protocols have weights in \"protocols\" and a quota as well", at: protocols.position,
                remedy: "Keep one of the two.")
        }
        return quotas.shares.isEmpty ? nil : quotas
    }

    private static func shares(
        _ node: KnowledgeNode, _ dimension: QuotaDimension, total: Int, isTotalNamed: Bool,
        _ known: RecipeReader.Known, _ report: FileReport
    ) -> [String: Double] {
        let name = dimension.rawValue
        let names = known.values(of: dimension)
        var shares: [String: Double] = [:]
        for entry in MappingReader(node, "\"\(name)\"", report).all {
            if entry.key != Quotas.other {
                RecipeReader.check(entry.key, among: names, noun(dimension), at: entry.position, report)
            }
            shares[entry.key] = report.number(entry.value, entry.key, in: numbers)
        }
        guard !report.hasErrors else { return shares }
        // In one order, so that the sum is the same everywhere.
        let values = shares.keys.sorted().compactMap { shares[$0] }
        let sum = values.reduce(0, +)
        guard sum > 0 else {
            report.add(
                .recipe(.quota), "the shares of \(name) are all zero or none is named", at: node.position,
                remedy: "Name at least one value with a share above 0.")
            return shares
        }
        let areCounts = values.allSatisfy { $0 == $0.rounded() } && values.contains { $0 >= leastCount }
        if areCounts, sum != Double(total) {
            report.add(
                .recipe(.quota),
                "the counts of \(name) sum to \(FileReport.plain(sum)), not to \(total)", at: node.position,
                remedy: isTotalNamed
                    ? "Correct the counts, or the number after `of:`."
                    : "Correct them, write shares such as 0.25, or add `of: \(FileReport.plain(sum))` to the quotas: "
                        + "the shares then hold at any number of encounters.")
        }
        return shares
    }

    private static func noun(_ dimension: QuotaDimension) -> String {
        dimension.rawValue.replacing("_", with: " ")
    }
}

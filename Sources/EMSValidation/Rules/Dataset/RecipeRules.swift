import EMSDiagnostics
import EMSManifest

/// What a built data set takes over from its recipe.
struct RecipeRules {
    let dataset: Located<DatasetRecord>

    var faults: [Finding] {
        let record = dataset.record
        guard let recipe = record.recipe else { return [] }
        var findings: [Finding] = []
        func note(_ message: String, _ field: String) {
            findings.append(dataset.finding(.dataset(.otherRecipe), message, field: field))
        }
        let texts = [
            ("license", "licence", record.license), ("name", "name", record.name), ("title", "title", record.title),
        ]
        for (field, key, value) in texts {
            guard let value, case .string(let expected)? = recipe[key], expected != value else { continue }
            note("\"\(value.prefix(80))\", the recipe says \"\(expected.prefix(80))\"", field)
        }
        if let seed = record.seed, let expected = dataset.json["recipe"]?["seed"]?.integer,
            Int64(clamping: seed) != Int64(expected)
        {
            note("\(seed), the recipe says \(expected)", "seed")
        }
        if let (value, asked) = unasked("protocol", in: recipe["protocols"]) {
            note("has \(value), the recipe asks for \(asked)", "plan.protocol")
        }
        if case .string(let language)? = recipe["language"], let plan = planned("language"),
            recipe["quotas"]?["language"] == nil, let other = plan.first(where: { $0 != language })
        {
            note("has \(other.prefix(40)), the recipe says \(language.prefix(40))", "plan.language")
        }
        for (name, share) in shares where !(0...1).contains(share) {
            note("noise.\(name.prefix(80)) is \(share), and a share lies between 0 and 1", "recipe.noise")
        }
        if let (split, message) = otherSplit { note(message, "recipe.splits.\(split)") }
        return findings
    }

    private var shares: [(name: String, share: Double)] {
        guard case .object(let noise)? = dataset.record.recipe?["noise"] else { return [] }
        return noise.sorted { $0.key < $1.key }.compactMap { name, value in value.decimal.map { (name, $0) } }
    }

    /// Calls of one patient or family stay together, so that splits of small data sets are seldom as large as asked for.
    private static let splits = (fewest: 20, slack: 0.15)

    private var otherSplit: (split: String, message: String)? {
        let found = dataset.record.splits
        guard let splits = dataset.record.recipe?["splits"] else { return nil }
        let count = found.values.reduce(0) { $0.addingReportingOverflow($1).partialValue }
        guard count >= Self.splits.fewest else { return nil }
        return found.sorted { $0.key < $1.key }.lazy.compactMap { split, number in
            guard let share = splits[split]?.decimal,
                abs(Double(number) - share * Double(count)) > Self.splits.slack * Double(count)
            else { return nil }
            return (split, "\(share), there are \(number) of \(count)")
        }.first
    }

    private func unasked(_ dimension: String, in weights: JSONValue?) -> (value: String, asked: String)? {
        guard case .object(let weights)? = weights, !weights.isEmpty,
            dataset.record.recipe?["quotas"]?[dimension] == nil,
            let value = planned(dimension)?.first(where: { weights[$0] == nil })
        else { return nil }
        return (String(value.prefix(80)), weights.keys.sorted().joined(separator: ", "))
    }

    /// Values that the plan has, in order.
    private func planned(_ dimension: String) -> [String]? {
        dataset.record.plan?[dimension]?.filter { $0.value > 0 }.keys.sorted()
    }
}

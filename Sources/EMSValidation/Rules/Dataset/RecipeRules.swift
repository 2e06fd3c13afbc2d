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
        return findings
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

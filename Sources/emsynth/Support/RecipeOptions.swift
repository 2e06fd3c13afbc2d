import ArgumentParser
import EMSAssembly
import EMSKnowledge

/// What changes a recipe, shared by `build` and `rebuild`.
struct RecipeOptions: ParsableArguments {
    @Option(name: .long, help: "How many encounters, instead of the recipe's number.")
    var encounters: Int?

    @Option(name: .long, help: "The seed, instead of the recipe's.")
    var seed: UInt64?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Another value for a key of the recipe, such as frames.width=640; may be given again.",
            valueName: "key=value"))
    var set: [String] = []

    func recipe(_ name: String, knowledge: Knowledge) throws -> Recipe {
        var overrides = set
        if let encounters { overrides.append("encounters=\(encounters)") }
        if let seed { overrides.append("seed=\(seed)") }
        let (recipe, findings) = KnowledgeLoader.loadRecipe(name, overrides: overrides, knowledge: knowledge)
        try KnowledgeOptions.refuseErrors(findings)
        guard let recipe else { throw ExitStatus.badInput.code }
        return recipe
    }
}

import ArgumentParser
import EMSAssembly
import EMSKnowledge

/// What changes a recipe, of `build`.
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

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A folder with frames.csv and pictures of your own, in place of drawn frames; needs --frames-licence.",
            valueName: "folder"))
    var framesDir: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The licence of the frames in --frames-dir, such as CC-BY-4.0.", valueName: "spdx"))
    var framesLicence: String?

    func validate() throws {
        guard (framesDir == nil) == (framesLicence == nil) else {
            throw ValidationError("--frames-dir and --frames-licence go together.")
        }
    }

    func recipe(_ name: String, knowledge: Knowledge) throws -> Recipe {
        var overrides = set
        if let encounters { overrides.append("encounters=\(encounters)") }
        if let seed { overrides.append("seed=\(seed)") }
        if let framesLicence {
            // The path itself is no YAML; it is put in its place below.
            overrides += ["frames.folder=folder", "frames.licence=\(framesLicence)"]
        }
        let (recipe, findings) = KnowledgeLoader.loadRecipe(name, overrides: overrides, knowledge: knowledge)
        try KnowledgeOptions.refuseErrors(findings)
        guard var recipe else { throw ExitStatus.badInput.code }
        if let framesDir { recipe.frames.recorded?.folder = framesDir }
        return recipe
    }
}

import ArgumentParser
import EMSAssembly
import EMSKnowledge

/// Dialogues of one protocol, as the recipe `transcripts` would have them.
struct ProtocolSample {
    /// Every JSON reader keeps whole numbers up to here exactly.
    static let largestSeed: UInt64 = 9_007_199_254_740_991

    let dialogues: [SampledDialogue]

    init(_ source: ProtocolSource, count: Int, seed: UInt64) throws {
        let overrides = ["encounters=\(count)", "seed=\(seed)", "protocols={}", "quotas={}"]
        let (recipe, findings) = KnowledgeLoader.loadRecipe(
            "transcripts", overrides: overrides, knowledge: source.knowledge)
        try KnowledgeOptions.refuseErrors(findings)
        guard let recipe else { throw ExitStatus.badInput.code }
        dialogues = try DatasetBuilder(
            recipe: recipe, knowledge: source.knowledge, synthesizer: nil, options: .init(output: "", jobs: 1)
        ).sampledDialogues()
    }
}

import EMSAssembly
import EMSDiagnostics
import EMSKnowledge
import EMSSpeech
import Foundation

/// What is built.
struct Setting {
    var recipe: String
    var encounters: Int
    var seed: UInt64

    /// Reads the knowledge afresh; its worker ends with the builder.
    func builder(output: String) throws -> DatasetBuilder {
        let folders = try KnowledgeLocation.find(explicit: [], executable: Self.executable)
        let knowledge = try KnowledgeLoader(folders: folders).load().knowledge
        let (found, findings) = KnowledgeLoader.loadRecipe(
            recipe, overrides: ["encounters=\(encounters)", "seed=\(seed)"], knowledge: knowledge)
        guard let found else { throw UnusableRecipe(findings: findings) }
        return DatasetBuilder(
            recipe: found, knowledge: knowledge, synthesizer: found.streams.audio ? try WorkerPool(size: 1) : nil,
            options: .init(output: output, jobs: 1))
    }

    private static var executable: URL {
        #if os(Linux)
            URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        #else
            URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        #endif
    }
}

struct UnusableRecipe: Error, CustomStringConvertible {
    var findings: [EMSDiagnostics.Finding]

    var description: String {
        var collector = FindingCollector()
        for finding in findings { collector.add(finding) }
        return TextFindings.render(collector)
    }
}

import ArgumentParser
import EMSDiagnostics
import EMSKnowledge
import Foundation

struct CheckProtocols: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check protocol, catalogue, language and recipe files.")

    @Argument(help: "A protocol file; without one, everything is checked.")
    var file: String?

    @Flag(name: .long, help: "Print findings as JSON.")
    var json = false

    @OptionGroup var knowledgeOptions: KnowledgeOptions

    func run() throws {
        try ExitStatus.run {
            var (knowledge, findings) = try knowledgeOptions.loadAll()
            if let file {
                guard FileManager.default.fileExists(atPath: file) else {
                    throw ExitStatus.fail(.noInput, "there is no file \(file)")
                }
                findings = KnowledgeLoader.loadProtocol(URL(filePath: file), knowledge: knowledge).findings
            } else {
                for name in knowledge.recipeNames {
                    findings += KnowledgeLoader.loadRecipe(name, knowledge: knowledge).findings
                }
                for language in knowledge.languages.keys.sorted() {
                    guard let pack = knowledge.languages[language] else { continue }
                    findings += LanguageGaps.findings(of: pack, in: knowledge)
                }
            }
            var collector = FindingCollector()
            for finding in findings { collector.add(finding) }
            Console.write(
                json ? try JSONFindings.renderList(findings) : TextFindings.render(collector), to: .standardOutput)
            if collector.hasErrors { throw ExitStatus.badInput.code }
            if !json {
                let found = Counted.text(findings.count, "finding")
                Console.print("\(found), \(Counted.text(knowledge.protocols.count, "protocol"))")
            }
        }
    }
}

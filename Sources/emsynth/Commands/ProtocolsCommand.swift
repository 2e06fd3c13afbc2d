import ArgumentParser
import EMSDiagnostics
import EMSKnowledge
import EMSModel
import Foundation

struct ProtocolsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "protocols", abstract: "List, show and check protocol files.",
        subcommands: [List.self, Show.self, Check.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the protocols.")

        @OptionGroup var knowledgeOptions: KnowledgeOptions

        func run() throws {
            try ExitStatus.run {
                for item in try knowledgeOptions.load().protocols {
                    Console.print(
                        "\(item.id)\t\(item.labels.odemsaNumber)\t\(item.title)\t"
                            + "courses: \(item.courses.map(\.id).joined(separator: ", "))")
                }
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Show what a protocol holds.")

        @Argument(help: "The protocol's id.")
        var id: String

        @OptionGroup var knowledgeOptions: KnowledgeOptions

        func run() throws {
            try ExitStatus.run {
                let knowledge = try knowledgeOptions.load()
                guard let item = knowledge.clinicalProtocol(id) else {
                    let question = NearestName.question(id, in: knowledge.protocols.map(\.id))
                    throw ExitStatus.fail(
                        .noInput, "there is no protocol “\(id)”", remedy: question.isEmpty ? nil : question)
                }
                Console.print(ProtocolOutline(item).text)
            }
        }
    }

    struct Check: ParsableCommand {
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
                if !json { Console.print("\(findings.count) findings, \(knowledge.protocols.count) protocols") }
            }
        }
    }
}

import ArgumentParser
import EMSDiagnostics
import EMSKnowledge
import Foundation

struct ShowProtocol: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what a protocol holds, or how a call of it sounds.")

    @Argument(help: "The protocol's id, or a protocol file.")
    var name: String

    @Flag(name: .long, help: "Print what is said in a call instead; nothing is built.")
    var sample = false

    @Option(name: .long, help: "With --sample: another number gives another call.")
    var seed: UInt64 = 1

    @OptionGroup var knowledgeOptions: KnowledgeOptions

    func validate() throws {
        guard seed <= ProtocolSample.largestSeed else {
            throw ValidationError("--seed must be at most \(ProtocolSample.largestSeed).")
        }
    }

    func run() throws {
        try ExitStatus.run {
            let source = try ProtocolSource(name, knowledge: knowledgeOptions.loadAll())
            guard sample else { return Console.print(ProtocolOutline(source.clinicalProtocol).text) }
            for dialogue in try ProtocolSample(source, count: 1, seed: seed).dialogues {
                Console.print(DialogueText(dialogue, of: source.clinicalProtocol).text)
            }
        }
    }
}

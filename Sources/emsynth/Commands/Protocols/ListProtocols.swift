import ArgumentParser
import EMSKnowledge

struct ListProtocols: ParsableCommand {
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

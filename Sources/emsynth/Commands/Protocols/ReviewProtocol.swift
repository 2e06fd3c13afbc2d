import ArgumentParser
import EMSAssembly
import EMSKnowledge
import EMSPreview
import Foundation

struct ReviewProtocol: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Write one HTML page to read sampled dialogues of a protocol and comment on them.",
        discussion: """
            Each line names the file and line it came from. The page holds everything it shows and fetches nothing; the
            browser keeps the comments, and the page saves them as JSON and loads them again.
            """)

    @Argument(help: "A protocol file, or a protocol's id.")
    var file: String

    @Option(name: .long, help: "How many dialogues.")
    var number = 20

    @Option(name: .long, help: "Another number gives other dialogues.")
    var seed: UInt64 = 1

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The page to write; without it <id>-review.html in this folder.", valueName: "file"))
    var output: String?

    @OptionGroup var knowledgeOptions: KnowledgeOptions

    func validate() throws {
        guard (1...500).contains(number) else { throw ValidationError("--number must lie between 1 and 500.") }
        guard seed <= ProtocolSample.largestSeed else {
            throw ValidationError("--seed must be at most \(ProtocolSample.largestSeed).")
        }
    }

    func run() throws {
        try ExitStatus.run {
            let source = try ProtocolSource(file, knowledge: knowledgeOptions.loadAll())
            let sample = try ProtocolSample(source, count: number, seed: seed)
            let page = ReviewSheet(source, sample.dialogues).page
            let target = output ?? "\(source.clinicalProtocol.id)-review.html"
            do {
                // Under another name first: nobody opens half a page.
                try page.html().write(to: URL(filePath: target), options: .atomic)
            } catch {
                throw ExitStatus.fail(
                    .cannotWrite, "cannot write \(target): \((error as NSError).localizedDescription)",
                    remedy: "Choose another place with -o.")
            }
            Console.print(target)
        }
    }
}

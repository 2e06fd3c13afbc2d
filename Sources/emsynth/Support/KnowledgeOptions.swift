import ArgumentParser
import EMSDiagnostics
import EMSKnowledge
import Foundation

/// Where knowledge comes from; shared by all commands that need protocols or recipes.
struct KnowledgeOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "A folder with protocols and assets of your own, added to the built-in ones; may be given again.",
            valueName: "dir"))
    var knowledge: [String] = []

    func folders() throws -> [URL] {
        try KnowledgeLocation.find(
            explicit: knowledge.map { URL(filePath: $0) }, executable: URL(filePath: Self.executablePath))
    }

    func loadAll() throws -> (knowledge: Knowledge, findings: [EMSDiagnostics.Finding]) {
        try KnowledgeLoader(folders: folders()).load()
    }

    /// Loads and refuses anything with an error; warnings are shown.
    func load() throws -> Knowledge {
        let (knowledge, findings) = try loadAll()
        try Self.refuseErrors(findings)
        return knowledge
    }

    static func refuseErrors(_ findings: [EMSDiagnostics.Finding]) throws {
        guard !findings.isEmpty else { return }
        var collector = FindingCollector()
        for finding in findings { collector.add(finding) }
        Console.write(TextFindings.render(collector), to: .standardError)
        if findings.contains(where: { $0.code == .recipe(.notFound) }) { throw ExitStatus.noInput.code }
        if collector.hasErrors { throw ExitStatus.badInput.code }
    }

    static var executablePath: String {
        #if os(Linux)
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        #else
            Bundle.main.executablePath ?? CommandLine.arguments[0]
        #endif
    }
}

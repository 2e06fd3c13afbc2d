import ArgumentParser
import EMSDiagnostics
import Foundation

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Tell what a finding's code means and what to do about it.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown }

    @Argument(help: "A code as it stands in brackets behind a finding; without one, all codes are listed.")
    var code: String?

    @Flag(name: .long, help: "All codes, each in full.")
    var all = false

    @Option(name: .long, help: "How to print all codes: text or markdown, the page docs/findings.md.")
    var format: Format = .text

    func validate() throws {
        if code != nil && all { throw ValidationError("Name a code, or --all.") }
        if format == .markdown && !all { throw ValidationError("--format markdown goes with --all.") }
    }

    func run() throws {
        if format == .markdown {
            Console.write(CatalogueMarkdown.render(), to: .standardOutput)
        } else if all {
            Console.print(FindingCode.allCases.map(Self.text).joined(separator: "\n\n"))
        } else if let code {
            guard let known = FindingCode(rawValue: code) else {
                let question = NearestName.question(code, in: FindingCode.allCases.map(\.rawValue))
                throw ExitStatus.fail(.usage, "there is no code “\(code)”", remedy: question.isEmpty ? nil : question)
            }
            Console.print(Self.text(known))
        } else {
            for known in FindingCode.allCases { Console.print("\(known.rawValue)  \(known.entry.title)") }
        }
    }

    private static func text(_ code: FindingCode) -> String {
        let entry = code.entry
        return """
            \(code.rawValue) (\(entry.severity.rawValue)): \(entry.title)

            \(entry.meaning)
            Example: \(code.example)

            \(entry.remedy)
            """
    }
}

import ArgumentParser
import EMSDiagnostics

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Tell what a finding's code means and what to do about it.")

    @Argument(help: "A code as it stands in brackets behind a finding; without one, all codes are listed.")
    var code: String?

    func run() throws {
        guard let code else {
            for known in FindingCode.allCases { Console.print("\(known.rawValue)  \(known.entry.title)") }
            return
        }
        guard let known = FindingCode(rawValue: code) else {
            let question = NearestName.question(code, in: FindingCode.allCases.map(\.rawValue))
            throw ExitStatus.fail(.usage, "there is no code “\(code)”", remedy: question.isEmpty ? nil : question)
        }
        let entry = known.entry
        Console.print(
            "\(known.rawValue) (\(entry.severity.rawValue)): \(entry.title)\n\n\(entry.meaning)\n\n\(entry.remedy)")
    }
}

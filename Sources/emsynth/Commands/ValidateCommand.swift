import ArgumentParser
import EMSDiagnostics
import EMSSignalValidation
import EMSValidation
import Foundation

struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Find out what is wrong with a data set.",
        discussion: "Reads only. Exit code 1 if there is an error, or with --strict anything at all.")

    /// The levels as they are written on the command line.
    enum Level: String, ExpressibleByArgument, CaseIterable {
        case structure, files, checksums, decode, signals

        var validationLevel: ValidationLevel { ValidationLevel(rawValue: rawValue) ?? .checksums }
    }

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl }

    @Argument(help: "The folder of the data set.")
    var dataset: String

    @Option(name: .long, help: "How deep to look: structure, files, checksums, decode or signals.")
    var level: Level = .checksums

    @Option(name: .long, help: "How to print findings: text, json or jsonl.")
    var format: Format = .text

    @Flag(name: .long, help: "Count warnings as errors.")
    var strict = false

    @Option(name: .long, help: ArgumentHelp("Report only this code; may be given again.", valueName: "code"))
    var select: [String] = []

    @Option(name: .long, help: ArgumentHelp("Do not report this code; may be given again.", valueName: "code"))
    var ignore: [String] = []

    func run() throws {
        try ExitStatus.run {
            let options = DatasetValidator.Options(
                selected: select.isEmpty ? nil : try Set(select.map(code)), ignored: try Set(ignore.map(code)))
            let validator = DatasetValidator(level: level.validationLevel, options: options, checks: MediaChecks.all)
            var display = ProgressDisplay(unit: "encounters")
            defer { display.finish() }
            let report = try validator.validate(at: URL(filePath: dataset)) { progress in
                display.show(done: progress.encounters, before: 0, total: progress.total)
            }
            display.finish()
            try show(report)
            let fails = strict ? !report.collector.isEmpty : !report.isValid
            if fails { throw ExitStatus.findings.code }
        }
    }

    private func code(_ slug: String) throws -> FindingCode {
        if let code = FindingCode(rawValue: slug) { return code }
        let question = NearestName.question(slug, in: FindingCode.allCases.map(\.rawValue))
        throw ExitStatus.fail(.usage, "there is no code “\(slug)”", remedy: question.isEmpty ? nil : question)
    }

    private func show(_ report: ValidationReport) throws {
        switch format {
        case .text:
            Console.print("\(report)")
            for item in report.notChecked { Console.print("not checked: \(item)") }
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
            Console.print(String(decoding: try encoder.encode(report), as: UTF8.self))
        case .jsonl: Console.write(try JSONFindings.renderLines(report.findings), to: .standardOutput)
        }
    }
}

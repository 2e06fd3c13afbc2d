import ArgumentParser
import EMSAssembly
import EMSDiagnostics
import EMSSignalValidation
import EMSValidation
import Foundation

struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Find out what is wrong with a data set.",
        discussion: """
            Reads only, but for the file that --write-baseline names. Exit code 1 if there is an error, or with --strict
            anything at all. `emsynth explain CODE` tells more about a finding.
            """)

    /// The levels as they are written on the command line.
    enum Level: String, ExpressibleByArgument, CaseIterable {
        case structure, files, checksums, decode, signals

        var validationLevel: ValidationLevel { ValidationLevel(rawValue: rawValue) ?? .checksums }
    }

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl, sarif, junit }

    @Argument(help: "The folder of the data set.")
    var dataset: String

    @Option(name: .long, help: "How deep to look: structure, files, checksums, decode or signals.")
    var level: Level = .checksums

    @Option(name: .long, help: "How to print findings: text, json, jsonl, sarif or junit.")
    var format: Format = .text

    @Flag(name: .long, help: "Count warnings as errors.")
    var strict = false

    @OptionGroup var validation: ValidationOptions

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Write the findings to this file, for --baseline, instead of printing them.", valueName: "file"))
    var writeBaseline: String?

    func run() throws {
        try ExitStatus.run {
            var options = try validation.options()
            if writeBaseline != nil {
                options.limitPerCode = .max
                options.baseline = FindingBaseline()
            }
            let validator = DatasetValidator(level: level.validationLevel, options: options, checks: MediaChecks.all)
            var display = ProgressDisplay(unit: "encounters")
            defer { display.finish() }
            let report = try validator.validate(at: URL(filePath: dataset)) { progress in
                display.show(done: progress.encounters, before: 0, total: progress.total)
            }
            display.finish()
            if let writeBaseline { return try write(FindingBaseline(report.findings), to: writeBaseline) }
            try show(report)
            let fails = strict ? !report.collector.isEmpty : !report.isValid
            if fails { throw ExitStatus.findings.code }
        }
    }

    private func write(_ baseline: FindingBaseline, to path: String) throws {
        let folder = URL(filePath: path).deletingLastPathComponent().resolvingSymlinksInPath().path + "/"
        guard !folder.hasPrefix(URL(filePath: dataset).resolvingSymlinksInPath().path + "/") else {
            throw ExitStatus.fail(
                .usage, "the baseline would lie in the data set", remedy: "Name a file outside of \(dataset).")
        }
        let data = try baseline.json()
        do {
            try data.write(to: URL(filePath: path))
        } catch {
            throw ExitStatus.fail(.cannotWrite, "cannot write \(path)")
        }
        Console.print("\(path) knows \(Counted.text(baseline.count, "finding"))")
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
        case .sarif:
            let text = try SARIFFindings.render(
                report.collector, toolVersion: EmsynthVersion.current, notChecked: report.notChecked)
            Console.write(text, to: .standardOutput)
        case .junit:
            let text = JUnitFindings.render(
                report.collector, codes: try validation.codes(), isStrict: strict, notChecked: report.notChecked)
            Console.write(text, to: .standardOutput)
        }
    }
}

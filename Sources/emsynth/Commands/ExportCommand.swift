import ArgumentParser
import EMSAssembly
import EMSExport
import Foundation

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a data set in the formats of other tools.",
        discussion: """
            Each format gets a folder of its own in the output folder, with an export.json that says what it was made from.
            An export that is there already is left as it is if it would be the same, and refused otherwise.
            --segments, --audio and --text are refused for a format they make no difference to; with --to all it is said.
            Exit code 1 if --verify finds that an export does not load.

            Formats:
            \(ExportCatalogue.formats.map { "  \($0.name): \($0.summary)" }.joined(separator: "\n"))
            """)

    /// The options as they are written on the command line.
    enum Segments: String, ExpressibleByArgument, CaseIterable { case turns, packed }

    enum Sound: String, ExpressibleByArgument, CaseIterable { case mix, speaker, noisy }

    enum Words: String, ExpressibleByArgument, CaseIterable { case text, spoken, clean }

    @Argument(help: "The folder of the data set.")
    var dataset: String

    @Option(
        name: .customLong("to"), parsing: .upToNextOption,
        help: ArgumentHelp("One format or more, or all that the data set has streams for.", valueName: "format"))
    var formats: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "folder"))
    var output: String

    @Option(name: .long, help: "How to cut sound and words: turns, or packed up to 30 seconds.")
    var segments: Segments = .turns

    @Option(
        name: .long, help: "Sound of segments: the mix, the dry voice of the speaker, or the noisy twins of the mix.")
    var audio: Sound = .mix

    @Option(name: .long, help: "Words: text as written, spoken token by token, or clean of fillers and repetitions.")
    var text: Words = .text

    @Option(name: .long, help: ArgumentHelp("Megabytes at which a shard is closed.", valueName: "mb"))
    var shardSize: Int = 1000

    @Flag(name: .long, help: "Load each export with the tool it is for, where Python has it.")
    var verify = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A folder with the schema and rules of NEMSIS, for --verify to hold its reports against.",
            valueName: "folder"))
    var schema: String?

    @Option(name: .long, help: ArgumentHelp("The Python that --verify runs.", valueName: "program"))
    var python: String = "python3"

    func validate() throws {
        guard !formats.isEmpty else { throw ValidationError("--to needs a format.") }
        guard (1...1_000_000).contains(shardSize) else {
            throw ValidationError("--shard-size must lie between 1 and 1000000.")
        }
        guard schema == nil || verify else { throw ValidationError("--schema is for --verify.") }
        let names = ExportCatalogue.formats.map(\.name) + ["all"]
        if let unknown = formats.first(where: { !names.contains($0) }) {
            throw ValidationError("There is no format “\(unknown)”. There are: \(names.joined(separator: ", ")).")
        }
        if !formats.contains("all"), let refusal = refusal(of: unheeded(by: formats)) { throw ValidationError(refusal) }
        guard !Self.lies(output, inside: dataset) else {
            throw ValidationError("Exports would be extra files of the data set; choose a folder outside \(dataset).")
        }
    }

    func run() throws {
        try ExitStatus.run {
            let folder = URL(filePath: dataset)
            let wanted = formats.contains("all") ? try DatasetExporter.formats(for: folder) : formats
            let exporter = DatasetExporter(
                dataset: folder, output: URL(filePath: Self.absolute(output)), formats: wanted,
                options: options,
                programVersion: EmsynthVersion.current)
            for (choice, names) in unheeded(by: wanted) {
                Console.error("\(choice) makes no difference to \(names.joined(separator: ", "))")
            }
            var display = ProgressDisplay(unit: "encounters")
            defer { display.finish() }
            let outcomes = try exporter.run { done, total in display.show(done: done, before: 0, total: total) }
            display.finish()
            for outcome in outcomes {
                Console.print("\(output)/\(outcome.format)" + (outcome.isNew ? "" : ": is there already, and the same"))
            }
            if verify { try verify(outcomes.map(\.format)) }
        }
    }

    private var options: ExportOptions {
        ExportOptions(
            cut: .init(rawValue: segments.rawValue) ?? .turns, track: .init(rawValue: audio.rawValue) ?? .mix,
            words: .init(rawValue: text.rawValue) ?? .text, shardBytes: shardSize * 1_000_000)
    }

    /// Options as they were given, and the formats to which they make no difference.
    private func unheeded(by names: [String]) -> [(choice: String, formats: [String])] {
        let wanted = ExportCatalogue.formats.filter { names.contains($0.name) }
        return ExportChoice.allCases.compactMap { choice in
            let deaf = wanted.filter { $0.unheeded(options).contains(choice) }.map(\.name)
            return deaf.isEmpty ? nil : (words(for: choice), deaf)
        }
    }

    private func words(for choice: ExportChoice) -> String {
        switch choice {
        case .packed: "--segments \(segments.rawValue)"
        case .speaker, .noisy: "--audio \(audio.rawValue)"
        case .words: "--text \(text.rawValue)"
        case .shards: "--shard-size \(shardSize)"
        }
    }

    /// Whoever names a format means its options for it.
    private func refusal(of unheeded: [(choice: String, formats: [String])]) -> String? {
        guard !unheeded.isEmpty else { return nil }
        let parts = unheeded.map { "\($0.choice) makes no difference to \($0.formats.joined(separator: ", "))" }
        return "\(parts.joined(separator: "; ")). Export what an option is not for without it."
    }

    private func verify(_ names: [String]) throws {
        let check = ExportVerification(folder: output, python: python, schema: schema.map(Self.absolute))
        var isFine = true
        for format in ExportCatalogue.formats where names.contains(format.name) {
            switch check.run(format) {
            case .loaded(let lines): Console.print("verified: \(format.name): \(Console.plain(lines))")
            case .notInstalled(let what): Console.print("not verified: \(format.name): \(what)")
            case .failed(let reason):
                isFine = false
                Console.print("does not load: \(format.name): \(Console.plain(reason))")
            }
        }
        if !isFine { throw ExitStatus.findings.code }
    }

    private static func lies(_ file: String, inside folder: String) -> Bool {
        (absolute(file) + "/").hasPrefix(absolute(folder) + "/")
    }

    /// Without `.`, `..` and a slash at the end.
    private static func absolute(_ path: String) -> String {
        let path = URL(filePath: path).standardizedFileURL.path
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}

import ArgumentParser
import EMSAnnotation
import Foundation

struct AnnotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate", abstract: "Have an outside program score the frames of a data set.",
        discussion: """
            The program gets a line of JSON for each frame and answers with a line of scores by label. They are stored as
            annotations/NAME.jsonl beside the frames, and held against what is known of the frames. The data set itself
            does not change. Everything behind --with is the command; it is started without a shell.

            A second run goes on with the encounters that are not annotated yet. Without --with the report on annotations
            that are there is printed. docs/annotators.md tells how such a program is written.

              emsynth annotate DIR --name clip --with python3 scripts/annotate_clip.py --model MODEL
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    /// What there is to do, as the options say.
    private enum Task {
        case annotate
        case report(String)
        case remove(String)
    }

    @Argument(help: "The folder of the data set.")
    var dataset: String

    @Option(
        name: .long,
        help: ArgumentHelp("Name of the annotations; that of the program if not given.", valueName: "name"))
    var name: String?

    @Option(
        name: .customLong("encounter"),
        help: ArgumentHelp("Annotate this encounter; may be given several times.", valueName: "id"))
    var encounters: [String] = []

    @Option(name: .long, help: "How to print the report: text or json.")
    var format: Format = .text

    @Option(name: .long, help: ArgumentHelp("Seconds the program may take for an answer.", valueName: "s"))
    var timeLimit: Int = 120

    @Option(
        name: .long, help: ArgumentHelp("Seconds the program may take until its first line.", valueName: "s"))
    var startLimit: Int = 600

    @Flag(name: .long, help: "Send the pictures too, for a program that does not see the files.")
    var sendPictures = false

    @Flag(name: .long, help: "Remove the annotations of --name.")
    var remove = false

    @Option(
        name: .customLong("with"), parsing: .remaining,
        help: ArgumentHelp("The program and its arguments; comes last.", valueName: "command"))
    var command: [String] = []

    func validate() throws {
        _ = try task()
        for limit in [timeLimit, startLimit] where !(1...86_400).contains(limit) {
            throw ValidationError("Limits lie between 1 and 86400 seconds.")
        }
        if let name, let fault = DatasetAnnotator.fault(ofName: name) {
            throw ValidationError("--name “\(name)” \(fault).")
        }
    }

    func run() throws {
        try ExitStatus.run {
            let folder = URL(filePath: dataset)
            switch try task() {
            case .remove(let name):
                try DatasetAnnotator.remove(name, from: folder)
                Console.print("\(dataset): the annotations \(name) are removed")
            case .report(let name): try show(try DatasetAnnotator.report(on: name, in: folder))
            case .annotate: try show(try annotate(folder))
            }
        }
    }

    private func task() throws -> Task {
        if !command.isEmpty {
            guard !remove else { throw ValidationError("--remove goes without --with.") }
            return .annotate
        }
        guard let name else {
            throw ValidationError("Name a program with --with, or annotations that are there with --name.")
        }
        guard encounters.isEmpty else { throw ValidationError("--encounter is for --with.") }
        return remove ? .remove(name) : .report(name)
    }

    private func annotate(_ folder: URL) throws -> AnnotationReport {
        Interruption.listen()
        let annotator = DatasetAnnotator(
            dataset: folder,
            options: .init(
                command: command, name: name, encounters: Set(encounters), startLimit: .seconds(startLimit),
                answerLimit: .seconds(timeLimit), sendsPictures: sendPictures))
        var display = ProgressDisplay(unit: "frames")
        defer { display.finish() }
        return try annotator.run { done, total in
            display.show(done: done, before: 0, total: total)
        } isStopped: {
            Interruption.isAsked
        }
    }

    private func show(_ report: AnnotationReport) throws {
        switch format {
        case .text: Console.print(Console.plain(report.description, keepsLines: true))
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
            Console.print(String(decoding: try encoder.encode(report), as: UTF8.self))
        }
    }
}

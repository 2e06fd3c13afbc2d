import ArgumentParser
import EMSAssembly
import Foundation

struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Build a data set from a recipe.",
        discussion: """
            A finished folder is left as it is; an unfinished one is gone on with; a larger --encounters extends it and
            keeps what is there. A folder of another recipe or seed is refused.
            """)

    @Argument(
        help: "A recipe file, or one of the built-in ones (demo, multimodal, ems-audio, text-image, transcripts).")
    var recipe: String

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder to build in.", valueName: "dir"))
    var output: String

    @OptionGroup var recipeOptions: RecipeOptions

    @Option(name: .long, help: "Encounters made at once; the result does not depend on it.")
    var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

    @Flag(name: .long, help: "Print the summary as JSON.")
    var json = false

    @OptionGroup var knowledgeOptions: KnowledgeOptions

    @OptionGroup(title: "Material of your own") var own: OwnOptions

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs must lie between 1 and 256.") }
    }

    func run() throws {
        Interruption.listen()
        try ExitStatus.run {
            let knowledge = try knowledgeOptions.load()
            let recipe = try recipeOptions.recipe(recipe, knowledge: knowledge)
            let builder = DatasetBuilder(
                recipe: recipe, knowledge: knowledge, synthesizer: try own.synthesizer(for: recipe, jobs: jobs),
                options: .init(output: output, jobs: jobs, own: try own.material()))
            var display = ProgressDisplay(unit: "encounters")
            defer { display.finish() }
            let started = Date()
            var before: Int?
            let summary = try builder.build(
                planned: { Console.error(PlanTable($0).text) },
                progress: { progress in
                    before = before ?? progress.done
                    for complaint in progress.complaints { display.note("warning: \(complaint)") }
                    display.show(
                        done: progress.done, before: before ?? 0, total: progress.total,
                        detail: "\(ProgressDisplay.clock(progress.sessionSeconds)) of calls")
                }, isInterrupted: { Interruption.isAsked })
            display.finish()
            try show(summary, seconds: Date().timeIntervalSince(started))
        }
    }

    private func show(_ summary: BuildSummary, seconds: Double) throws {
        if json {
            let report = Report(
                path: summary.path, encounters: summary.encounters, made: summary.made,
                sessionSeconds: summary.sessionSeconds, complaints: summary.complaints)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            Console.print(String(decoding: try encoder.encode(report), as: UTF8.self))
        } else if summary.made == 0 {
            Console.print("\(summary.path): already built, \(summary.encounters) encounters")
        } else {
            Console.print(
                "\(summary.path): \(summary.encounters) encounters, \(summary.made) made now, "
                    + "\(ProgressDisplay.clock(summary.sessionSeconds)) of calls in \(ProgressDisplay.oneDecimal(seconds)) s"
            )
        }
    }

    private struct Report: Encodable {
        var path: String
        var encounters: Int
        var made: Int
        var sessionSeconds: Double
        var complaints: [String]

        enum CodingKeys: String, CodingKey {
            case path, encounters, made, complaints
            case sessionSeconds = "session_seconds"
        }
    }
}

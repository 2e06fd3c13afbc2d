import ArgumentParser
import Foundation

@main
struct BenchmarkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emsynth-benchmark",
        abstract: "Measures the CPU time of a build by stage, against that of the engines alone on the same data.",
        discussion: """
            The floor is what remains if everything around the engines cost nothing: espeak-ng speaking the same
            utterances, libsoxr resampling them, libsndfile encoding the same tracks, cairo and our own code drawing the
            same frames, libpng encoding them. Build and floor are measured in turn on one job.
            """)

    @Option(name: .long, help: "A recipe file or a built-in recipe.")
    var recipe = "demo"

    @Option(name: .long, help: "Encounters in a build.")
    var encounters = 6

    @Option(name: .long, help: "The seed.")
    var seed: UInt64 = 1

    @Option(name: .long, help: "Builds and floors; medians are shown.")
    var runs = 3

    @Flag(name: .long, help: "Print the figures as JSON.")
    var json = false

    func validate() throws {
        guard encounters > 0, runs > 0 else { throw ValidationError("--encounters and --runs must be at least 1.") }
    }

    func run() throws {
        var measurement = Measurement(Setting(recipe: recipe, encounters: encounters, seed: seed))
        for run in 1...runs {
            FileHandle.standardError.write(Data("run \(run) of \(runs)\n".utf8))
            try measurement.repeatOnce()
        }
        guard json else {
            print(Table(measurement: measurement).text)
            return
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        print(String(decoding: try encoder.encode(Report(measurement)), as: UTF8.self))
    }
}

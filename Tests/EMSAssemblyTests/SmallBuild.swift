import EMSAssembly
import EMSKnowledge
import EMSSpeech
import Foundation
import Synchronization

/// Builds without sound and pictures, so that a data set takes a moment.
enum SmallBuild {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let knowledge: Knowledge = {
        guard let loaded = try? KnowledgeLoader(folders: [root]).load() else {
            preconditionFailure("no knowledge at \(root.path)")
        }
        return loaded.knowledge
    }()

    static func recipe(
        encounters: Int = 2, seed: UInt64 = 3, sensors: Bool = false, audio: Bool = false,
        protocols: [String: Double] = [:]
    ) -> Recipe {
        Recipe(
            name: "small", title: "small", description: "", licence: "CC0-1.0", language: "en", encounters: encounters,
            seed: seed, pace: .short, streams: .init(audio: audio, frames: false, sensors: sensors, report: true),
            audio: .init(container: .wav, sampleRateHertz: 16_000, stems: false),
            frames: .init(width: 480, height: 270, everySeconds: 5), protocols: protocols,
            splits: .init(train: 0.5, validation: 0.25, test: 0.25))
    }

    static func builder(
        _ recipe: Recipe, output: String, jobs: Int = 1, knowledge: Knowledge = SmallBuild.knowledge,
        synthesizer: (any SpeechSynthesizer)? = nil
    ) -> DatasetBuilder {
        DatasetBuilder(
            recipe: recipe, knowledge: knowledge, synthesizer: synthesizer,
            options: .init(output: output, jobs: jobs))
    }

    @discardableResult
    static func build(
        _ recipe: Recipe, output: String, jobs: Int = 1, knowledge: Knowledge = SmallBuild.knowledge
    ) throws -> BuildSummary {
        try builder(recipe, output: output, jobs: jobs, knowledge: knowledge).build(
            progress: { _ in }, isInterrupted: { false })
    }

    /// Builds until this many encounters are made, as if Ctrl-C came then.
    static func buildInterrupted(_ recipe: Recipe, after count: Int, output: String) throws {
        let made = Mutex(0)
        _ = try builder(recipe, output: output).build(
            progress: { progress in made.withLock { $0 = progress.made } },
            isInterrupted: {
                // The worker asks before it takes the next encounter; progress is told by another thread.
                usleep(200_000)
                return made.withLock { $0 >= count }
            })
    }

    static func error(_ work: () throws -> Void) -> BuildError? {
        do {
            try work()
            return nil
        } catch {
            return error as? BuildError
        }
    }
}

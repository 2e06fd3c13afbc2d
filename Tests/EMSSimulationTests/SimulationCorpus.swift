import EMSKnowledge
import EMSModel
import EMSSimulation
import Foundation

/// Encounters of every protocol of the package at both paces, from the files as they are.
enum SimulationCorpus {
    struct Case: Sendable, CustomStringConvertible {
        var clinical: ClinicalProtocol
        var course: Course
        var pace: Recipe.Pace
        var script: EncounterScript

        var description: String { "\(clinical.id) \(script.id) \(pace.rawValue)" }
    }

    static let knowledge: Knowledge = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        guard let loaded = try? KnowledgeLoader(folders: [root]).load() else {
            preconditionFailure("no knowledge at \(root.path)")
        }
        return loaded.knowledge
    }()

    static let paces = [Recipe.Pace.short, .real]

    static let protocolIDs = knowledge.protocols.map(\.id)

    /// Twenty encounters of each protocol at each pace.
    static let cases: [Case] = knowledge.protocols.flatMap { clinical in
        paces.flatMap { pace in cases(of: clinical, pace: pace, count: 20) }
    }

    static func cases(of clinical: ClinicalProtocol, pace: Recipe.Pace, count: Int) -> [Case] {
        guard let language = knowledge.languages["en"] else { return [] }
        let writer = ScriptWriter(
            protocol: clinical, catalogue: knowledge.catalogue, language: language, pace: pace)
        guard let plan = try? EncounterPlan(recipe: recipe(pace: pace), protocols: [clinical], count: count) else {
            preconditionFailure("no plan for \(clinical.id)")
        }
        return plan.entries.compactMap { entry in
            guard let course = clinical.courses.first(where: { $0.id == entry.course }) else { return nil }
            return Case(clinical: clinical, course: course, pace: pace, script: writer.script(for: entry))
        }
    }

    static func recipe(
        seed: UInt64 = 5, pace: Recipe.Pace = .short, protocols: [String: Double] = [:],
        splits: Recipe.Splits = .init(train: 0.8, validation: 0.1, test: 0.1)
    ) -> Recipe {
        Recipe(
            name: "corpus", title: "", description: "", licence: "CC0-1.0", language: "en", encounters: 1, seed: seed,
            pace: pace, streams: .init(audio: false, frames: false, sensors: false, report: true),
            audio: .init(container: .flac, sampleRateHertz: 16_000, stems: false),
            frames: .init(width: 480, height: 270, everySeconds: 5), protocols: protocols, splits: splits)
    }
}

extension Beat {
    var plannedEnd: SessionTime { plannedStart + duration }

    var plannedSpan: SessionSpan { SessionSpan(start: plannedStart, end: plannedEnd) }
}

import EMSDialogue
import EMSKnowledge
import EMSModel
import EMSSimulation

/// Calls of every protocol as they come out of the knowledge files, talkative ones, so that nearly every line is said;
/// made once for all tests.
enum SampledCalls {
    struct Call: Sendable {
        var script: EncounterScript
        var turns: [DialogueTurn]
    }

    static let perProtocol = 8

    static let all: [Call] = ArrestFixture.knowledge.protocols.flatMap { calls(of: $0, count: perProtocol) }

    static func calls(
        of clinicalProtocol: ClinicalProtocol, count: Int, noise: CaseNoise = .none,
        language: LanguagePack = ArrestFixture.language, manner: MannerOfSpeech = .natural,
        talkativeness: Double = 1.5
    ) -> [Call] {
        let knowledge = ArrestFixture.knowledge
        let recipe = Recipe(
            name: "test", title: "", description: "", licence: "", language: "en", encounters: count, seed: 23,
            pace: .real, streams: .init(audio: false, frames: false, sensors: false, report: false),
            audio: .init(container: .flac, sampleRateHertz: 16_000, stems: false),
            frames: .init(width: 480, height: 270, everySeconds: 5), protocols: [clinicalProtocol.id: 1],
            splits: .init(train: 1, validation: 0, test: 0))
        let writer = ScriptWriter(
            protocol: clinicalProtocol, catalogue: knowledge.catalogue, language: language, pace: .real,
            noise: noise)
        guard let plan = try? EncounterPlan(recipe: recipe, protocols: [clinicalProtocol], count: count) else {
            preconditionFailure("no plan for \(clinicalProtocol.id)")
        }
        return plan.entries.map {
            let script = writer.script(for: $0)
            do {
                let turns = try EmbeddedGenerator(manner: manner, talkativeness: talkativeness).turns(
                    for: script, protocol: clinicalProtocol, language: language, catalogue: knowledge.catalogue)
                return Call(script: script, turns: turns)
            } catch {
                preconditionFailure("\(clinicalProtocol.id): \(error)")
            }
        }
    }
}

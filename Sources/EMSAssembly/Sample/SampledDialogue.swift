import EMSKnowledge
public import EMSModel
public import EMSSimulation

/// What is said in one encounter, for reading: as a build of the recipe `transcripts` would have it.
public struct SampledDialogue: Sendable {
    public var entry: EncounterPlan.Entry
    public var script: EncounterScript
    /// In the order of the session clock.
    public var turns: [SessionTimeline.PlacedTurn]
}

extension DatasetBuilder {
    /// The dialogues of all encounters, in memory and without sound.
    ///
    /// - Throws: `BuildError.badInput` if a phrase of the knowledge files cannot be said.
    public func sampledDialogues() throws -> [SampledDialogue] {
        let workshop = try makeWorkshop()
        let assembler = try EncounterAssembler(workshop: workshop)
        return try workshop.plan(count: workshop.recipe.encounters).entries.map { entry in
            let performance = try assembler.performance(of: entry)
            return SampledDialogue(
                entry: entry, script: performance.script,
                turns: performance.timeline.turns.sorted { $0.span.start < $1.span.start })
        }
    }
}

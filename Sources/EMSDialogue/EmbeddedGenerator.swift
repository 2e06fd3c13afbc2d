public import EMSKnowledge
public import EMSModel

/// The grammar generator that needs nothing but the knowledge files.
public struct EmbeddedGenerator: DialogueGenerator {
    public init() {}

    public func turns(
        for script: EncounterScript, protocol clinicalProtocol: ClinicalProtocol, language: LanguagePack,
        catalogue: ClinicalCatalogue
    ) throws(DialogueError) -> [DialogueTurn] {
        []
    }
}

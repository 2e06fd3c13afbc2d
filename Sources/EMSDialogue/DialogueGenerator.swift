public import EMSKnowledge
public import EMSModel

/// Turns the beats of a script into what people say.
///
/// The result is a pure function of the arguments (the script carries the seed). Turns are listed in the order in
/// which they are begun, grouped by beat in the order of the script. Every number in a text comes from the script and
/// lies in a mention; only participants of the script speak.
public protocol DialogueGenerator: Sendable {
    /// - Throws: `DialogueError` for defects of the knowledge files only, such as an unknown slot.
    func turns(
        for script: EncounterScript, protocol clinicalProtocol: ClinicalProtocol, language: LanguagePack,
        catalogue: ClinicalCatalogue
    ) throws(DialogueError) -> [DialogueTurn]
}

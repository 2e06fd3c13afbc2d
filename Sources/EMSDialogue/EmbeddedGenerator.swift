public import EMSKnowledge
public import EMSModel
internal import EMSReproducibility

/// The grammar generator that needs nothing but the knowledge files.
///
/// Each choice draws from a substream named after its beat and act, never from a running one: a beat that falls away
/// changes the words of no other. `BeatPlan` says which lines belong to a beat, the knowledge files say with which
/// words.
public struct EmbeddedGenerator: DialogueGenerator {
    private let manner: MannerOfSpeech
    private let talkativeness: Double?
    private let words = LanguageWordsCache()

    /// - Parameter talkativeness: how much is said in every call: 0 what must be, 1 as much as the lines provide, above
    ///   that also what fills the waiting. Drawn for each call if it is nil.
    public init(manner: MannerOfSpeech = .clean, talkativeness: Double? = nil) {
        self.manner = manner
        self.talkativeness = talkativeness
    }

    public func turns(
        for script: EncounterScript, protocol clinicalProtocol: ClinicalProtocol, language: LanguagePack,
        catalogue: ClinicalCatalogue
    ) throws(DialogueError) -> [DialogueTurn] {
        let talk = Talk(
            script, clinicalProtocol, catalogue, manner: manner, words: words.words(of: language, catalogue),
            talkativeness: talkativeness)
        var turns: [DialogueTurn] = []
        for index in script.beats.indices {
            let said = try talk.utterances(ofBeat: index)
            for place in said.indices {
                turns.append(said[place].turn)
                turns[turns.count - 1].id = "t" + turns.count.padded(to: 4)
            }
        }
        return turns
    }
}

internal import EMSKnowledge
internal import EMSModel

/// What every line of one call has in common. A class, since each line of each beat holds on to it.
final class CallWords {
    let script: EncounterScript
    let clinicalProtocol: ClinicalProtocol
    let presentation: Presentation?
    let catalogue: ClinicalCatalogue
    let phrasebook: Phrasebook
    let words: LanguageWords
    let facts: ScriptFacts
    let cast: Cast
    /// The forms of the words that were asked for so far.
    private var bentForms: [String: BentForms] = [:]

    /// The words of a class `word.NAME`: where the patient speaks, is spoken to, is spoken of.
    struct BentForms {
        var own: [Phrase]?
        var you: [Phrase]?
        var other: [Phrase]?
    }

    init(
        _ script: EncounterScript, _ clinicalProtocol: ClinicalProtocol, _ catalogue: ClinicalCatalogue,
        _ words: LanguageWords
    ) {
        self.script = script
        let clinicalProtocol = clinicalProtocol.presented(as: script.incident.presentationID)
        self.clinicalProtocol = clinicalProtocol
        self.catalogue = catalogue
        self.words = words
        phrasebook = Phrasebook(
            language: words.phrases(of: script.patient.ageGroup), protocol: clinicalProtocol,
            ageGroup: script.patient.ageGroup, presentation: script.incident.presentationID)
        facts = ScriptFacts(script)
        presentation = clinicalProtocol.presentations.first { $0.id == script.incident.presentationID }
        cast = Cast(
            script, storyteller: presentation?.storyteller, hasTalkingDefibrillator: facts.hasTalkingDefibrillator)
    }

    func bentForms(of name: String) -> BentForms {
        if let known = bentForms[name] { return known }
        let (word, sex) = ("word." + name, "." + script.patient.sex.rawValue)
        let forms = BentForms(
            own: phrasebook.variants(of: word + ".self"), you: phrasebook.variants(of: word + ".you"),
            other: phrasebook.variants(of: word + sex + "." + script.patient.ageGroup.rawValue)
                ?? phrasebook.variants(of: word + sex) ?? phrasebook.variants(of: word))
        bentForms[name] = forms
        return forms
    }
}

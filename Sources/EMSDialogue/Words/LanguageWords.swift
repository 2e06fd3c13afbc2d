internal import EMSKnowledge
internal import EMSModel
internal import Synchronization

/// What does not depend on the call: made once for a language and a catalogue.
final class LanguageWords: Sendable {
    let manner: MannerWords
    /// What the language calls terms.
    let terms: [String: TermWords]
    let writer: SpokenWriter
    let speller: NumberSpeller
    /// The phrases of this language, as they are parsed.
    let templates: TemplateCache
    let fixedTerms: [String: Mention]
    let drugs: DrugLexicon
    private let phrases: [AgeGroup: AgedPhrases]

    init(_ language: LanguagePack, _ catalogue: ClinicalCatalogue) {
        writer = SpokenWriter(language)
        manner = MannerWords(language, writer)
        terms = language.terms
        speller = NumberSpeller(language)
        templates = TemplateCache(
            synonyms: Synonyms(
                language.phrases["synonym"] ?? [], opening: language.phrases["synonym.opening"] ?? [], writer))
        fixedTerms = FixedTerms.mentions(catalogue)
        drugs = DrugLexicon(catalogue, words: language.terms)
        phrases = Dictionary(
            uniqueKeysWithValues: AgeGroup.allCases.map { ($0, AgedPhrases(language.phrases, of: $0)) })
    }

    func phrases(of ageGroup: AgeGroup) -> AgedPhrases { phrases[ageGroup] ?? AgedPhrases([:], of: ageGroup) }
}

/// The words of the languages that were asked for: read once for all encounters of a build.
final class LanguageWordsCache: Sendable {
    /// Everything `LanguageWords` is made from.
    private struct Source: Equatable {
        var numbers: LanguagePack.NumberWords
        var spokenForms: [String: [SpokenForm]]
        var phrases: [String: [Phrase]]
        var terms: [String: TermWords]
        var drugs: [String: ClinicalCatalogue.Drug]
        var twelveLead: CodedTerm?
        var homeMedications: [String: CodedTerm]
    }

    private let known = Mutex<[(source: Source, words: LanguageWords)]>([])

    func words(of language: LanguagePack, _ catalogue: ClinicalCatalogue) -> LanguageWords {
        let source = Source(
            numbers: language.numbers, spokenForms: language.spokenForms, phrases: language.phrases,
            terms: language.terms, drugs: catalogue.drugs, twelveLead: FixedTerms.twelveLead(catalogue),
            homeMedications: catalogue.homeMedications)
        // Comparing a dictionary with itself takes no time, and with that of another language little.
        if let words = known.withLock({ $0.first { $0.source == source }?.words }) { return words }
        let words = LanguageWords(language, catalogue)
        known.withLock { $0.append((source, words)) }
        return words
    }
}

internal import EMSKnowledge
internal import EMSModel

/// The classes of talk of an encounter: those of the language pack, overruled by those of the protocol.
///
/// A class may have variants for the patient's age group: `ask.complaint.child` is said in the place of `ask.complaint`
/// where the patient is a child. What is written for children is said of infants too, unless infants have words of their
/// own; other age groups have theirs or the common ones.
final class Phrasebook: Sendable {
    private let language: [String: [Phrase]]
    private let overruling: [String: [Phrase]]
    private let ages: [String]

    init(language: LanguagePack, protocol clinicalProtocol: ClinicalProtocol, ageGroup: AgeGroup) {
        self.language = language.phrases
        overruling = clinicalProtocol.phrases
        ages = (ageGroup == .infant ? [.infant, .child] : [ageGroup]).map { (group: AgeGroup) in "." + group.rawValue }
    }

    /// Nil for a class that nobody wrote.
    func variants(of name: String) -> [Phrase]? {
        for phrases in [overruling, language] {
            for age in ages {
                if let own = phrases[name + age], !own.isEmpty { return own }
            }
            if let own = phrases[name], !own.isEmpty { return own }
        }
        return nil
    }
}

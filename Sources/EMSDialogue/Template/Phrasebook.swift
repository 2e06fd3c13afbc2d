internal import EMSKnowledge
internal import EMSModel

/// The classes of talk of an encounter: those of the language pack, overruled by those of the protocol.
///
/// A class may have variants for the patient's age group: `ask.complaint.child` is said in the place of `ask.complaint`
/// where the patient is a child. What is written for children is said of infants too, unless infants have words of their
/// own; other age groups have theirs or the common ones. The protocol's own classes may also have variants for one of its
/// presentations: `handoff.mechanism.nursing_home`.
final class Phrasebook: Sendable {
    private let language: AgedPhrases
    private let overruling: AgedPhrases

    /// - Parameter language: for the age group of the patient.
    init(
        language: AgedPhrases, protocol clinicalProtocol: ClinicalProtocol, ageGroup: AgeGroup,
        presentation: String? = nil
    ) {
        self.language = language
        overruling = AgedPhrases(clinicalProtocol.phrases, of: ageGroup, presentation: presentation)
    }

    /// Nil for a class that nobody wrote.
    func variants(of name: String) -> [Phrase]? { overruling.variants(of: name) ?? language.variants(of: name) }
}

/// Classes of phrases for an age group, with the variants for it in the place of the common ones.
struct AgedPhrases: Sendable {
    private var phrases: [String: [Phrase]]

    init(_ phrases: [String: [Phrase]], of ageGroup: AgeGroup, presentation: String? = nil) {
        self.phrases = phrases
        // What counts more comes later.
        let groups = ageGroup == .infant ? [.child, .infant] : [ageGroup]
        let special = groups.map(\.rawValue) + (presentation.map { [$0] } ?? [])
        for ending in special.map({ "." + $0 }) {
            // By bytes: looked at is every class of the language, and few have such an ending.
            for (name, own) in phrases where name.utf8.reversed().starts(with: ending.utf8.reversed()) && !own.isEmpty {
                self.phrases[String(name.dropLast(ending.count))] = own
            }
        }
    }

    /// Nil for a class that nobody wrote.
    func variants(of name: String) -> [Phrase]? { phrases[name].flatMap { $0.isEmpty ? nil : $0 } }
}

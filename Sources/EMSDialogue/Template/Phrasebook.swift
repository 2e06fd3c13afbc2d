internal import EMSKnowledge
internal import EMSModel

/// The classes of talk of an encounter: those of the language pack, overruled by those of the protocol.
final class Phrasebook: Sendable {
    private let language: [String: [Phrase]]
    private let overruling: [String: [Phrase]]

    init(language: LanguagePack, protocol clinicalProtocol: ClinicalProtocol) {
        self.language = language.phrases
        overruling = clinicalProtocol.phrases
    }

    /// Nil for a class that nobody wrote.
    func variants(of name: String) -> [Phrase]? {
        if let own = overruling[name], !own.isEmpty { return own }
        guard let generic = language[name], !generic.isEmpty else { return nil }
        return generic
    }
}

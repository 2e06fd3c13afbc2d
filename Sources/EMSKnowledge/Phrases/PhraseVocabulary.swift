/// The classes of phrases that others may include and that bend slots, of all languages and of the protocol at hand.
struct PhraseVocabulary: Sendable {
    private var classes: Set<String>
    private let hasLanguage: Bool
    /// Slots that stand for `word.NAME`, sorted.
    private(set) var bentWords: [String]

    /// Bent words every language has.
    private static let usual = ["he_she", "him_her", "his_her", "in_the", "sex_noun", "sir_maam"]

    /// - Parameter languages: classes of the language packs; nil when none is there to check against.
    init(languages: Set<String>? = nil) {
        classes = languages ?? []
        hasLanguage = languages?.isEmpty == false
        bentWords = Self.words(of: classes).union(hasLanguage ? [] : Self.usual).sorted()
    }

    func adding(_ own: [String]) -> PhraseVocabulary {
        var result = self
        result.classes.formUnion(own)
        result.bentWords = Self.words(of: own).union(bentWords).sorted()
        return result
    }

    /// False only if it is known that nobody wrote it.
    func hasClass(_ name: String) -> Bool { !hasLanguage || classes.contains(name) }

    var classNames: [String] { classes.sorted() }

    private static func words(of classes: some Sequence<String>) -> Set<String> {
        Set(
            classes.lazy.compactMap { name -> String? in
                // Looked at are all classes of all languages.
                guard name.utf8.starts(with: "word.".utf8) else { return nil }
                let parts = name.split(separator: ".")
                return parts.count > 1 && parts[0] == "word" ? String(parts[1]) : nil
            })
    }
}

internal import EMSKnowledge
internal import EMSModel

/// Finds the names of drugs that stand in a phrase as plain words, such as `Narcan` in `draw up Narcan`.
struct DrugLexicon: Sendable {
    struct Match: Sendable {
        var words: ClosedRange<Int>
        /// Entries of the catalogue that go by this name.
        var terms: [CodedTerm]
    }

    private struct Name: Sendable {
        var tokens: [String]
        var terms: [CodedTerm]
    }

    /// By their first token; longer names first.
    private let names: [String: [Name]]
    /// How the first tokens open: most words open otherwise, and need no closer look.
    private let openings: WordOpenings

    /// - Parameter words: what the language calls them.
    init(_ catalogue: ClinicalCatalogue, words: [String: TermWords]) {
        var terms: [[String]: [CodedTerm]] = [:]
        func add(_ name: String, _ term: CodedTerm) {
            let tokens = name.lowercased().split(separator: " ").map(String.init)
            if !tokens.isEmpty { terms[tokens, default: []].append(term) }
        }
        for (_, drug) in catalogue.drugs.sorted(by: { $0.key < $1.key }) {
            let own = words[drug.term.slug]
            add(own?.name ?? drug.term.name, drug.term)
            for name in own?.short ?? drug.shortNames { add(name, drug.term) }
        }
        for (_, term) in catalogue.homeMedications.sorted(by: { $0.key < $1.key }) {
            // Some names hold their article: `an inhaler`.
            let parts = (words[term.slug]?.name ?? term.name).split(separator: " ")
            let isArticle = parts.count > 1 && ["a", "an"].contains(parts[0])
            add(parts.dropFirst(isArticle ? 1 : 0).joined(separator: " "), term)
        }
        for name in FixedTerms.noDrugs { terms[name, default: []] += [] }
        names = Dictionary(grouping: terms.map { Name(tokens: $0.key, terms: $0.value) }) {
            $0.tokens[0]
        }
        .mapValues { $0.sorted { ($1.tokens.count, $0.tokens[0]) < ($0.tokens.count, $1.tokens[0]) } }
        openings = WordOpenings(names.keys)
    }

    /// From left to right, the longest name at each place.
    func matches(in words: [TurnWord]) -> [Match] {
        var matches: [Match] = []
        var index = 0
        while index < words.count {
            guard openings.mayHold(words[index].text),
                let found = names[Self.token(words[index].text)]?.first(where: {
                    stands($0, at: index, in: words)
                })
            else {
                index += 1
                continue
            }
            let next = index + 1 < words.count ? words[index + 1].text : ""
            if !found.terms.isEmpty, !FixedTerms.isSaturation(words[index].text, next) {
                matches.append(Match(words: index...index + found.tokens.count - 1, terms: found.terms))
            }
            index += found.tokens.count
        }
        return matches
    }

    /// Whether the words from this one on, whose first is known to be its first, are those of a name.
    private func stands(_ name: Name, at index: Int, in words: [TurnWord]) -> Bool {
        guard index + name.tokens.count <= words.count else { return false }
        return name.tokens.indices.dropFirst().allSatisfy {
            Self.token(words[index + $0].text) == name.tokens[$0]
        }
    }

    /// Without marks and ending, in small letters.
    private static func token(_ word: String) -> String {
        let core = Punctuation.core(of: word)
        return (SpokenWriter.stem(ofContracted: core) ?? core).lowercased()
    }
}

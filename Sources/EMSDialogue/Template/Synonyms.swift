internal import EMSKnowledge
internal import EMSModel

/// Words that mean the same wherever they stand, from the class `synonym` of a language: each of its phrases is one
/// choice, such as `(going to|gonna)`. Every phrase of every file is varied by them, so that nobody has to write them
/// into each.
///
/// An entry with one alternative alone shields it: `(copy a call)` keeps its `copy`. An empty alternative drops the word,
/// and one that is written twice is twice as likely. The longest match wins.
struct Synonyms: Sendable {
    private struct Entry: Sendable {
        var tokens: [String]
        var alternatives: [[Template.Node]]
    }

    /// By the first token, longest first.
    private let entries: [String: [Entry]]
    private let openings: Set<UInt32>

    init(_ phrases: [Phrase]) {
        var all: [Entry] = []
        for phrase in phrases {
            guard let template = try? TemplateParser.parse(phrase), template.nodes.count == 1,
                case .choice(let alternatives) = template.nodes[0]
            else { continue }
            var seen: Set<[String]> = []
            for alternative in alternatives {
                guard case .text(let text)? = alternative.first else { continue }
                let tokens = text.split(separator: " ").map(String.init)
                // Only the first is replaced by the others, so that a word may stand in for several.
                if seen.isEmpty, seen.insert(tokens).inserted {
                    all.append(Entry(tokens: tokens, alternatives: alternatives))
                }
            }
        }
        entries = Dictionary(grouping: all) { $0.tokens[0] }
            .mapValues { $0.sorted { $0.tokens.count > $1.tokens.count } }
        openings = Set(entries.keys.compactMap { WordOpening.of($0.utf8) })
    }

    /// Phrases with an anchor are said as they are written: the beat hangs on their words.
    func varied(_ template: Template) -> Template {
        guard !entries.isEmpty, !template.nodes.contains(.anchor) else { return template }
        return Template(nodes: varied(template.nodes))
    }

    private func varied(_ nodes: [Template.Node]) -> [Template.Node] {
        nodes.flatMap { node -> [Template.Node] in
            switch node {
            case .text(let text): varied(text)
            case .optional(let inner): [.optional(varied(inner))]
            case .choice(let alternatives): [.choice(alternatives.map(varied))]
            case .span(let inner): [.span(varied(inner))]
            case .slot, .include, .anchor: [node]
            }
        }
    }

    private func varied(_ text: String) -> [Template.Node] {
        let words = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        var nodes: [Template.Node] = []
        // Where the text begins that is in no node yet.
        var start = text.startIndex
        var index = 0
        while index < words.count {
            guard let entry = match(words[index...]) else {
                index += 1
                continue
            }
            if index > 0 { nodes.append(.text(String(text[start..<words[index].startIndex]))) }
            nodes.append(.choice(entry.alternatives))
            index += entry.tokens.count
            // The marks after its last word stay.
            start = Self.core(words[index - 1]).endIndex
        }
        nodes.append(.text(String(text[start...])))
        return nodes.filter { $0 != .text("") }
    }

    /// The entry for the words at the start of these.
    private func match(_ words: ArraySlice<Substring.UTF8View>) -> Entry? {
        guard let first = words.first, WordOpening.of(first).map(openings.contains) ?? true else {
            return nil
        }
        let core = String(Substring(Self.core(first)))
        // A sentence's first word has its capital by its place.
        guard let candidates = entries[core] ?? Self.lowered(core).flatMap({ entries[$0] }) else {
            return nil
        }
        return candidates.first { entry in
            guard entry.tokens.count <= words.count else { return false }
            let own = words.prefix(entry.tokens.count)
            return own.dropLast().allSatisfy { Self.core($0).endIndex == $0.endIndex }
                && zip(own, entry.tokens).dropFirst().allSatisfy { Substring(Self.core($0)) == $1 }
        }
    }

    /// With a small first letter; nil if it has one.
    private static func lowered(_ word: String) -> String? {
        if let first = word.utf8.first, UInt8(ascii: "a") <= first, first <= UInt8(ascii: "z") {
            return nil
        }
        return word.prefix(1).lowercased() + word.dropFirst()
    }

    /// Without the marks at its end.
    private static func core(_ word: Substring.UTF8View) -> Substring.UTF8View {
        guard let last = word.lastIndex(where: { !isMark($0) }) else { return word.prefix(0) }
        return word[...last]
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: "!"),
            UInt8(ascii: ";"),
            UInt8(ascii: ":"):
            true
        default: false
        }
    }
}

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
        let pieces = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        var nodes: [Template.Node] = []
        var plain: [String] = []
        var index = 0
        while index < pieces.count {
            guard let (entry, marks) = match(pieces[index...]) else {
                plain.append(pieces[index])
                index += 1
                continue
            }
            let before = plain.joined(separator: " ")
            if index > 0 { nodes.append(.text(before + " ")) }
            nodes.append(.choice(entry.alternatives))
            plain = [marks]
            index += entry.tokens.count
        }
        nodes.append(.text(plain.joined(separator: " ")))
        return nodes.filter { $0 != .text("") }
    }

    /// The entry for the words at the start of these, and the marks that follow its last word.
    private func match(_ pieces: ArraySlice<String>) -> (entry: Entry, marks: String)? {
        guard let first = pieces.first, !first.isEmpty else { return nil }
        let core = Self.core(first)
        // A sentence's first word has its capital by its place.
        guard let candidates = entries[core] ?? Self.lowered(core).flatMap({ entries[$0] }) else { return nil }
        for entry in candidates where entry.tokens.count <= pieces.count {
            let words = pieces.prefix(entry.tokens.count)
            let rest = zip(words.dropFirst(), entry.tokens.dropFirst())
            let isWhole = words.dropLast().allSatisfy { Self.core($0) == $0 }
            guard isWhole, rest.allSatisfy({ Self.core($0) == $1 }), let last = words.last else { continue }
            return (entry, String(last.dropFirst(Self.core(last).count)))
        }
        return nil
    }

    /// With a small first letter; nil if it has one.
    private static func lowered(_ word: String) -> String? {
        if let first = word.utf8.first, UInt8(ascii: "a") <= first, first <= UInt8(ascii: "z") { return nil }
        return word.prefix(1).lowercased() + word.dropFirst()
    }

    /// Without the marks at its end.
    private static func core(_ word: String) -> String {
        guard let last = word.utf8.lastIndex(where: { !isMark($0) }) else { return "" }
        return String(Substring(word.utf8[...last]))
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ";"),
            UInt8(ascii: ":"):
            true
        default: false
        }
    }
}

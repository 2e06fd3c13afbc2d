internal import EMSKnowledge
internal import EMSModel

/// Words that mean the same wherever they stand, from the class `synonym` of a language: each of its phrases is one
/// choice, such as `(going to|gonna)`. Every phrase of every file is varied by them, so that nobody has to write them
/// into each.
///
/// An entry with one alternative alone shields it: `(copy a call)` keeps its `copy`, and where a slot or a choice follows,
/// a word that any longer entry begins with stays as it is, since nobody knows what comes after it. An empty alternative
/// drops the word, and one that is written twice is twice as likely. The longest match wins.
///
/// The class `synonym.opening` holds words that mean the same where a sentence opens with them: `(get|I need you to get)`
/// varies an order and leaves `you get` alone. There it wins over the other class.
struct Synonyms: Sendable {
    private struct Entry: Sendable {
        var tokens: [String]
        var alternatives: [[WordedNode]]
    }

    /// Entries by their first token, longest first.
    private struct Table: Sendable {
        var entries: [String: [Entry]]
        var openings: WordOpenings

        init(_ all: [Entry]) {
            entries = Dictionary(grouping: all) { $0.tokens[0] }
                .mapValues { $0.sorted { $0.tokens.count > $1.tokens.count } }
            openings = WordOpenings(entries.keys)
        }
    }

    private let anywhere: Table
    private let opening: Table
    private let writer: SpokenWriter
    /// No word, before which a space stands.
    private let space: WrittenWord

    /// - Parameters:
    ///   - phrases: for any place.
    ///   - opening: for where a sentence opens.
    init(_ phrases: [Phrase], opening: [Phrase], _ writer: SpokenWriter) {
        self.writer = writer
        space = writer.word("")
        anywhere = Table(Self.entries(phrases, writer))
        self.opening = Table(Self.entries(opening, writer))
    }

    private static func entries(_ phrases: [Phrase], _ writer: SpokenWriter) -> [Entry] {
        var all: [Entry] = []
        for phrase in phrases {
            guard let template = try? TemplateParser.parse(phrase), template.nodes.count == 1,
                case .choice(let alternatives) = template.nodes[0]
            else { continue }
            let worded = alternatives.map {
                $0.flatMap { WordedNode.nodes(for: $0, { [.text(writer.words(of: $0))] }) }
            }
            var seen: Set<[String]> = []
            for alternative in alternatives {
                guard case .text(let text)? = alternative.first else { continue }
                let tokens = text.split(separator: " ").map(String.init)
                // Only the first is replaced by the others, so that a word may stand in for several.
                if seen.isEmpty, seen.insert(tokens).inserted {
                    all.append(Entry(tokens: tokens, alternatives: worded))
                }
            }
        }
        return all
    }

    /// A template as words, with a choice wherever one of them has synonyms.
    ///
    /// Phrases with an anchor are said as they are written: the beat hangs on their words.
    func worded(_ template: Template) -> [WordedNode] {
        let isVaried = !template.nodes.contains(.anchor)
        return template.nodes.enumerated().flatMap { place, node in
            var opens = place == 0
            if case .text = node {} else { opens = false }
            let isFollowed = place + 1 < template.nodes.count
            return WordedNode.nodes(for: node) { text in
                let words = writer.words(of: text)
                return isVaried ? varied(words, opens: opens, isFollowed: isFollowed) : [.text(words)]
            }
        }
    }

    /// - Parameters:
    ///   - opens: whether the first word opens a sentence.
    ///   - isFollowed: whether what is not known here follows the last word.
    private func varied(_ words: [WrittenWord], opens: Bool, isFollowed: Bool) -> [WordedNode] {
        var nodes: [WordedNode] = []
        // Those that are in no node yet.
        var pending: [WrittenWord] = []
        var index = 0
        while index < words.count {
            let isOpening = index == 0 ? opens : words[index - 1].endsSentence
            guard
                let entry = (isOpening ? match(words, at: index, opening, isFollowed) : nil)
                    ?? match(words, at: index, anywhere, isFollowed)
            else {
                pending.append(words[index])
                index += 1
                continue
            }
            // A space and no word stands between the words before and the choice.
            if index > 0 {
                pending.append(space)
                nodes.append(.text(pending))
            }
            nodes.append(.choice(entry.alternatives))
            index += entry.tokens.count
            // The marks after its last word stay.
            let last = words[index - 1]
            pending = [writer.word(String(last.text.utf8.dropFirst(last.core.utf8.count)) ?? "")]
        }
        if pending.count > 1 || pending.first?.scalarCount != 0 { nodes.append(.text(pending)) }
        return nodes
    }

    /// The entry for the words from a place on.
    private func match(_ words: [WrittenWord], at index: Int, _ table: Table, _ isFollowed: Bool) -> Entry? {
        let first = words[index]
        guard table.openings.mayHold(first.text) else { return nil }
        // A sentence's first word has its capital by its place.
        guard
            let candidates = table.entries[first.core] ?? Self.lowered(first.core).flatMap({ table.entries[$0] })
        else { return nil }
        // A space at the end is a word of no letters.
        let known = words.last?.scalarCount == 0 ? words.count - 1 : words.count
        for entry in candidates {
            let end = min(index + entry.tokens.count, known)
            let isCut = index + entry.tokens.count > known
            guard zip(words[index..<end], entry.tokens).dropFirst().allSatisfy({ $0.core == $1 }),
                words[index..<(isCut ? end : end - 1)].allSatisfy({ $0.core.utf8.count == $0.text.utf8.count })
            else { continue }
            if !isCut { return entry }
            if isFollowed { return nil }
        }
        return nil
    }

    /// With a small first letter; nil if it has one.
    private static func lowered(_ word: String) -> String? {
        if let first = word.utf8.first, UInt8(ascii: "a") <= first, first <= UInt8(ascii: "z") {
            return nil
        }
        return word.prefix(1).lowercased() + word.dropFirst()
    }
}

internal import EMSKnowledge
internal import EMSModel
internal import EMSReproducibility

/// What a slot stands for in a scene.
enum SlotValue: Sendable {
    case value(Fragment)
    /// Words of a class, written like any other phrase.
    case phrases([Phrase])
    /// A slot that exists and has nothing to say here.
    case absent
    case unknown
}

/// Turns a phrase into the tokens and mentions of a turn, in a scene.
struct PhraseRenderer {
    let phrasebook: Phrasebook
    let templates: TemplateCache
    let writer: SpokenWriter
    let fixedTerms: [String: Mention]
    let scene: SceneWords

    private static let deepestInclude = 8

    private enum Step {
        case text(String)
        case fragment(Fragment)
        case openSpan
        case closeSpan
        case anchor
        /// A phrase that takes part.
        case source(SourceLine)
    }

    /// Nil if a slot outside of any optional part has no value in this scene.
    ///
    /// - Parameters:
    ///   - fact: the mention that the marked words of the phrase are.
    ///   - marksAll: whether that is the whole of a phrase without marks.
    func render(
        _ phrase: Phrase, fact: Mention? = nil, marksAll: Bool = false, opensSentence: Bool = true,
        random: inout RandomSubstream
    ) throws(DialogueError) -> TurnText? {
        guard let steps = try expand(phrase, random: &random, depth: 0) else { return nil }
        var text = TurnText(writer: writer, fixedTerms: fixedTerms, opensSentence: opensSentence)
        var spans: [(start: Int, end: Int)] = []
        var open: [Int] = []
        do {
            for step in steps {
                switch step {
                case .text(let words): try text.append(words)
                case .fragment(let fragment): try text.append(fragment)
                case .openSpan: open.append(text.position)
                case .closeSpan: spans.append((open.removeLast(), text.position))
                case .anchor: text.anchor()
                case .source(let line): text.note([line])
                }
            }
            try text.finish()
        } catch {
            throw error.isNumber
                ? DialogueError(
                    .writtenNumber, "“\(error.token)” is a number in a phrase: numbers come from slots",
                    source: phrase.source)
                : DialogueError(.unspeakable, "“\(error.token)” cannot be spoken", source: phrase.source)
        }
        guard !text.words.isEmpty else { return nil }
        if let fact {
            if spans.isEmpty && marksAll { spans = [(0, text.position)] }
            for span in spans { text.mark(fact, from: span.start, to: span.end) }
        }
        return text
    }

    /// The first phrase that can be said here, as a fragment within another phrase.
    func fragment(of phrases: [Phrase], random: inout RandomSubstream) throws(DialogueError) -> Fragment? {
        for phrase in random.shuffled(phrases) {
            if let text = try render(phrase, opensSentence: false, random: &random) {
                return Fragment(
                    pieces: text.words.map { Fragment.Piece($0.text, spoken: $0.spoken) }, mentions: text.mentions,
                    sources: text.sources)
            }
        }
        return nil
    }

    private func expand(
        _ phrase: Phrase, random: inout RandomSubstream, depth: Int
    ) throws(DialogueError) -> [Step]? {
        let template = try templates.template(of: phrase)
        guard let steps = try expand(template.nodes, of: phrase, random: &random, depth: depth) else { return nil }
        return [.source(phrase.source)] + steps
    }

    private func expand(
        _ nodes: [Template.Node], of phrase: Phrase, random: inout RandomSubstream, depth: Int
    ) throws(DialogueError) -> [Step]? {
        var steps: [Step] = []
        for node in nodes {
            switch node {
            case .text(let text): steps.append(.text(text))
            case .anchor: steps.append(.anchor)
            case .slot(let name, let column):
                guard let slot = try slot(name, column: column, of: phrase, random: &random, depth: depth) else {
                    return nil
                }
                steps += slot
            case .include(let name, let column):
                guard let variants = phrasebook.variants(of: name) else {
                    throw DialogueError(
                        .missingClass, "there is no class “\(name)”", source: phrase.source, column: column)
                }
                guard let part = try firstExpandable(variants, from: phrase, random: &random, depth: depth) else {
                    return nil
                }
                steps += part
            case .optional(let inner):
                let isSaid = random.chance(0.5)
                let part = try expand(inner, of: phrase, random: &random, depth: depth)
                if isSaid, let part { steps += part }
            case .choice(let alternatives):
                var chosen: [Step]?
                for alternative in random.shuffled(alternatives) where chosen == nil {
                    chosen = try expand(alternative, of: phrase, random: &random, depth: depth)
                }
                guard let chosen else { return nil }
                steps += chosen
            case .span(let inner):
                guard let part = try expand(inner, of: phrase, random: &random, depth: depth) else { return nil }
                steps += [.openSpan] + part + [.closeSpan]
            }
        }
        return steps
    }

    private func slot(
        _ name: String, column: Int, of phrase: Phrase, random: inout RandomSubstream, depth: Int
    ) throws(DialogueError) -> [Step]? {
        switch try scene.value(of: name, renderer: self, random: &random) {
        case .value(let fragment): return [.fragment(fragment)]
        case .phrases(let phrases): return try firstExpandable(phrases, from: phrase, random: &random, depth: depth)
        case .absent: return nil
        case .unknown:
            throw DialogueError(
                .unknownSlot, "no line has a slot “\(name)”", source: phrase.source, column: column)
        }
    }

    private func firstExpandable(
        _ variants: [Phrase], from phrase: Phrase, random: inout RandomSubstream, depth: Int
    ) throws(DialogueError) -> [Step]? {
        guard depth < Self.deepestInclude else {
            throw DialogueError(.missingClass, "a class that includes itself", source: phrase.source)
        }
        for variant in random.shuffled(variants) {
            if let steps = try expand(variant, random: &random, depth: depth + 1) { return steps }
        }
        return nil
    }
}

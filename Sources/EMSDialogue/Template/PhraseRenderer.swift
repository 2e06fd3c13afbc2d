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
    let call: CallWords
    let scene: SceneWords

    private var phrasebook: Phrasebook { call.phrasebook }

    private static let deepestInclude = 8
    private static let usualSteps = 16

    private enum Step {
        case text([WrittenWord])
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
        var steps: [Step] = []
        steps.reserveCapacity(Self.usualSteps)
        guard try expand(phrase, into: &steps, random: &random, depth: 0) else { return nil }
        var text = TurnText(
            writer: call.words.writer, fixedTerms: call.words.fixedTerms, opensSentence: opensSentence)
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
                case .source(let line): text.note(line)
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
        for place in random.shuffledPlaces(phrases.count) {
            if let text = try render(phrases[place], opensSentence: false, random: &random) {
                return Fragment(
                    pieces: text.words.map { Fragment.Piece($0.text, spoken: $0.spoken) }, mentions: text.mentions,
                    sources: text.sources)
            }
        }
        return nil
    }

    /// Adds the steps of a phrase; adds none and returns false if it cannot be said here. All of a phrase go into one array,
    /// which is cut back where a part falls away.
    private func expand(
        _ phrase: Phrase, into steps: inout [Step], random: inout RandomSubstream, depth: Int
    ) throws(DialogueError) -> Bool {
        let count = steps.count
        steps.append(.source(phrase.source))
        let nodes = try call.words.templates.template(of: phrase)
        if try expand(nodes, of: phrase, into: &steps, random: &random, depth: depth) { return true }
        steps.removeSubrange(count...)
        return false
    }

    private func expand(
        _ nodes: [WordedNode], of phrase: Phrase, into steps: inout [Step], random: inout RandomSubstream, depth: Int
    ) throws(DialogueError) -> Bool {
        let count = steps.count
        for node in nodes {
            let isSayable: Bool
            switch node {
            case .text(let text):
                steps.append(.text(text))
                isSayable = true
            case .anchor:
                steps.append(.anchor)
                isSayable = true
            case .slot(let slot, let name, let column):
                switch try scene.value(of: slot, renderer: self, random: &random) {
                case .value(let fragment):
                    steps.append(.fragment(fragment))
                    isSayable = true
                case .phrases(let phrases):
                    isSayable = try firstExpandable(
                        phrases, from: phrase, into: &steps, random: &random, depth: depth)
                case .absent: isSayable = false
                case .unknown:
                    throw DialogueError(
                        .unknownSlot, "no line has a slot “\(name)”", source: phrase.source, column: column)
                }
            case .include(let name, let column):
                guard let variants = phrasebook.variants(of: name) else {
                    throw DialogueError(
                        .missingClass, "there is no class “\(name)”", source: phrase.source, column: column)
                }
                isSayable = try firstExpandable(variants, from: phrase, into: &steps, random: &random, depth: depth)
            case .optional(let inner):
                let isSaid = random.chance(0.5)
                let before = steps.count
                // Drawn for in any case, so that what is left out changes nothing after it.
                _ = try expand(inner, of: phrase, into: &steps, random: &random, depth: depth)
                if !isSaid { steps.removeSubrange(before...) }
                isSayable = true
            case .choice(let alternatives):
                var isChosen = false
                for place in random.shuffledPlaces(alternatives.count) where !isChosen {
                    isChosen = try expand(
                        alternatives[place], of: phrase, into: &steps, random: &random, depth: depth)
                }
                isSayable = isChosen
            case .span(let inner):
                steps.append(.openSpan)
                isSayable = try expand(inner, of: phrase, into: &steps, random: &random, depth: depth)
                steps.append(.closeSpan)
            }
            guard isSayable else {
                steps.removeSubrange(count...)
                return false
            }
        }
        return true
    }

    private func firstExpandable(
        _ variants: [Phrase], from phrase: Phrase, into steps: inout [Step], random: inout RandomSubstream, depth: Int
    ) throws(DialogueError) -> Bool {
        guard depth < Self.deepestInclude else {
            throw DialogueError(.missingClass, "a class that includes itself", source: phrase.source)
        }
        // Places are shuffled rather than phrases: the same draws, and nothing to copy.
        for place in random.shuffledPlaces(variants.count) {
            if try expand(variants[place], into: &steps, random: &random, depth: depth + 1) { return true }
        }
        return false
    }
}

internal import EMSModel

/// What is said in one language where a protocol file has words of its own: `assets/language/<id>/protocols/<protocol>.yaml`.
///
/// Protocol files are written in `ClinicalProtocol.ownLanguage`; other languages bring their words for each of them.
public struct ProtocolWords: Hashable, Sendable {
    public struct OfPresentation: Hashable, Sendable {
        public var dispatch: [Phrase]
        public var story: [Phrase]
        public var complaint: [Phrase]

        public init(dispatch: [Phrase], story: [Phrase], complaint: [Phrase]) {
            self.dispatch = dispatch
            self.story = story
            self.complaint = complaint
        }
    }

    public struct OfFinding: Hashable, Sendable {
        public var present: [Phrase]
        public var absent: [Phrase]

        public init(present: [Phrase], absent: [Phrase]) {
            self.present = present
            self.absent = absent
        }
    }

    public struct OfDifferential: Hashable, Sendable {
        public var thought: [Phrase]
        public var ruledOut: [Phrase]

        public init(thought: [Phrase], ruledOut: [Phrase]) {
            self.thought = thought
            self.ruledOut = ruledOut
        }
    }

    public var protocolID: String
    /// By id.
    public var presentations: [String: OfPresentation]
    /// By slug.
    public var findings: [String: OfFinding]
    /// By id of the step, at any depth.
    public var steps: [String: [SpokenAct: [Phrase]]]
    /// Classes of talk that this protocol says in its own words.
    public var phrases: [String: [Phrase]]
    /// By the slug of the impression.
    public var differentials: [String: OfDifferential]

    public init(
        protocolID: String, presentations: [String: OfPresentation] = [:], findings: [String: OfFinding] = [:],
        steps: [String: [SpokenAct: [Phrase]]] = [:], phrases: [String: [Phrase]] = [:],
        differentials: [String: OfDifferential] = [:]
    ) {
        self.protocolID = protocolID
        self.presentations = presentations
        self.findings = findings
        self.steps = steps
        self.phrases = phrases
        self.differentials = differentials
    }
}

extension ClinicalProtocol {
    /// The language that protocol files are written in.
    public static let ownLanguage = "en"

    /// The protocol with the words of another language. What the words leave out is said in the language's generic
    /// words, or not at all: no word of the file's own language is left.
    public func worded(by words: ProtocolWords) -> ClinicalProtocol {
        var result = self
        for index in presentations.indices {
            let own = words.presentations[presentations[index].id]
            result.presentations[index].dispatch = own?.dispatch ?? []
            result.presentations[index].story = own?.story ?? []
            result.presentations[index].complaint = own?.complaint ?? []
        }
        for index in findings.indices {
            let own = words.findings[findings[index].term.slug]
            result.findings[index].present = own?.present ?? []
            result.findings[index].absent = own?.absent ?? []
        }
        result.steps = Self.worded(steps, by: words)
        result.phrases = words.phrases
        // What cannot be thought aloud is not thought of.
        result.differentials = differentials.compactMap { differential in
            guard let own = words.differentials[differential.impression.slug] else { return nil }
            return Differential(
                impression: differential.impression, weight: differential.weight, thought: own.thought,
                ruledOut: own.ruledOut)
        }
        return result
    }

    private static func worded(_ steps: [ProtocolStep], by words: ProtocolWords) -> [ProtocolStep] {
        steps.map { step in
            var step = step
            step.say = words.steps[step.id] ?? [:]
            if case .cycle(var cycle) = step.action {
                cycle.steps = worded(cycle.steps, by: words)
                step.action = .cycle(cycle)
            }
            return step
        }
    }
}

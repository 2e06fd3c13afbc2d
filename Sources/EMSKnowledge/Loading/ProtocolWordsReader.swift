import EMSDiagnostics
import EMSModel

/// Reads what one language says in place of a protocol's own words.
struct ProtocolWordsReader {
    let clinical: ClinicalProtocol
    let report: FileReport

    func words(_ root: KnowledgeNode, terms: inout [String: TermWords]) -> ProtocolWords {
        let mapping = MappingReader(root, "the file", report)
        var words = ProtocolWords(protocolID: clinical.id)
        if let node = mapping.optional("terms") { terms = LanguageReader.terms(node, report) }
        each(mapping, "presentations", "presentation", clinical.presentations.map(\.id)) { id, node in
            let own = MappingReader(node, "a presentation", report)
            words.presentations[id] = .init(
                dispatch: own.phrases("dispatch", in: .dispatch), story: own.phrases("story", in: .story),
                complaint: own.phrases("complaint", in: .complaint))
            own.finish()
        }
        each(mapping, "findings", "finding", clinical.findings.map(\.term.slug)) { slug, node in
            let own = MappingReader(node, "a finding", report)
            words.findings[slug] = .init(
                present: own.phrases("present", in: .finding), absent: own.phrases("absent", in: .finding))
            own.finish()
        }
        each(mapping, "steps", "step", clinical.allSteps.map(\.id)) { id, node in
            let kind = clinical.step(id)?.action.phraseKind
            words.steps[id] = say(node, kind)
        }
        each(
            mapping, "differentials", "differential", clinical.differentials.map(\.impression.slug)
        ) { slug, node in
            let own = MappingReader(node, "a differential", report)
            words.differentials[slug] = .init(
                thought: own.phrases("thought", in: .differential, isFilled: true),
                ruledOut: own.phrases("ruled_out", in: .differential, isFilled: true))
            own.finish()
        }
        words.phrases = mapping.optional("phrases").map { report.phraseClasses($0, "phrases") } ?? [:]
        mapping.finish()
        return words
    }

    private func each(
        _ mapping: MappingReader, _ key: String, _ what: String, _ known: [String],
        read: (String, KnowledgeNode) -> Void
    ) {
        guard let node = mapping.optional(key) else { return }
        for entry in MappingReader(node, "\"\(key)\"", report).all {
            guard let name = report.reference(entry.key, at: entry.position, what, known) else { continue }
            read(name, entry.value)
        }
    }

    private func say(_ node: KnowledgeNode, _ kind: PhraseContext.StepKind?) -> [SpokenAct: [Phrase]] {
        var result: [SpokenAct: [Phrase]] = [:]
        for entry in MappingReader(node, "a step", report).all {
            guard let act: SpokenAct = report.choice(named: entry.key, at: entry.position, "say") else { continue }
            result[act] = report.phrases(entry.value, entry.key, in: kind.map(PhraseContext.step) ?? .talk)
        }
        return result
    }
}

extension ClinicalProtocol {
    /// In the order of the file, those of cycles after the cycle.
    var allSteps: [ProtocolStep] { Self.flat(steps) }

    private static func flat(_ steps: [ProtocolStep]) -> [ProtocolStep] {
        steps.flatMap { step in
            if case .cycle(let cycle) = step.action { [step] + flat(cycle.steps) } else { [step] }
        }
    }
}

extension ProtocolStep.Action {
    var phraseKind: PhraseContext.StepKind {
        switch self {
        case .observe: .observe
        case .ask: .ask
        case .measure: .measure
        case .attach: .attach
        case .give: .give
        case .perform: .perform
        case .startCompressions, .stopCompressions: .compressions
        case .checkRhythm: .checkRhythm
        case .shock: .shock
        case .communicate: .communicate
        case .wait: .wait
        case .cycle: .cycle
        }
    }
}

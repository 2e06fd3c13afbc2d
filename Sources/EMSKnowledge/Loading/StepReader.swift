import EMSDiagnostics
import EMSModel

struct StepReader {
    let scope: ProtocolScope
    let report: FileReport

    /// - Parameter insideCycle: a step of a cycle may wait for a later one, of the turn before.
    func steps(_ list: [KnowledgeNode], insideCycle: Bool) -> [ProtocolStep] {
        list.compactMap { step($0, insideCycle: insideCycle) }
    }

    private func step(_ node: KnowledgeNode, insideCycle: Bool) -> ProtocolStep? {
        let mapping = MappingReader(node, "a step", report)
        let id = mapping.slug("id")
        let action = action(mapping, insideCycle: insideCycle)
        let step = ProtocolStep(
            id: id, action: action?.action ?? .wait(seconds: 0), when: mapping.condition("when", scope),
            seat: mapping.optionalChoice("seat"), topic: mapping.optionalChoice("topic"),
            keysteps: mapping.choices("keysteps"),
            durationSeconds: mapping.optionalNumber("duration_s", in: Limits.seconds),
            after: after(mapping, id, insideCycle: insideCycle),
            turns: turns(mapping, insideCycle: insideCycle),
            say: say(mapping, action?.kind),
            source: SourceLine(file: report.source, line: node.position.line))
        mapping.finish()
        return action == nil ? nil : step
    }

    // MARK: Action

    private typealias Read = (action: ProtocolStep.Action, kind: PhraseContext.StepKind)

    private static let actionKeys = [
        "observe", "ask", "measure", "attach", "give", "perform", "compressions", "check_rhythm", "shock",
        "communicate", "wait_s", "cycle",
    ]

    private func action(_ mapping: MappingReader, insideCycle: Bool) -> Read? {
        var values: [(key: String, node: KnowledgeNode)] = []
        for key in Self.actionKeys {
            if let node = mapping.optional(key) { values.append((key, node)) }
        }
        guard let value = values.first else {
            let misspelt = mapping.all.contains { NearestName.of($0.key, in: Self.actionKeys) != nil }
            if !misspelt, case .mapping = mapping.node.content {
                report.add(
                    .missingKey, "a step does nothing", at: mapping.node.position,
                    remedy: "Give it one of: \(Self.actionKeys.joined(separator: ", ")).")
            }
            return nil
        }
        for extra in values.dropFirst() {
            report.add(
                .unknownKey, "a step that has \"\(value.key)\" cannot have \"\(extra.key)\" too",
                at: extra.node.position, remedy: "Make two steps of it.")
        }
        return read(value.key, value.node, insideCycle: insideCycle)
    }

    private func read(_ key: String, _ node: KnowledgeNode, insideCycle: Bool) -> Read? {
        switch key {
        case "observe": (.observe(report.references(node, key, "finding", scope.findings)), .observe)
        case "ask": (.ask(filled(node, key)), .ask)
        case "measure": (.measure(filled(node, key)), .measure)
        case "attach": (.attach(filled(node, key)), .attach)
        case "give": medication(node, key).map { (.give($0), .give) }
        case "perform":
            report.reference(node, key, "procedure", scope.catalogue.procedures.keys.sorted()).map {
                (.perform($0), .perform)
            }
        case "compressions":
            word(node, key, ["start", "stop"]).map {
                ($0 == "start" ? .startCompressions : .stopCompressions, .compressions)
            }
        case "check_rhythm":
            word(node, key, ["manual", "aed"]).map { (.checkRhythm(byAED: $0 == "aed"), .checkRhythm) }
        case "shock": (shock(node), .shock)
        case "communicate": (report.choice(node, key) as CommunicationKind?).map { (.communicate($0), .communicate) }
        case "wait_s": report.number(node, key, in: 1...3_600).map { (.wait(seconds: $0), .wait) }
        default: cycle(node, insideCycle: insideCycle).map { (.cycle($0), .cycle) }
        }
    }

    private func filled<Value: VocabularyTerm>(_ node: KnowledgeNode, _ key: String) -> [Value] {
        report.filledList(node, key).compactMap { report.choice($0, key) }
    }

    /// A drug of the catalogue that the protocol does not list (any more) is not carried: its step keeps its time, so
    /// that the rest of the call stays where it is.
    private func medication(_ node: KnowledgeNode, _ key: String) -> String? {
        if let slug = node.text, !scope.medications.contains(slug), scope.catalogue.drugs[slug] != nil {
            report.add(
                .unknownReference, "\"\(shown(slug))\" is not among the medications; the step only takes its time",
                at: node, severity: .warning, remedy: "List it under `medications:`, or remove the step.")
            return slug
        }
        return report.reference(node, key, "medication of this protocol", scope.medications)
    }

    private func word(_ node: KnowledgeNode, _ key: String, _ words: [String]) -> String? {
        guard let text = report.text(node, key) else { return nil }
        if words.contains(text) { return text }
        let question = NearestName.question(text, in: words)
        report.add(
            .unknownValue, "\"\(key)\" cannot be \"\(shown(text))\"" + (question.isEmpty ? "" : "; \(question)"),
            at: node.position, remedy: "One of: \(words.joined(separator: ", ")).")
        return nil
    }

    private func shock(_ node: KnowledgeNode) -> ProtocolStep.Action {
        let mapping = MappingReader(node, "a shock", report)
        let energies = energies(mapping)
        let mode: ShockDelivery.Mode = mapping.requiredChoice("mode") ?? .manual
        mapping.finish()
        if mode == .aed, let node = mapping.node["per_kg"] {
            report.add(
                .condition, "an AED cannot be set to a weight", at: node, remedy: "Write `energies_j`, or another mode."
            )
        }
        return .shock(energies: energies, mode: mode)
    }

    /// `energies_j: [200, 300]`, or `per_kg: [2, 4]`.
    private func energies(_ mapping: MappingReader) -> [ShockEnergy] {
        guard let node = mapping.optional("per_kg") else {
            return (mapping.required("energies_j").map { report.filledList($0, "energies_j") } ?? [])
                .compactMap { report.integer($0, "energies_j", in: 1...400).map(ShockEnergy.joules) }
        }
        if let other = mapping.optional("energies_j") {
            report.add(
                .unknownKey, "a shock is fixed or by weight, not both", at: other.position,
                remedy: "Remove `energies_j` or `per_kg`.")
        }
        return report.filledList(node, "per_kg").compactMap {
            // Half a joule a kilogram cardioverts; nobody is given more than ten.
            report.number($0, "per_kg", in: 0.5...10).map(ShockEnergy.joulesPerKilogram)
        }
    }

    private func cycle(_ node: KnowledgeNode, insideCycle: Bool) -> ProtocolStep.Cycle? {
        let mapping = MappingReader(node, "a cycle", report)
        if insideCycle {
            report.add(.circular, "a cycle inside a cycle", at: node, remedy: "Write its steps into the outer one.")
        }
        let cycle = ProtocolStep.Cycle(
            periodSeconds: mapping.number("period_s", in: 1...3_600),
            maximumTurns: mapping.integer("max_turns", in: 1...60),
            until: mapping.required("until").map { _ in mapping.condition("until", scope) } ?? .always,
            steps: steps(
                mapping.required("steps").map { report.filledList($0, "steps") } ?? [], insideCycle: true))
        mapping.finish()
        return cycle
    }

    // MARK: Order and talk

    private func after(_ mapping: MappingReader, _ id: String, insideCycle: Bool) -> [String: Double] {
        guard let node = mapping.optional("after") else { return [:] }
        var result: [String: Double] = [:]
        for entry in MappingReader(node, "\"after\"", report).all {
            guard let name = report.reference(entry.key, at: entry.position, "step", scope.steps) else { continue }
            if let other = scope.steps.firstIndex(of: name), let own = scope.steps.firstIndex(of: id),
                other == own || (other > own && !insideCycle)
            {
                report.add(
                    .knowledge(.circular), "\"\(id)\" cannot wait for \"\(name)\", which does not come before it",
                    at: entry.position)
            }
            result[name] = report.number(entry.value, entry.key, in: Limits.seconds)
        }
        return result
    }

    private func turns(_ mapping: MappingReader, insideCycle: Bool) -> [Int] {
        guard let node = mapping.optional("turns") else { return [] }
        if !insideCycle {
            report.add(.unreachable, "\"turns\" means nothing outside a cycle", at: node, remedy: "Remove it.")
        }
        return report.filledList(node, "turns").compactMap { report.integer($0, "turns", in: 1...60) }
    }

    private func say(_ mapping: MappingReader, _ kind: PhraseContext.StepKind?) -> [SpokenAct: [Phrase]] {
        guard let node = mapping.optional("say") else { return [:] }
        var result: [SpokenAct: [Phrase]] = [:]
        for entry in MappingReader(node, "\"say\"", report).all {
            guard let act: SpokenAct = report.choice(named: entry.key, at: entry.position, "say") else { continue }
            result[act] = report.phrases(entry.value, entry.key, in: kind.map(PhraseContext.step) ?? .talk)
        }
        return result
    }
}

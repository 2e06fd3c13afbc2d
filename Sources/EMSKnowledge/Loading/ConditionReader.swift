import EMSDiagnostics
import EMSModel

extension MappingReader {
    /// The condition of a key; always true where there is none.
    func condition(_ key: String, _ scope: ProtocolScope) -> Condition {
        guard let node = optional(key) else { return .always }
        return ConditionReader(node, key, scope, report).condition()
    }
}

/// Reads `{systolic: "< 100", rhythm: [asystole], given: {naloxone: false}}`: every test must hold.
struct ConditionReader {
    private let mapping: MappingReader
    private let report: FileReport
    private let scope: ProtocolScope

    init(_ node: KnowledgeNode, _ key: String, _ scope: ProtocolScope, _ report: FileReport) {
        mapping = MappingReader(node, "the condition \"\(key)\"", report)
        self.report = report
        self.scope = scope
    }

    func condition() -> Condition {
        var tests: [Condition.Test] = []
        for kind in VitalKind.allCases {
            if let node = mapping.optional(kind.rawValue) { tests += comparisons(node, kind) }
        }
        let rhythms: [Rhythm] = mapping.choices("rhythm")
        if !rhythms.isEmpty { tests.append(.rhythm(rhythms)) }
        if mapping.has("pulse") { tests.append(.pulse(mapping.flag("pulse"))) } else { _ = mapping.optional("pulse") }
        if mapping.has("seizing") {
            tests.append(.seizing(mapping.flag("seizing")))
        } else {
            _ = mapping.optional("seizing")
        }
        tests += named("finding", scope.findings).map { .finding($0.name, present: $0.holds) }
        tests += single("condition", scope.catalogue.conditions.keys.sorted()).map(Condition.Test.condition)
        tests += single("takes", scope.catalogue.homeMedications.keys.sorted()).map(Condition.Test.takes)
        tests += single("allergy", scope.catalogue.allergies.keys.sorted()).map(Condition.Test.allergy)
        let ages: [AgeGroup] = mapping.choices("age_group")
        if !ages.isEmpty { tests.append(.ageGroup(ages)) }
        let courses = anyOf("course", scope.courses)
        if !courses.isEmpty { tests.append(.course(courses)) }
        let presentations = anyOf("presentation", scope.presentations)
        if !presentations.isEmpty { tests.append(.presentation(presentations)) }
        tests += named("given", scope.medications + scope.catalogue.drugs.keys.sorted()).map {
            .given($0.name, $0.holds)
        }
        tests += named("done", scope.steps).map { .done($0.name, $0.holds) }
        mapping.finish()
        if tests.isEmpty, case .mapping(let entries) = mapping.node.content, entries.isEmpty {
            report.add(
                .condition, "\(mapping.subject) tests nothing", at: mapping.node, remedy: "Remove it to mean always.")
        }
        return Condition(tests)
    }

    /// `"< 50"`, or a list of such.
    private func comparisons(_ node: KnowledgeNode, _ kind: VitalKind) -> [Condition.Test] {
        let nodes: [KnowledgeNode]
        if case .sequence(let elements) = node.content { nodes = elements } else { nodes = [node] }
        return nodes.compactMap { node in
            guard let text = node.text, let (comparison, limit) = Self.parse(text) else {
                report.add(
                    .condition, "\"\(kind.rawValue)\" is compared with a number, not with \(node.kind)", at: node,
                    remedy: "Write it such as \"< 100\" or \">= 94\", in quotes.")
                return nil
            }
            guard kind.plausibleRange.contains(limit) else {
                report.add(
                    .outOfRange, "no \(kind.rawValue) is ever \(FileReport.plain(limit)) \(kind.unit)", at: node)
                return nil
            }
            return .vital(kind, comparison, limit)
        }
    }

    private static func parse(_ text: String) -> (Condition.Comparison, Double)? {
        let sign = text.prefix { $0 == "<" || $0 == ">" || $0 == "=" }
        var number = text[sign.endIndex...]
        if number.first == " " { number.removeFirst() }
        let parts = number.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isNumber = number.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: ".") }
        // Up to four figures, and one or two after a point.
        guard isNumber, parts.count <= 2, 1...4 ~= parts[0].count, parts.count == 1 || 1...2 ~= parts[1].count,
            let comparison = Condition.Comparison(rawValue: String(sign)), let limit = Double(number)
        else { return nil }
        return (comparison, limit)
    }

    /// `name`, `[name, name]` or `{name: true, name: false}`: each must hold.
    ///
    /// - Parameter known: asked for only where there is a name to look for.
    private func named(_ key: String, _ known: @autoclosure () -> [String]) -> [(name: String, holds: Bool)] {
        guard let node = mapping.optional(key) else { return [] }
        let known = known()
        switch node.content {
        case .scalar: return reference(node, key, known).map { [($0, true)] } ?? []
        case .sequence(let elements): return elements.compactMap { reference($0, key, known).map { ($0, true) } }
        case .mapping(let entries):
            return entries.compactMap { entry in
                guard let holds = report.flag(entry.value, entry.key) else { return nil }
                return report.reference(entry.key, at: entry.position, key, known).map { ($0, holds) }
            }
        }
    }

    private func single(_ key: String, _ known: @autoclosure () -> [String]) -> [String] {
        guard let node = mapping.optional(key) else { return [] }
        return [reference(node, key, known())].compactMap(\.self)
    }

    /// `name` or `[name, name]`: one of them must hold.
    private func anyOf(_ key: String, _ known: [String]) -> [String] {
        guard let node = mapping.optional(key) else { return [] }
        if case .sequence(let elements) = node.content {
            return elements.compactMap { reference($0, key, known) }
        }
        return [reference(node, key, known)].compactMap(\.self)
    }

    private func reference(_ node: KnowledgeNode, _ key: String, _ known: [String]) -> String? {
        report.reference(node, key, key, known)
    }
}

extension FileReport {
    /// The names of a list that are known.
    func references(_ node: KnowledgeNode, _ key: String, _ what: String, _ known: [String]) -> [String] {
        filledList(node, key).compactMap { reference($0, key, what, known) }
    }

    /// The name of a node if it is known, nil and a finding otherwise.
    func reference(_ node: KnowledgeNode, _ key: String, _ what: String, _ known: [String]) -> String? {
        text(node, key).flatMap { reference($0, at: node.position, what, known) }
    }

    /// The name if it is known, nil and a finding otherwise.
    func reference(
        _ name: String, at position: KnowledgeNode.Position, _ what: String, _ known: [String]
    ) -> String? {
        if known.contains(name) { return name }
        let question = NearestName.question(name, in: known)
        add(
            .knowledge(.unknownReference),
            "there is no \(what) \"\(shown(name))\"" + (question.isEmpty ? "" : "; \(question)"), at: position,
            remedy: known.isEmpty ? "None is defined." : "Known: \(known.joined(separator: ", ")).")
        return nil
    }
}

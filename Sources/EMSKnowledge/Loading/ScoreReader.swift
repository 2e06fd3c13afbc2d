import EMSDiagnostics
import EMSModel

/// Reads `scores:`, what a protocol's scores are counted from.
enum ScoreReader {
    static func scores(_ mapping: MappingReader, _ scope: ProtocolScope) -> [CountedScore] {
        guard let node = mapping.optional("scores") else { return [] }
        let scores = MappingReader(node, "\"scores\"", mapping.report)
        let read = [
            scores.optional("stroke_scale").map { strokeScale($0, scope, mapping.report) },
            scores.optional("apgar").map { apgar($0, scope, mapping.report) },
        ].compactMap(\.self)
        scores.finish()
        return read
    }

    private static func strokeScale(
        _ node: KnowledgeNode, _ scope: ProtocolScope, _ report: FileReport
    ) -> CountedScore {
        let mapping = MappingReader(node, "\"stroke_scale\"", report)
        let scale: StrokeScale = mapping.requiredChoice("scale") ?? .befast
        let entries = mapping.required("signs").map { MappingReader($0, "\"signs\"", report).all } ?? []
        mapping.finish()
        return .strokeScale(
            scale,
            signs: entries.map {
                .init(name: $0.key, findings: report.references($0.value, $0.key, "finding", scope.findings))
            })
    }

    private static func apgar(_ node: KnowledgeNode, _ scope: ProtocolScope, _ report: FileReport) -> CountedScore {
        let mapping = MappingReader(node, "\"apgar\"", report)
        var parts: [VitalKind: [CountedScore.PartRule]] = [:]
        for kind in VitalKind.apgarParts {
            let name = String(kind.rawValue.dropFirst("apgar_".count))
            guard let list = mapping.required(name) else { continue }
            parts[kind] = report.filledList(list, name).map { rule($0, name, scope, report) }
        }
        mapping.finish()
        return .apgar(parts: parts)
    }

    /// `{points: [0, 1], when: {finding: {vigorous: false}}}`.
    private static func rule(
        _ node: KnowledgeNode, _ name: String, _ scope: ProtocolScope, _ report: FileReport
    ) -> CountedScore.PartRule {
        let mapping = MappingReader(node, "a rule of \"\(name)\"", report)
        let points =
            (mapping.required("points").map { report.filledList($0, "points") } ?? [])
            .compactMap { report.integer($0, "points", in: 0...2) }
        let rule = CountedScore.PartRule(
            points: (points.min() ?? 0)...(points.max() ?? 0), when: mapping.condition("when", scope))
        mapping.finish()
        let isCircular = rule.when.tests.contains {
            if case .vital(let kind, _, _) = $0 { kind.isCounted } else { false }
        }
        if isCircular, let node = mapping.node["when"] {
            report.add(.circular, "a part of a score cannot depend on a score", at: node, remedy: "Test a finding.")
        }
        return rule
    }
}

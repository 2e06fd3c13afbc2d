import EMSDiagnostics
import EMSModel

enum MedicationReader {
    static func medication(_ node: KnowledgeNode, _ scope: ProtocolScope, _ report: FileReport) -> Medication? {
        let mapping = MappingReader(node, "a medication", report)
        let drug = mapping.required("drug").flatMap { Self.drug($0, scope, report) }
        let maximum = mapping.integer("max_doses", in: 1...50, default: 1)
        let ruleNodes = mapping.required("doses").map { report.filledList($0, "doses") } ?? []
        let rules = ruleNodes.compactMap { node in
            DoseReader.rule(node, drug, maximumDoses: maximum, report).map { (rule: $0, node: node) }
        }
        let repeatSeconds = mapping.optionalNumber("repeat_s", in: 1...86_400)
        let cap = mapping.optionalNumber("cumulative_cap", in: 0.000001...1_000_000)
        let effect = mapping.required("effect").map { EffectReader.effect(MappingReader($0, "an effect", report)) }
        let contraindications =
            (mapping.optional("contraindications").map { report.list($0, "contraindications") } ?? [])
            .compactMap { Self.contraindication($0, scope, report) }
        mapping.finish()
        checkRepeats(mapping, maximum: maximum)
        if let cap, let node = mapping.node["cumulative_cap"] {
            DoseLint.checkCumulative(cap, at: node, rules, report)
        }
        guard let drug, let effect else { return nil }
        return Medication(
            drug: drug.term, doses: rules.map(\.rule), repeatSeconds: repeatSeconds, maximumDoses: maximum,
            cumulativeCap: cap, effect: effect, contraindications: contraindications)
    }

    private static func drug(
        _ node: KnowledgeNode, _ scope: ProtocolScope, _ report: FileReport
    ) -> ClinicalCatalogue.Drug? {
        guard let slug = report.text(node, "drug") else { return nil }
        let known = scope.catalogue.drugs.keys.sorted()
        return report.reference(slug, at: node.position, "drug", known).flatMap { scope.catalogue.drugs[$0] }
    }

    private static func checkRepeats(_ mapping: MappingReader, maximum: Int) {
        let report = mapping.report
        if let node = mapping.node["repeat_s"], !mapping.has("max_doses") {
            report.add(
                .doseRepeat, "the drug is repeated without end", at: node,
                remedy: "Add `max_doses:`, the number of doses in all.")
        }
        if maximum > 1, let node = mapping.node["max_doses"], !mapping.has("repeat_s") {
            report.add(
                .doseRepeat, "\(maximum) doses, but not how far apart", at: node,
                remedy: "Add `repeat_s:`, the seconds from one dose to the next.")
        }
    }

    private static func contraindication(
        _ node: KnowledgeNode, _ scope: ProtocolScope, _ report: FileReport
    ) -> Contraindication? {
        let mapping = MappingReader(node, "a contraindication", report)
        let reason = mapping.required("reason").flatMap { node in
            report.text(node, "reason").flatMap {
                report.reference($0, at: node.position, "reason", scope.catalogue.reasons.keys.sorted())
            }
        }
        _ = mapping.required("when")
        let condition = mapping.condition("when", scope)
        mapping.finish()
        return reason.flatMap { scope.catalogue.reasons[$0] }.map { Contraindication(reason: $0, condition: condition) }
    }
}

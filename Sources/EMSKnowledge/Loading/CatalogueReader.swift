import EMSDiagnostics
import EMSModel

/// Reads the files of `assets/clinical` into a catalogue; entries of later folders take the place of earlier ones.
enum CatalogueReader {
    static func readDrugs(_ root: KnowledgeNode, into catalogue: inout ClinicalCatalogue, _ report: FileReport) {
        for node in entries(root, "drugs", report) {
            let drug = drug(node, report)
            catalogue.drugs[drug.term.slug] = drug
        }
    }

    static func readProcedures(_ root: KnowledgeNode, into catalogue: inout ClinicalCatalogue, _ report: FileReport) {
        for node in entries(root, "procedures", report) {
            let procedure = procedure(node, report)
            catalogue.procedures[procedure.term.slug] = procedure
        }
    }

    static func readTerms(_ root: KnowledgeNode, into catalogue: inout ClinicalCatalogue, _ report: FileReport) {
        let mapping = MappingReader(root, "the file", report)
        var bearers = catalogue.bearers
        let conditions = terms(mapping, "conditions", [.icd10, .snomed, .emsynth]) { bearers[$0] = bearer($1) }
        let medications = terms(mapping, "home_medications", [.rxnorm, .emsynth]) { bearers[$0] = bearer($1) }
        catalogue.bearers = bearers
        catalogue.conditions.merge(conditions) { _, new in new }
        catalogue.homeMedications.merge(medications) { _, new in new }
        catalogue.allergies.merge(terms(mapping, "allergies", [.rxnorm, .snomed, .icd10, .emsynth])) { _, new in new }
        catalogue.reasons.merge(terms(mapping, "reasons", [.icd10, .snomed, .nemsis, .emsynth])) { _, new in new }
        mapping.finish()
    }

    private static func entries(_ root: KnowledgeNode, _ key: String, _ report: FileReport) -> [KnowledgeNode] {
        let mapping = MappingReader(root, "the file", report)
        let nodes = mapping.required(key).map { report.filledList($0, key) } ?? []
        mapping.finish()
        ProtocolChecks.checkDuplicates(nodes, "id", "entry", report)
        return nodes
    }

    private static func terms(
        _ mapping: MappingReader, _ key: String, _ systems: [CodedTerm.System],
        also read: (String, MappingReader) -> Void = { _, _ in }
    ) -> [String: CodedTerm] {
        guard let node = mapping.optional(key) else { return [:] }
        let nodes = mapping.report.list(node, key)
        ProtocolChecks.checkDuplicates(nodes, "id", "entry", mapping.report)
        var result: [String: CodedTerm] = [:]
        for node in nodes {
            let reader = MappingReader(node, "an entry of \"\(key)\"", mapping.report)
            let term = reader.term(systems)
            read(term.slug, reader)
            reader.finish()
            result[term.slug] = term
        }
        return result
    }

    private static func bearer(_ entry: MappingReader) -> Bearer? {
        guard let node = entry.optional("whose") else { return nil }
        let mapping = MappingReader(node, "\"whose\"", entry.report)
        let bearer = Bearer(sex: mapping.optionalChoice("sex"), ageYears: mapping.ageYears("age_years"))
        mapping.finish()
        return bearer
    }

    // MARK: Drugs

    private static func drug(_ node: KnowledgeNode, _ report: FileReport) -> ClinicalCatalogue.Drug {
        let mapping = MappingReader(node, "a drug", report)
        let term = mapping.term([.rxnorm, .emsynth])
        let routes: [Route] = filled(mapping, "routes")
        let units: [DoseUnit] = filled(mapping, "units")
        var drug = ClinicalCatalogue.Drug(
            term: term, routes: routes, units: units, concentrationPerMillilitre: nil, concentrationUnit: nil,
            shortNames: [])
        if let node = mapping.optional("per_ml") {
            let reader = MappingReader(node, "\"per_ml\"", report)
            drug.concentrationPerMillilitre = reader.number("amount", in: 0.000_001...100_000)
            drug.concentrationUnit = reader.requiredChoice("unit")
            reader.finish()
        }
        drug.shortNames = mapping.optional("short").map { report.texts($0, "short") } ?? []
        drug.usual = mapping.required("usual").map { ranges($0, "usual", drug, report) } ?? []
        drug.usualPerKilogram = mapping.optional("usual_per_kg").map { ranges($0, "usual_per_kg", drug, report) } ?? []
        drug.mayBeDeclined = mapping.flag("declinable", default: false)
        mapping.finish()
        return drug
    }

    private static func filled<Value: VocabularyTerm>(_ mapping: MappingReader, _ key: String) -> [Value] {
        guard let node = mapping.required(key) else { return [] }
        return mapping.report.filledList(node, key).compactMap { mapping.report.choice($0, key) }
    }

    /// `{min, max, unit}`, or a list of such.
    private static func ranges(
        _ node: KnowledgeNode, _ key: String, _ drug: ClinicalCatalogue.Drug, _ report: FileReport
    ) -> [ClinicalCatalogue.DoseRange] {
        let nodes: [KnowledgeNode]
        if case .sequence = node.content { nodes = report.filledList(node, key) } else { nodes = [node] }
        return nodes.compactMap { node in
            let mapping = MappingReader(node, "\"\(key)\"", report)
            let minimum = mapping.number("min", in: 0.000_001...100_000)
            let maximum = mapping.number("max", in: 0.000_001...100_000)
            let unit: DoseUnit? = mapping.requiredChoice("unit")
            let routes: [Route] = mapping.choices("routes")
            mapping.finish()
            if let route = routes.first(where: { !drug.routes.contains($0) }), let node = mapping.node["routes"] {
                report.add(
                    .doseRoute, "\(route.rawValue) is not among the routes of \(drug.term.slug)", at: node,
                    remedy: "Add it to `routes`, or correct it.")
            }
            if maximum < minimum {
                report.add(.outOfRange, "\"\(key)\" runs backwards", at: node.position)
            }
            if let unit, !drug.units.contains(unit), let node = mapping.node["unit"] {
                report.add(
                    .doseUnit, "\(unit.rawValue) is not among the units of \(drug.term.slug)", at: node,
                    remedy: "Add it to `units`, or correct it.")
            }
            return unit.map {
                ClinicalCatalogue.DoseRange(minimum: minimum, maximum: maximum, unit: $0, routes: routes)
            }
        }
    }

    // MARK: Procedures

    private static func procedure(_ node: KnowledgeNode, _ report: FileReport) -> ClinicalCatalogue.ProcedureKind {
        let mapping = MappingReader(node, "a procedure", report)
        var procedure = ClinicalCatalogue.ProcedureKind(
            term: mapping.term([.snomed, .emsynth]),
            keysteps: filled(mapping, "keysteps"),
            seat: mapping.requiredChoice("seat") ?? .leader,
            durationSeconds: mapping.number("duration_s", in: 1...3_600),
            occupiesActor: mapping.flag("occupies_actor", default: true),
            provides: mapping.optionalChoice("provides"),
            effect: mapping.effect("effect"))
        procedure.mayBeDeclined = mapping.flag("declinable", default: false)
        mapping.finish()
        return procedure
    }
}

import EMSDiagnostics
import EMSModel

enum PresentationReader {
    static func presentation(
        _ node: KnowledgeNode, _ scope: ProtocolScope, _ report: FileReport, contact base: ContactVitals,
        ageYears: ClosedRange<Int>?
    ) -> Presentation {
        let mapping = MappingReader(node, "a presentation", report)
        let id = mapping.slug("id")
        let weight = mapping.number("weight", in: Limits.weight, default: 1)
        let storyteller: Role = mapping.requiredChoice("storyteller") ?? .family
        let relations = mapping.optional("relations").map { report.texts($0, "relations") } ?? []
        if relations.isEmpty, storyteller == .family {
            report.add(
                .missingKey, "a family member tells the story, but no relation is named",
                at: mapping.node["storyteller"]?.position ?? node.position, remedy: "Add `relations: [wife, son]`.")
        }
        let places = mapping.required("places").map { report.filledList($0, "places") } ?? []
        let catalogue = scope.catalogue
        let presentation = Presentation(
            id: id, weight: weight, storyteller: storyteller, relations: relations,
            places: places.compactMap { report.text($0, "places") },
            ageGroups: mapping.choices("age_groups"),
            dispatch: mapping.phrases("dispatch", in: .dispatch, isFilled: true),
            story: mapping.phrases("story", in: .story, isFilled: true),
            complaint: mapping.phrases("complaint", in: .complaint),
            findings: probabilities(mapping, "findings", "finding", scope.findings),
            conditions: probabilities(mapping, "conditions", "condition", catalogue.conditions.keys.sorted()),
            homeMedications: probabilities(
                mapping, "home_medications", "home medication", catalogue.homeMedications.keys.sorted()),
            allergies: probabilities(mapping, "allergies", "allergy", catalogue.allergies.keys.sorted()),
            onsetMinutes: onset(mapping),
            contact: mapping.optional("contact").map { ContactReader.contact($0, report, base: base) },
            impression: term(mapping, "impression"), symptom: term(mapping, "symptom"),
            nemsis: mapping.nemsisCode("nemsis", isRequired: false),
            ageYears: mapping.ageYears("age_years") ?? ageYears,
            voices: voices(mapping))
        mapping.finish()
        return presentation
    }

    private static func term(_ mapping: MappingReader, _ key: String) -> CodedTerm? {
        mapping.optional(key).map { ProtocolReader.term($0, key, mapping.report) }
    }

    private static func onset(_ mapping: MappingReader) -> ClosedRange<Int> {
        guard let node = mapping.required("onset_minutes"),
            let range = mapping.report.range(node, "onset_minutes", in: 0...43_200)
        else { return 0...0 }
        return Int(range.lowerBound)...Int(range.upperBound)
    }

    private static func voices(_ mapping: MappingReader) -> [Role: VoiceTrait] {
        guard let node = mapping.optional("voices") else { return [:] }
        let report = mapping.report
        var result: [Role: VoiceTrait] = [:]
        for entry in MappingReader(node, "\"voices\"", report).all {
            let role: Role? = report.choice(named: entry.key, at: entry.position, "voices")
            let trait: VoiceTrait? = report.choice(entry.value, entry.key)
            if let role, let trait { result[role] = trait }
        }
        return result
    }

    private static func probabilities(
        _ mapping: MappingReader, _ key: String, _ what: String, _ known: [String]
    ) -> [String: Double] {
        guard let node = mapping.optional(key) else { return [:] }
        let report = mapping.report
        var result: [String: Double] = [:]
        for entry in MappingReader(node, "\"\(key)\"", report).all {
            guard let name = report.reference(entry.key, at: entry.position, what, known) else { continue }
            result[name] = report.number(entry.value, entry.key, in: Limits.probability)
        }
        return result
    }
}

extension MappingReader {
    /// `[youngest, oldest]`, in whole years.
    func ageYears(_ key: String) -> ClosedRange<Int>? {
        guard let node = optional(key), let range = report.range(node, key, in: 0...95) else { return nil }
        return Int(range.lowerBound)...Int(range.upperBound)
    }
}

import EMSDiagnostics
import EMSModel

/// Reads one protocol file.
enum ProtocolReader {
    /// - Returns: nil if the report has errors.
    static func read(
        _ root: KnowledgeNode, id: String, catalogue: ClinicalCatalogue, vocabulary: PhraseVocabulary,
        _ report: FileReport
    ) -> ClinicalProtocol? {
        let mapping = MappingReader(root, "the protocol", report)
        let scope = ProtocolScope(root, catalogue)
        report.vocabulary = vocabulary.adding(scope.phraseClasses)
        let title = mapping.text("title")
        let labels = labels(mapping)
        let impression = term(mapping, "impression")
        let symptom = term(mapping, "symptom")
        let ages: [Weighted<AgeGroup>] = mapping.required("age_groups").map { mapping.weights($0, "age_groups") } ?? []
        let sexes: [Weighted<Sex>] = mapping.required("sexes").map { mapping.weights($0, "sexes") } ?? []
        let ageYears = mapping.ageYears("age_years")
        let isCritical = mapping.flag("critical")
        let contact = mapping.required("contact").map { ContactReader.contact($0, report) } ?? ContactVitals()
        let presentations = filled(mapping, "presentations").map {
            PresentationReader.presentation($0, scope, report, contact: contact, ageYears: ageYears)
        }
        let courses = filled(mapping, "courses").map { CourseReader.course($0, scope, report) }
        let findings = filled(mapping, "findings").map { finding($0, presentations, report) }
        let medications = (mapping.optional("medications").map { report.list($0, "medications") } ?? [])
            .compactMap { MedicationReader.medication($0, scope, report) }
        let steps = StepReader(scope: scope, report: report).steps(filled(mapping, "steps"), insideCycle: false)
        let differentials = DifferentialReader.differentials(mapping, impression: impression, report)
        let scores = ScoreReader.scores(mapping, scope)
        let phrases = mapping.optional("phrases").map { report.phraseClasses($0, "phrases") } ?? [:]
        mapping.finish()
        ProtocolChecks.check(root, ages: ages.map(\.value), steps: steps, report)
        ProtocolChecks.checkScores(root, scores, steps, report)
        ProtocolChecks.checkEndings(
            root, courses, presentations, contact: contact, ages: ages.map(\.value), findings: findings, report)
        guard !report.hasErrors else { return nil }
        return ClinicalProtocol(
            id: id, title: title, labels: labels, impression: impression, symptom: symptom, ageGroups: ages,
            sexes: sexes, isCritical: isCritical, presentations: presentations, findings: findings, contact: contact,
            courses: courses, medications: medications, steps: steps, phrases: phrases,
            differentials: differentials, scores: scores)
    }

    private static func filled(_ mapping: MappingReader, _ key: String) -> [KnowledgeNode] {
        mapping.required(key).map { mapping.report.filledList($0, key) } ?? []
    }

    private static func labels(_ mapping: MappingReader) -> ClinicalProtocol.Labels {
        var result = ClinicalProtocol.Labels(odemsaNumber: "", odemsa: "", group: "", nemsis: "")
        guard let node = mapping.required("labels") else { return result }
        let labels = MappingReader(node, "\"labels\"", mapping.report)
        if let node = labels.required("odemsa") {
            let odemsa = MappingReader(node, "\"odemsa\"", mapping.report)
            result.odemsaNumber = odemsa.text("number")
            result.odemsa = odemsa.text("name")
            odemsa.finish()
        }
        result.group = labels.text("group")
        result.nemsis = labels.nemsisCode("nemsis", isRequired: true) ?? ""
        labels.finish()
        return result
    }

    private static func term(_ mapping: MappingReader, _ key: String) -> CodedTerm {
        mapping.required(key).map { term($0, key, mapping.report) } ?? CodedTerm(slug: "", name: "")
    }

    /// An impression or a symptom: `{id, name, code}`.
    static func term(_ node: KnowledgeNode, _ key: String, _ report: FileReport) -> CodedTerm {
        let reader = MappingReader(node, "\"\(key)\"", report)
        let term = reader.term([.icd10])
        reader.finish()
        return term
    }

    private static func finding(
        _ node: KnowledgeNode, _ presentations: [Presentation], _ report: FileReport
    ) -> Finding {
        let mapping = MappingReader(node, "a finding", report)
        let term = mapping.term([.icd10, .snomed, .loinc, .nemsis, .emsynth])
        let finding = Finding(
            term: term, probability: mapping.number("probability", in: Limits.probability),
            present: mapping.phrases("present", in: .finding), absent: mapping.phrases("absent", in: .finding),
            voice: mapping.optionalChoice("voice"))
        mapping.finish()
        let probabilities = [finding.probability] + presentations.compactMap { $0.findings[term.slug] }
        if finding.present.isEmpty, probabilities.contains(where: { $0 > 0 }) {
            report.add(
                .missingKey, "the finding may be there, but nothing says so", at: node.position,
                remedy: "Add `present:` with what is said then.")
        }
        if finding.absent.isEmpty, probabilities.contains(where: { $0 < 1 }) {
            report.add(
                .missingKey, "the finding may be absent, but nothing says so", at: node.position,
                remedy: "Add `absent:` with what is said then.")
        }
        return finding
    }
}

/// The names that the parts of a protocol may refer to: its own, gathered before its parts are read, and those of the
/// catalogue.
struct ProtocolScope {
    let catalogue: ClinicalCatalogue
    let findings: [String]
    let courses: [String]
    let presentations: [String]
    let medications: [String]
    /// In the order of the file, those of cycles after the cycle.
    let steps: [String]
    /// Classes of talk that the protocol says in its own words.
    let phraseClasses: [String]

    init(_ root: KnowledgeNode, _ catalogue: ClinicalCatalogue) {
        self.catalogue = catalogue
        findings = Self.names(root["findings"], "id")
        courses = Self.names(root["courses"], "id")
        presentations = Self.names(root["presentations"], "id")
        medications = Self.names(root["medications"], "drug")
        steps = Self.stepNames(root["steps"])
        phraseClasses = root["phrases"]?.keys ?? []
    }

    private static func names(_ list: KnowledgeNode?, _ key: String) -> [String] {
        (list?.elements ?? []).compactMap { $0[key]?.text }
    }

    private static func stepNames(_ list: KnowledgeNode?) -> [String] {
        (list?.elements ?? []).flatMap { step in
            [step["id"]?.text].compactMap(\.self) + stepNames(step["cycle"]?["steps"])
        }
    }
}

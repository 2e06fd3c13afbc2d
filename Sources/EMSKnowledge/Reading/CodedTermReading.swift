import EMSDiagnostics
import EMSModel

extension MappingReader {
    /// `id`, `name` and `code` of this mapping.
    ///
    /// - Parameter systems: those the code may be of; a code may be left out where `emsynth` is among them.
    func term(_ systems: [CodedTerm.System]) -> CodedTerm {
        let slug = slug("id")
        let name = text("name")
        let optionalCode = systems.contains(.emsynth)
        guard let node = optionalCode ? optional("code") : required("code"), let text = report.text(node, "code")
        else { return CodedTerm(slug: slug, name: name) }
        guard let (system, code) = Self.split(text) else {
            report.add(
                .wrongType, "the code \"\(shown(text))\" is not written `system:code`", at: node.position,
                remedy: "Write it such as \"icd10:I46.9\", \"rxnorm:703\" or \"snomed:425447009\".")
            return CodedTerm(slug: slug, name: name)
        }
        guard systems.contains(system) else {
            report.add(
                .unknownValue, "a \(system.rawValue) code cannot stand here", at: node.position,
                remedy: "Use a code of \(systems.map(\.rawValue).joined(separator: " or ")).")
            return CodedTerm(slug: slug, name: name)
        }
        if !Self.isWellFormed(code, system) {
            report.add(.outOfRange, "\"\(shown(code))\" is no \(system.rawValue) code", at: node.position)
        }
        return CodedTerm(slug: slug, name: name, system: system, code: code)
    }

    private static func split(_ text: String) -> (CodedTerm.System, String)? {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let system = CodedTerm.System(rawValue: String(parts[0])) else { return nil }
        return (system, String(parts[1]))
    }

    /// The shape of a code; whether it exists is not known here.
    private static func isWellFormed(_ code: String, _ system: CodedTerm.System) -> Bool {
        switch system {
        case .icd10: (try? /[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?/.wholeMatch(in: code)) != nil
        case .rxnorm: (try? /[0-9]{2,7}/.wholeMatch(in: code)) != nil
        case .snomed: (try? /[0-9]{6,18}/.wholeMatch(in: code)) != nil
        case .loinc: (try? /[0-9]{1,7}-[0-9]/.wholeMatch(in: code)) != nil
        case .nemsis: (try? /[0-9]{7}/.wholeMatch(in: code)) != nil
        case .emsynth: (try? /[a-z][a-z0-9_]*/.wholeMatch(in: code)) != nil
        }
    }
}

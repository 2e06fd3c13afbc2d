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
        let bytes = Array(code.utf8)
        switch system {
        case .icd10:
            let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
            guard parts[0].count == 3, isCapital(bytes[0]), isDigit(bytes[1]) else { return false }
            return parts.joined().allSatisfy { isCapital($0) || isDigit($0) }
                && (parts.count == 1 || (1...4).contains(parts[1].count))
        case .rxnorm: return isNumber(bytes[...], of: 2...7)
        case .snomed: return isNumber(bytes[...], of: 6...18)
        case .loinc:
            return bytes.count >= 3 && bytes[bytes.count - 2] == UInt8(ascii: "-") && isDigit(bytes[bytes.count - 1])
                && isNumber(bytes.dropLast(2), of: 1...7)
        case .nemsis: return isNumber(bytes[...], of: 7...7)
        case .emsynth:
            return bytes.first.map(isSmall) == true
                && bytes.allSatisfy { isSmall($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
        }
    }

    private static func isNumber(_ bytes: ArraySlice<UInt8>, of length: ClosedRange<Int>) -> Bool {
        length.contains(bytes.count) && bytes.allSatisfy(isDigit)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    private static func isCapital(_ byte: UInt8) -> Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte }

    private static func isSmall(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte }
}

import EMSDiagnostics
import EMSManifest

/// Holds the types of the manifest's open fields (provenance, voices) against those of earlier lines: loaders make columns of
/// them. Closed fields have their type from the schema.
struct OpenFieldTypes {
    /// By field without indices.
    private var known: [String: (kind: Kind, line: Int)] = [:]

    private enum Kind: String {
        case bool = "true or false"
        case number = "a number"
        case string = "a text"
        case array = "a list"
        case object = "an object"
    }

    /// More fields than this are not remembered: keys that are data would fill the memory.
    private static let maximumFields = 1000

    mutating func take(_ row: Located<EncounterRecord>) -> [Finding] {
        var findings: [Finding] = []
        if let provenance = row.json["provenance"] {
            visit(provenance, "provenance", "provenance", row, &findings)
        }
        for (index, speaker) in (row.json["speakers"]?.elements ?? []).enumerated() {
            guard let voice = speaker["voice"] else { continue }
            visit(voice, "speakers.voice", "speakers[\(index)].voice", row, &findings)
        }
        return findings
    }

    private mutating func visit(
        _ value: LocatedJSON, _ column: String, _ field: String, _ row: Located<EncounterRecord>,
        _ findings: inout [Finding]
    ) {
        guard let kind = Self.kind(value) else { return }
        if let first = known[column] {
            if first.kind != kind {
                let message = "is \(kind.rawValue), in line \(first.line) it is \(first.kind.rawValue)"
                findings.append(row.finding(.schema(.typeDrift), message, field: field))
                return
            }
        } else if known.count < Self.maximumFields {
            known[column] = (kind, row.finding(.schema(.typeDrift), "", field: field).line ?? 0)
        }
        switch value.form {
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                visit(element, "\(column)[]", "\(field)[\(index)]", row, &findings)
            }
        case .object(let members):
            for member in members {
                visit(member.value, "\(column).\(member.key)", "\(field).\(member.key)", row, &findings)
            }
        default: break
        }
    }

    private static func kind(_ value: LocatedJSON) -> Kind? {
        switch value.form {
        case .null: nil
        case .bool: .bool
        case .integer, .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }
}

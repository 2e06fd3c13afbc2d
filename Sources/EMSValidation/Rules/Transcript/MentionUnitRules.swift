import EMSDiagnostics
import EMSManifest
import EMSModel

/// The unit of a mention is one of those that its kind may have, as data sets that are made up write them.
struct MentionUnitRules {
    let turn: TurnRecord

    private static let vitals = Set(VitalKind.allCases.map(\.unit))
    private static let doses = Set(DoseUnit.allCases.map(\.rawValue))

    func check(note: (FindingCode, String, String) -> Void) {
        for (index, mention) in turn.mentions.enumerated() {
            guard let unit = mention.unit else { continue }
            let known = Self.units(of: mention)
            guard !known.contains(unit) else { continue }
            let message =
                known.isEmpty
                ? "\"\(unit.prefix(80))\", a \(mention.kind.rawValue) has no unit"
                : "\"\(unit.prefix(80))\" is not one of \(known.sorted().joined(separator: ", "))"
            note(.transcript(.mentionUnit), message, ".mentions[\(index)].unit")
        }
    }

    private static func units(of mention: MentionRecord) -> Set<String> {
        switch mention.kind {
        case .vital, .score:
            let named = VitalKind.allCases.first { kind in
                kind.loincCode.map { mention.code == "loinc:" + $0 } ?? false
            }
            guard let kind = named else {
                return vitals.union(["[degF]", "mmol/L"])
            }
            return switch kind {
            case .temperature: [kind.unit, "[degF]"]
            case .glucose: [kind.unit, "mmol/L"]
            default: [kind.unit]
            }
        case .dose: return doses
        case .energy: return ["J"]
        case .weight: return ["kg"]
        case .duration: return ["min", "h"]
        case .age: return ["a", "mo"]
        default: return []
        }
    }
}

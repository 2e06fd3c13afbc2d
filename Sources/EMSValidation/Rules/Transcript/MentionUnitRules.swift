import EMSDiagnostics
import EMSManifest
import EMSModel

/// The unit of a mention is one of those that its kind may have, as data sets that are made up write them.
struct MentionUnitRules {
    let turn: TurnRecord

    private static let vitals = Set(VitalKind.allCases.map(\.unit))
    private static let doses = Set(DoseUnit.allCases.map(\.rawValue))

    func check(note: (FindingCode, String, String) -> Void) {
        let text = turn.mentions.contains { $0.unit != nil } ? Array(turn.text.unicodeScalars) : []
        for (index, mention) in turn.mentions.enumerated() {
            guard let unit = mention.unit else { continue }
            let known = Self.units(of: mention)
            guard !known.contains(unit) else {
                if let other = Self.otherUnit(of: mention, unit, in: text) {
                    note(
                        .transcript(.mentionUnit), "\"\(unit.prefix(80))\", the text says \(other)",
                        ".mentions[\(index)].unit")
                }
                continue
            }
            let message =
                known.isEmpty
                ? "\"\(unit.prefix(80))\", a \(mention.kind.rawValue) has no unit"
                : "\"\(unit.prefix(80))\" is not one of \(known.sorted().joined(separator: ", "))"
            note(.transcript(.mentionUnit), message, ".mentions[\(index)].unit")
        }
    }

    /// Another unit of the same kind that the text has, within the mention or, of an age, behind it.
    private static func otherUnit(
        of mention: MentionRecord, _ unit: String, in scalars: [Unicode.Scalar]
    ) -> String? {
        guard 0 <= mention.start, mention.start < mention.end, mention.end <= scalars.count,
            mention.end - mention.start <= longestSpan
        else { return nil }
        let reach = mention.kind == .age ? scalars[mention.end...].prefix(Self.unitReach).count : 0
        let text = String(String.UnicodeScalarView(scalars[mention.start..<(mention.end + reach)]))
        let words = text.split { $0 == " " || $0 == "-" }.map(String.init)
        switch mention.kind {
        case .dose: return words.first { Self.doses.contains($0) && $0 != unit }
        case .duration, .age:
            let said = words.flatMap { word in
                Self.spans.filter { word.lowercased().hasPrefix($0.stem) }.map { (word, $0.unit) }
            }
            return said.contains { $0.1 == unit } ? nil : said.first { Self.units(of: mention).contains($0.1) }?.0
        default: return nil
        }
    }

    /// ` years` and no more.
    private static let unitReach = 6
    private static let longestSpan = 100

    /// How words for units begin, in English and German.
    private static let spans = [
        ("minute", "min"), ("hour", "h"), ("year", "a"), ("month", "mo"), ("stunde", "h"), ("jahr", "a"),
        ("monat", "mo"),
    ].map { (stem: $0.0, unit: $0.1) }

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

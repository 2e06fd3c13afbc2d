import EMSDiagnostics
import EMSModel

/// Refuses doses that a slip of the pen would make: of the decimal point, of the unit, of the cap.
enum DoseLint {
    /// A cap that is reached below the weight of a toddler points to a dose per kilogram ten times too high.
    static let lightestCapped = 10.0
    /// One that is reached only beyond this does not cap anything.
    static let heaviestCapped = 120.0
    /// For whom a dose by weight is held against the usual doses.
    private static let adultKilograms = 70.0

    static func positive(_ node: KnowledgeNode, _ what: String, _ report: FileReport) -> Double? {
        guard let number = report.number(node, what, in: -1_000_000...1_000_000) else { return nil }
        guard number > 0 else {
            report.add(.outOfRange, "\"\(what)\" is not above 0", at: node)
            return nil
        }
        return number
    }

    static func check(_ rule: DoseRule, _ drug: ClinicalCatalogue.Drug?, _ mapping: MappingReader) {
        switch rule.amount {
        case .fixed(let dose):
            guard let drug, let node = mapping.node["fixed"] else { return }
            let what = "\(figure(dose, rule)) of \(drug.term.slug)"
            checkUsual(dose, rule, drug, drug.usual, what, at: node, mapping.report)
        case .perKilogram(let dose, let cap):
            checkCap(dose, cap, mapping)
            if rule.roundTo > cap, let node = mapping.node["round_to"] {
                mapping.report.add(.outOfRange, "doses are rounded to more than their cap", at: node)
            }
            guard let drug, let node = mapping.node["per_kg"] else { return }
            let what = "\(figure(dose, rule)) of \(drug.term.slug) a kilogram"
            if drug.usualPerKilogram.isEmpty {
                let adult = min(cap, dose * adultKilograms)
                let ofAdult = what + ", \(figure(adult, rule)) for an adult,"
                checkUsual(adult, rule, drug, drug.usual, ofAdult, at: node, mapping.report)
            } else {
                checkUsual(dose, rule, drug, drug.usualPerKilogram, what, at: node, mapping.report)
            }
        }
    }

    private static func figure(_ dose: Double, _ rule: DoseRule) -> String {
        "\(FileReport.plain((dose * 1e6).rounded() / 1e6)) \(rule.unit.rawValue)"
    }

    private static func checkCap(_ dose: Double, _ cap: Double, _ mapping: MappingReader) {
        guard let node = mapping.node["cap"] else { return }
        let kilograms = cap / dose
        let shown = FileReport.plain((kilograms * 10).rounded() / 10)
        if kilograms < lightestCapped {
            mapping.report.add(.doseCap, "the cap is reached at \(shown) kg", at: node)
        } else if kilograms > heaviestCapped {
            mapping.report.add(
                .doseCap, "the cap is reached only at \(shown) kg", at: node, severity: .warning,
                remedy: "Check both figures against their source.")
        }
    }

    /// Units and routes that the drug does not have are reported elsewhere.
    private static func checkUsual(
        _ dose: Double, _ rule: DoseRule, _ drug: ClinicalCatalogue.Drug, _ usual: [ClinicalCatalogue.DoseRange],
        _ what: String, at node: KnowledgeNode, _ report: FileReport
    ) {
        guard drug.units.contains(rule.unit), !usual.isEmpty else { return }
        let odd = rule.routes.first { route in
            drug.routes.contains(route) && !usual.contains { $0.contains(dose, rule.unit, route) }
        }
        guard let odd else { return }
        let ranges = usual.map { range in
            let ends = [range.minimum, range.maximum].map(FileReport.plain).joined(separator: " to ")
            return ([ends, range.unit.rawValue] + range.routes.map(\.rawValue)).joined(separator: " ")
        }
        report.add(
            .doseRange, "\(what) \(odd.rawValue) is not usual", at: node,
            remedy: "Usual is \(ranges.joined(separator: " or ")); look for a slip of the decimal point or the unit.")
    }

    /// A cap on the sum must allow one dose, and must be in the unit of all doses.
    static func checkCumulative(
        _ cap: Double, at node: KnowledgeNode, _ rules: [(rule: DoseRule, node: KnowledgeNode)], _ report: FileReport
    ) {
        guard let first = rules.first else { return }
        for (rule, ruleNode) in rules {
            guard rule.unit == first.rule.unit else {
                report.add(
                    .doseUnit, "\"cumulative_cap\" has no unit of its own, so all doses need the same one",
                    at: ruleNode, remedy: "Write all doses in \(first.rule.unit.rawValue).")
                continue
            }
            let largest =
                switch rule.amount {
                case .fixed(let dose): dose
                case .perKilogram(_, let cap): cap
                }
            guard largest > cap else { continue }
            report.add(
                .doseCap, "\"cumulative_cap\" allows less than one dose of \(FileReport.plain(largest))", at: node)
        }
    }
}

import EMSDiagnostics
import EMSModel

enum DoseReader {
    static func rule(
        _ node: KnowledgeNode, _ drug: ClinicalCatalogue.Drug?, maximumDoses: Int, _ report: FileReport
    ) -> DoseRule? {
        let mapping = MappingReader(node, "a dose", report)
        let amount = amount(mapping)
        let ordinal = mapping.optional("nth").flatMap { report.integer($0, "nth", in: 1...maximumDoses) }
        let unit = mapping.required("unit").flatMap { Self.unit($0, drug, report) }
        let routeNodes = mapping.required("routes").map { report.filledList($0, "routes") } ?? []
        let routes = routeNodes.compactMap { Self.route($0, drug, report) }
        let ages: [AgeGroup] = mapping.choices("age_groups")
        let roundTo = mapping.optionalNumber("round_to", in: 0.000001...1_000)
        mapping.finish()
        guard let amount, let unit else { return nil }
        let rule = DoseRule(
            amount: amount, ordinal: ordinal, unit: unit, routes: routes, ageGroups: ages,
            roundTo: roundTo ?? amount.usualRounding)
        DoseLint.check(rule, drug, mapping)
        return rule
    }

    private static func amount(_ mapping: MappingReader) -> DoseRule.Amount? {
        let report = mapping.report
        let fixed = mapping.optional("fixed")
        let perKilogram = mapping.optional("per_kg")
        let cap = mapping.optional("cap")
        switch (fixed, perKilogram) {
        case (let fixed?, nil):
            if let cap {
                report.add(
                    .doseCap, "a fixed dose has no cap", at: cap, remedy: "Remove `cap`, or write `per_kg`.")
            }
            return DoseLint.positive(fixed, "fixed", report).map(DoseRule.Amount.fixed)
        case (nil, let perKilogram?):
            let dose = DoseLint.positive(perKilogram, "per_kg", report)
            guard let cap else {
                report.add(
                    .missingKey, "a dose by weight lacks \"cap\"", at: mapping.node.position,
                    remedy: "Add `cap:`, the most that is given at once.")
                return nil
            }
            guard let most = DoseLint.positive(cap, "cap", report), let dose else { return nil }
            return .perKilogram(dose, cap: most)
        case (_?, let perKilogram?):
            report.add(
                .doseCap, "a dose is fixed or by weight, not both", at: perKilogram,
                remedy: "Remove `fixed` or `per_kg`.")
        case (nil, nil):
            report.add(
                .missingKey, "a dose lacks \"fixed\" or \"per_kg\"", at: mapping.node.position,
                remedy: "Add `fixed:`, or `per_kg:` and `cap:`.")
        }
        return nil
    }

    private static func unit(
        _ node: KnowledgeNode, _ drug: ClinicalCatalogue.Drug?, _ report: FileReport
    ) -> DoseUnit? {
        guard let text = report.text(node, "unit") else { return nil }
        guard let unit = DoseUnit(rawValue: text) else {
            let names = DoseUnit.allCases.map(\.rawValue)
            let question = NearestName.question(text, in: names)
            report.add(
                .doseUnit, "there is no unit \"\(shown(text))\"" + (question.isEmpty ? "" : "; \(question)"), at: node,
                remedy: "One of: \(names.joined(separator: ", ")).")
            return nil
        }
        if let drug, !drug.units.contains(unit) {
            report.add(
                .doseUnit, "\(drug.term.slug) is not given in \(unit.rawValue)", at: node,
                remedy: "Its units are \(drug.units.map(\.rawValue).joined(separator: ", ")) in the drug catalogue.")
        }
        return unit
    }

    private static func route(
        _ node: KnowledgeNode, _ drug: ClinicalCatalogue.Drug?, _ report: FileReport
    ) -> Route? {
        let route: Route? = report.choice(node, "routes")
        if let route, let drug, !drug.routes.contains(route) {
            report.add(
                .doseRoute, "\(drug.term.slug) is not given \(route.rawValue)", at: node,
                remedy: "Its routes are \(drug.routes.map(\.rawValue).joined(separator: ", ")) in the drug catalogue.")
        }
        return route
    }
}

extension DoseRule.Amount {
    /// The power of ten at or below the dose of one kilogram, so that a kilogram more or less can be seen in the dose.
    fileprivate var usualRounding: Double {
        guard case .perKilogram(let dose, _) = self else { return 1 }
        return [0.000_1, 0.001, 0.01, 0.1, 1, 10, 100].last { $0 <= dose } ?? 0.000_1
    }
}

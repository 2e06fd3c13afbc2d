import EMSKnowledge
import EMSModel

/// A protocol in a page of text.
struct ProtocolOutline {
    let item: ClinicalProtocol

    init(_ item: ClinicalProtocol) { self.item = item }

    var text: String {
        var lines = ["\(item.title) (\(item.id))", "  \(item.labels.odemsa)", "  NEMSIS \(item.labels.nemsis)"]
        lines.append("presentations: \(item.presentations.map(\.id).joined(separator: ", "))")
        lines.append("courses: \(item.courses.map(\.id).joined(separator: ", "))")
        lines.append("findings: \(item.findings.map(\.term.name).joined(separator: ", "))")
        lines.append("medications:")
        for medication in item.medications {
            lines.append("  \(medication.drug.name): \(medication.doses.map(Self.dose).joined(separator: "; "))")
        }
        lines.append("steps:")
        lines += Self.steps(item.steps, indent: "  ")
        return lines.joined(separator: "\n")
    }

    private static func dose(_ rule: DoseRule) -> String {
        let routes = rule.routes.map(\.rawValue).joined(separator: "/")
        return switch rule.amount {
        case .fixed(let amount): "\(plain(amount)) \(rule.unit.rawValue) \(routes)"
        case .perKilogram(let amount, let cap):
            "\(plain(amount)) \(rule.unit.rawValue) a kg up to \(plain(cap)) \(rule.unit.rawValue) \(routes)"
        }
    }

    /// Without a decimal part where there is none.
    private static func plain(_ amount: Double) -> String {
        amount == amount.rounded() ? String(Int(amount)) : String(amount)
    }

    private static func steps(_ steps: [ProtocolStep], indent: String) -> [String] {
        steps.flatMap { step -> [String] in
            let condition = step.when.tests.isEmpty ? "" : " (conditional)"
            let line = "\(indent)\(step.id)\(condition)  \(step.source.file):\(step.source.line)"
            guard case .cycle(let cycle) = step.action else { return [line] }
            return [line] + Self.steps(cycle.steps, indent: indent + "  ")
        }
    }
}

import EMSDiagnostics
import EMSManifest

/// How the entries of the run report of a call that is made up hang together. What has one number of a group is of the
/// same drug, procedure, shock or look at the patient; each element has its groups in order, and each once.
struct ReportGroupRules {
    let report: Located<Void>

    /// Elements of which one group may have several.
    private static let lists = ["eArrest.03", "eHistory.06", "eHistory.08", "eHistory.12", "eSituation.10"]
    /// The time of each look at the patient.
    private static let times = "eVitals.01"

    func check(findings: inout [Finding]) {
        guard case .object(let members) = report.json.form else { return }
        for member in members {
            guard let (index, fault) = fault(member.key, member.value.elements ?? []) else { continue }
            // One that is of another element has its group there.
            let entry = "\(member.key)[\(index)]."
            let isOfOther = findings.contains {
                $0.code == .cross(.recordMismatch) && $0.field == entry + "reading_id"
            }
            if isOfOther { continue }
            findings.append(report.finding(fault.code, fault.message, field: "\(member.key)[\(index)].group"))
        }
    }

    /// The first of an element, as the rest may follow from it.
    private func fault(_ element: String, _ entries: [LocatedJSON]) -> (Int, (code: FindingCode, message: String))? {
        let looks = element.hasPrefix("eVitals.") ? self.looks : nil
        var last: Int64 = -1
        for (index, entry) in entries.enumerated() {
            guard let group = entry["group"]?.integer else { continue }
            if group < 0 { return (index, (.schema(.outOfRange), "\(group) is no number of a group")) }
            if group < last {
                return (index, (.cross(.recordGroup), "group \(group) follows group \(last)"))
            }
            if group == last, !Self.lists.contains(element) {
                return (index, (.cross(.recordGroup), "group \(group) occurs twice"))
            }
            if let looks, !looks.contains(group) {
                return (index, (.cross(.recordGroup), "\(Self.times) has no group \(group)"))
            }
            last = group
        }
        return nil
    }

    private var looks: Set<Int64>? {
        report.json[Self.times]?.elements.map { Set($0.compactMap { $0["group"]?.integer }) }
    }
}

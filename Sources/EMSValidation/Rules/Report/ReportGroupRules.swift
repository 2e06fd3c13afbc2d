import EMSDiagnostics
import EMSManifest
import EMSModel

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
        // Entries without their groups are of another look for that reason.
        if !findings.contains(where: { $0.path == report.path && $0.field?.hasPrefix("eVitals.") ?? false }) {
            checkLooks(members.map(\.key), &findings)
        }
    }

    /// An entry that says of which look at the patient it is, and when that was.
    private struct Sign {
        let field: String
        let group: Int64
        let time: Int64

        init?(_ element: String, _ index: Int, _ entry: LocatedJSON) {
            guard let group = entry["group"]?.integer, let time = entry["t_ns"]?.integer else { return nil }
            (field, self.group, self.time) = ("\(element)[\(index)]", group, time)
        }
    }

    private func signs(of element: String) -> [Sign] {
        (report.json[element]?.elements ?? []).enumerated().compactMap { Sign(element, $0, $1) }
    }

    /// All signs of one look at the patient were taken when it was: one that has the time of another look is of that one,
    /// and a look whose signs all have another time has a wrong one.
    private func checkLooks(_ elements: [String], _ findings: inout [Finding]) {
        let looks = signs(of: Self.times)
        let signs = elements.filter { $0.hasPrefix("eVitals.") && $0 != Self.times }.flatMap(signs)
        let byGroup = Dictionary(grouping: signs, by: \.group)
        let byTime = Dictionary(looks.map { ($0.time, $0) }, uniquingKeysWith: { first, _ in first })
        for look in looks {
            let own = byGroup[look.group] ?? []
            let others = own.filter { $0.time != look.time }
            guard let first = others.first else { continue }
            if others.count > 1, others.count == own.count, others.allSatisfy({ $0.time == first.time }) {
                let time = SessionTime(nanoseconds: first.time)
                findings.append(
                    report.finding(
                        .cross(.recordGroup), "all of group \(look.group) is of \(time)", field: "\(look.field).t_ns"))
                continue
            }
            for sign in others {
                guard let other = byTime[sign.time] else { continue }
                findings.append(
                    report.finding(
                        .cross(.recordGroup), "is of group \(look.group), its time is that of group \(other.group)",
                        field: "\(sign.field).group"))
                return
            }
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

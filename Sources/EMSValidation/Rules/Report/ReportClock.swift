import EMSDiagnostics
import EMSManifest
import EMSModel
import Foundation

/// The times of the run report of a call that is made up: each time of day is that of its session time, and milestones are
/// those of the events. Reports of real calls are written by clocks that nobody has compared.
struct ReportClock {
    let report: Located<Void>
    /// Seconds since 1970 at session time 0, by most of the entries; nil where none tells.
    let origin: Int64?
    private let entries: [(field: String, wall: Int64, time: Int64)]

    init(report: Located<Void>) {
        self.report = report
        var entries: [(field: String, wall: Int64, time: Int64)] = []
        if case .object(let members) = report.json.form {
            for member in members {
                for (index, entry) in (member.value.elements ?? []).enumerated() {
                    guard let time = entry["t_ns"]?.integer, let text = entry["value"]?.string,
                        let date = try? Date(text, strategy: .iso8601)
                    else { continue }
                    entries.append(
                        ("\(member.key)[\(index)]", Int64(date.timeIntervalSince1970), time / 1_000_000_000))
                }
            }
        }
        self.entries = entries
        let votes = entries.reduce(into: [Int64: Int]()) { $0[$1.wall - $1.time, default: 0] += 1 }
        origin = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// Elements that hold times of day.
    private static func timed(_ report: Located<Void>) -> [(String, [LocatedJSON])] {
        guard case .object(let members) = report.json.form else { return [] }
        return members.filter { $0.key.hasPrefix("eTimes.") || Self.times.contains($0.key) }
            .map { ($0.key, $0.value.elements ?? []) }
    }

    private static let times = ["eVitals.01", "eMedications.01", "eProcedures.01", "eSituation.01", "eSituation.18"]

    /// Such as `07:32:10`.
    func timeOfDay(_ time: SessionTime) -> String? {
        guard let origin else { return nil }
        let second = (origin + time.nanoseconds / 1_000_000_000) % 86_400
        let two = { (value: Int64) in value < 10 ? "0\(value)" : "\(value)" }
        return [second / 3600, second / 60 % 60, second % 60].map(two).joined(separator: ":")
    }

    /// What a milestone is: the communication that makes it.
    private static let milestones = [
        ("eTimes.03", "dispatch"), ("eTimes.07", "arrival"), ("eTimes.09", "transport"),
        ("eDisposition.25", "radio_report"),
    ]

    /// Every crew is sent and arrives.
    private static func isAlways(_ label: String) -> Bool { label == "dispatch" || label == "arrival" }

    /// Gives the elements whose times are wrong, so that nothing else is said of them.
    func check(events: [Located<EventRecord>], duration: SessionTime, findings: inout [Finding]) -> Set<String> {
        var wrong: Set<String> = []
        func note(_ message: String, _ element: String, _ field: String, _ dispute: Dispute? = nil) {
            findings.append(
                report.finding(.cross(.recordClock), message, field: "\(element)[0].\(field)").disputing(dispute))
            wrong.insert(element)
        }
        let talk = events.map(\.record).filter { $0.type == .communication }
        var expected = Self.milestones.compactMap { element, label in
            talk.first { $0.label == label }.map { event in
                (element, event.start, "\(label) is of", Dispute(.event(event.id), "start_ns") as Dispute?)
            }
        }
        let knowsMilestones = talk.contains { event in Self.milestones.contains { $0.1 == event.label } }
        for (element, label) in Self.milestones where knowsMilestones && Self.isAlways(label) {
            guard !talk.contains(where: { $0.label == label }),
                report.json[element]?.elements?.first?["t_ns"] != nil
            else { continue }
            note("no event is the \(label)", element, "t_ns")
        }
        expected.append(("eTimes.01", .zero, "the call is given out at", nil))
        expected.append(("eTimes.12", duration, "the session ends at", Dispute(.encounter, "duration_ns")))
        for (element, time, what, dispute) in expected {
            guard let reported = report.json[element]?.elements?.first?["t_ns"]?.integer, reported != time.nanoseconds
            else { continue }
            note("reports \(SessionTime(nanoseconds: reported)), \(what) \(time)", element, "t_ns", dispute)
        }
        for (element, member) in Self.timed(report) where !wrong.contains(element) {
            for (index, entry) in member.enumerated() {
                guard let text = entry["value"]?.string, (try? Date(text, strategy: .iso8601)) == nil else { continue }
                findings.append(
                    report.finding(
                        .cross(.recordClock), "\"\(text.prefix(40))\" is no time with its zone",
                        field: "\(element)[\(index)].value"))
            }
        }
        for entry in entries {
            let element = String(entry.field.prefix { $0 != "[" })
            guard let origin, entry.wall - entry.time != origin, !wrong.contains(element) else { continue }
            let off = entry.wall - entry.time - origin
            findings.append(
                report.finding(
                    .cross(.recordClock), "the time of day is \(off) s from that of the session time",
                    field: "\(entry.field).value"))
        }
        return wrong
    }
}

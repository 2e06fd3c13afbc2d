import EMSDiagnostics
import EMSManifest
import EMSModel

/// A drug goes into a vein or a bone that was found before, in a call that is made up and told from its beginning.
struct AccessRules {
    let events: [Located<EventRecord>]

    private static let routes: Set<Route> = [.intravenous, .intraosseous]
    private static let ways: Set<String> = ["iv_access", "io_access"]

    /// Names the first drug: all others lack the same.
    func check(findings: inout [Finding]) {
        let talks = Set(events.lazy.filter { $0.record.type == .communication }.map(\.record.label))
        guard talks.isSuperset(of: ["dispatch", "arrival"]) else { return }
        let ready = events.lazy.map(\.record).filter { $0.type == .procedure && Self.ways.contains($0.label) }
            .map(\.end).min()
        guard
            let row = events.first(where: { row in
                row.record.type == .medication && row.record.route.map(Self.routes.contains) ?? false
                    && ready.map { row.record.start < $0 } ?? true
            }), let route = row.record.route
        else { return }
        let fault = ready.map { "the first access is ready at \($0)" } ?? "nobody has made an access"
        findings.append(
            row.finding(
                .care(.noAccess), "\(row.record.drug ?? "the drug") is given \(route.rawValue), and \(fault)",
                field: "route", timeNanoseconds: row.record.start.nanoseconds))
    }
}

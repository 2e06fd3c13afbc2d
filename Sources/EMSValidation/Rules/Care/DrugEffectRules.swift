import EMSDiagnostics
import EMSManifest
import EMSModel

/// Sugar raises the blood sugar, and not before it is given: a patient who was low on one strip and whose sugar is up on the
/// next has had some. That the first dose comes after that strip is told of another moment than that at which it was given.
///
/// One strip alone says nothing, nor does one that is low again, nor a rise behind glucagon or an earlier dose.
struct DrugEffectRules {
    private let rows: [Located<EventRecord>]
    /// mg/dL. Below the one is treated everywhere, above the other nowhere. A strip may be off by 15 below 100 (ISO 15197),
    /// two of them by twice as much from one another.
    private static let low = 60.0
    private static let restored = 70.0
    private static let rise = 30.0
    private static let sugars = ["dextrose", "oral_glucose"]

    init(events: [Located<EventRecord>]) { rows = events }

    func check(findings: inout [Finding]) {
        let raising = rows.filter { row in
            row.record.type == .medication
                && (Self.sugars + ["glucagon"]).contains { Self.isDrug(row.record, $0) }
        }
        guard let first = raising.min(by: { $0.record.start < $1.record.start }),
            Self.sugars.contains(where: { Self.isDrug(first.record, $0) })
        else { return }
        let strips = rows.map(\.record).filter {
            $0.kind == .glucose && $0.type == .reading && $0.end <= first.record.start
        }
        guard let last = strips.max(by: { $0.end < $1.end }), let now = last.value, now >= Self.restored,
            let before = strips.filter({ $0.end < last.end }).compactMap(\.value).min(), before < Self.low,
            now - before >= Self.rise
        else { return }
        let message = "the sugar rises from \(before) to \(now) before any is given"
        findings.append(
            first.finding(
                .cross(.effectBeforeDrug), message, field: "start_ns",
                timeNanoseconds: first.record.start.nanoseconds))
    }

    /// A drug in any of its preparations, which have slugs such as `glucagon_iv`.
    private static func isDrug(_ event: EventRecord, _ name: String) -> Bool {
        event.drug == name || event.drug?.hasPrefix(name + "_") ?? false
    }
}

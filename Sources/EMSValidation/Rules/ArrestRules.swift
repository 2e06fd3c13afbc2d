import EMSDiagnostics
import EMSManifest
import EMSModel

/// The part of the run report about cardiac arrest against events: whether there was one, the first rhythm that was seen,
/// and when the pulse came back. Codes are those of NEMSIS 3.5.1, `eArrest.01`, `.11` and `.12`.
struct ArrestRules {
    let report: Located<Void>
    let events: [Located<EventRecord>]

    func check(findings: inout [Finding]) {
        checkArrest(&findings)
        let rhythms = RhythmRules(events: events)
        for (index, entry) in (report.json["eArrest.11"]?.elements ?? []).enumerated() {
            guard let code = entry["value"]?.string, let time = entry["t_ns"]?.integer,
                let reported = Self.firstRhythms[code]
            else { continue }
            let instant = SessionTime(nanoseconds: time)
            let heart = rhythms.rhythms(from: instant, to: instant)
            guard !heart.isEmpty, !heart.contains(where: reported.contains) else { continue }
            let message = "first rhythm \(code) at \(instant), the heart is in \(heart[0].rawValue)"
            note(message, "eArrest.11[\(index)].value", &findings)
        }
        for (index, entry) in (report.json["eArrest.12"]?.elements ?? []).enumerated() {
            guard let code = entry["value"]?.string, code != Self.noReturn, let time = entry["t_ns"]?.integer else {
                continue
            }
            let instant = SessionTime(nanoseconds: time)
            let heart = rhythms.rhythms(from: instant, to: instant)
            guard !heart.isEmpty, heart.allSatisfy({ !$0.canPerfuse }) else { continue }
            let message = "the pulse is back at \(instant), the heart is in \(heart[0].rawValue)"
            note(message, "eArrest.12[\(index)].t_ns", &findings)
        }
    }

    private static let noArrest = "3001001"
    private static let noReturn = "3012001"
    private static let firstRhythms: [String: Set<Rhythm>] = [
        "3011001": [.asystole], "3011005": [.pulselessElectricalActivity], "3011011": [.ventricularFibrillation],
        "3011013": [.pulselessVentricularTachycardia, .ventricularTachycardia],
    ]

    private func checkArrest(_ findings: inout [Finding]) {
        guard let code = report.json["eArrest.01"]?.elements?.first?["value"]?.string else { return }
        let bout = events.map(\.record).first { $0.type == .compressions }
        if code == Self.noArrest, let bout {
            note("denies an arrest, \(bout.id) compresses the chest", "eArrest.01[0].value", &findings)
        }
        let hasPulse = events.allSatisfy { $0.record.rhythm?.canPerfuse ?? true }
        if code != Self.noArrest, bout == nil, hasPulse, events.contains(where: { $0.record.type == .rhythm }) {
            note("claims an arrest, nobody compresses and the heart beats", "eArrest.01[0].value", &findings)
        }
    }

    private func note(_ message: String, _ field: String, _ findings: inout [Finding]) {
        findings.append(report.finding(.cross(.recordArrest), message, field: field))
    }
}

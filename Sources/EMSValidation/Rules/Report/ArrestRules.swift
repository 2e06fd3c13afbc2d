import EMSDiagnostics
import EMSManifest
import EMSModel

/// The part of the run report about cardiac arrest against events: whether there was one, the first rhythm that was seen,
/// when the pulse came back, and in calls that are made up what was done and how it ended. Codes are those of NEMSIS 3.5.1.
struct ArrestRules {
    let report: Located<Void>
    let events: [Located<EventRecord>]
    let isSynthetic: Bool

    func check(findings: inout [Finding]) {
        let count = findings.count
        checkArrest(&findings)
        defer { if isSynthetic, findings.count == count { checkCourse(&findings) } }
        let rhythms = RhythmRules(events: events)
        for (index, entry) in (report.json["eArrest.11"]?.elements ?? []).enumerated() {
            guard let code = entry["value"]?.string, let time = entry["t_ns"]?.integer,
                let reported = Self.firstRhythms[code]
            else { continue }
            let instant = SessionTime(nanoseconds: time)
            let heart = rhythms.rhythms(from: instant, to: instant)
            guard !heart.isEmpty, !heart.contains(where: reported.contains) else { continue }
            let message = "first rhythm \(code) at \(instant), the heart is in \(heart[0].rawValue)"
            note(
                message, "eArrest.11[\(index)].value", &findings, against: rhythms.dispute(from: instant, to: instant))
        }
        for (index, entry) in (report.json["eArrest.12"]?.elements ?? []).enumerated() {
            guard let code = entry["value"]?.string, code != Self.noReturn, let time = entry["t_ns"]?.integer else {
                continue
            }
            let instant = SessionTime(nanoseconds: time)
            let heart = rhythms.rhythms(from: instant, to: instant)
            guard !heart.isEmpty, heart.allSatisfy({ !$0.canPerfuse }) else { continue }
            let message = "the pulse is back at \(instant), the heart is in \(heart[0].rawValue)"
            // What begins at that instant is to have a pulse.
            let after = SessionTime(nanoseconds: time &+ 1)
            note(message, "eArrest.12[\(index)].t_ns", &findings, against: rhythms.dispute(from: after, to: after))
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

    /// What rhythms, shocks and compressions tell of the course.
    private func checkCourse(_ findings: inout [Finding]) {
        let records = events.map(\.record)
        let rhythms = records.filter { $0.type == .rhythm && $0.rhythm != nil }
        guard let last = rhythms.last?.rhythm, let code = value("eArrest.01") else { return }
        let stopped = rhythms.first { !($0.rhythm?.canPerfuse ?? true) }
        if code == Self.noArrest {
            if let stopped {
                note("denies an arrest, the heart is in \(stopped.label)", "eArrest.01[0].value", &findings)
            }
            return
        }
        guard let stopped else { return }
        checkOnset(code, stopped.start, records, &findings)
        checkReturn(rhythms, &findings)
        checkResuscitation(records, &findings)
        if let reported = value("eArrest.17"), reported != last.nemsisCode {
            note("reports \(reported) at the end, the heart is in \(last.rawValue)", "eArrest.17[0].value", &findings)
        }
        // 3018005 died, 3018007 ongoing circulation.
        if let reported = value("eArrest.18"), ["3018005", "3018007"].contains(reported),
            (reported == "3018007") != last.canPerfuse
        {
            note("reports \(reported) at the end, the heart is in \(last.rawValue)", "eArrest.18[0].value", &findings)
        }
    }

    /// 3001003 before the crew arrived, 3001005 after. On the way nobody of the crew knows.
    private func checkOnset(
        _ code: String, _ start: SessionTime, _ records: [EventRecord], _ findings: inout [Finding]
    ) {
        let arrival = records.first { $0.type == .communication && $0.label == "arrival" }?.start
        if code == "3001005", start == .zero {
            note("begins after arrival, the heart stands still from 0 s on", "eArrest.01[0].value", &findings)
        } else if code == "3001003", let arrival, start > arrival {
            note("begins before arrival, the heart stops at \(start)", "eArrest.01[0].value", &findings)
        }
        if let time = time("eArrest.14"), !Self.isNear(time, start) {
            note("begins at \(time), the heart stops at \(start)", "eArrest.14[0].t_ns", &findings)
        }
    }

    private func checkReturn(_ rhythms: [EventRecord], _ findings: inout [Finding]) {
        guard let code = value("eArrest.12") else { return }
        let back = zip(rhythms, rhythms.dropFirst()).first {
            !($0.rhythm?.canPerfuse ?? true) && ($1.rhythm?.canPerfuse ?? false)
        }?.1.start
        switch (back, code == Self.noReturn) {
        case (let back?, true):
            note("denies a return of circulation, the heart beats from \(back) on", "eArrest.12[0].value", &findings)
        case (nil, false):
            note("claims a return of circulation, the heart never beats again", "eArrest.12[0].value", &findings)
        case (let back?, false):
            guard let time = time("eArrest.12"), !Self.isNear(time, back) else { break }
            note("the pulse is back at \(time), the heart beats from \(back) on", "eArrest.12[0].t_ns", &findings)
        case (nil, true): break
        }
    }

    /// 3003001 shocks, 3003005 compressions.
    private func checkResuscitation(_ records: [EventRecord], _ findings: inout [Finding]) {
        let entries = report.json["eArrest.03"]?.elements ?? []
        guard !entries.isEmpty || !(report.json["eProtocols.01"]?.elements ?? []).isEmpty else { return }
        for (code, type, what) in [("3003001", EventType.shock, "shock"), ("3003005", .compressions, "compression")] {
            let first = records.first { $0.type == type }
            let index = entries.firstIndex { $0["value"]?.string == code }
            if let index, first == nil {
                note("reports \(code), there is no \(what)", "eArrest.03[\(index)].value", &findings)
            } else if index == nil, let first {
                note("the \(what) of event \(first.id) is not reported", "eArrest.03", &findings)
            } else if let index, let first, let time = entries[index]["t_ns"]?.integer, time != first.start.nanoseconds
            {
                let reported = SessionTime(nanoseconds: time)
                note(
                    "the first \(what) is reported at \(reported), it is of \(first.start)",
                    "eArrest.03[\(index)].t_ns", &findings, against: dispute(first, reported, records))
            }
        }
    }

    /// Against the first of its kind, or against all where there are not so many as reported.
    private func dispute(_ first: EventRecord, _ reported: SessionTime, _ records: [EventRecord]) -> Dispute {
        if first.type == .shock, let shocks = report.json["eDevice.02"]?.elements?.count,
            shocks != records.count(where: { $0.type == .shock })
        {
            return Dispute(.events("shocks"), "type")
        }
        return Dispute(.event(first.id), "start_ns", said: "\(reported)", has: "\(first.start)")
    }

    private func value(_ element: String) -> String? { report.json[element]?.elements?.first?["value"]?.string }

    private func time(_ element: String) -> SessionTime? {
        (report.json[element]?.elements?.first?["t_ns"]?.integer).map { SessionTime(nanoseconds: $0) }
    }

    /// The body is simulated in whole seconds.
    private static func isNear(_ left: SessionTime, _ right: SessionTime) -> Bool {
        abs((left - right).nanoseconds) <= 1_000_000_000
    }

    private func note(
        _ message: String, _ field: String, _ findings: inout [Finding], against dispute: Dispute? = nil
    ) {
        findings.append(report.finding(.cross(.recordArrest), message, field: field).disputing(dispute))
    }
}

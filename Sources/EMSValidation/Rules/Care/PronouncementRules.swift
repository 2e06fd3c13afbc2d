import EMSDiagnostics
import EMSManifest
import EMSModel

/// Where death is pronounced in the field: the heart stands still, nothing is done to the patient afterwards, nobody is
/// taken anywhere, and in calls that are made up resuscitation went on as long as `Termination` asks.
struct PronouncementRules {
    private let events: [Located<EventRecord>]
    private let isSynthetic: Bool
    /// The row that pronounces.
    let pronouncement: Located<EventRecord>?

    init(events: [Located<EventRecord>], isSynthetic: Bool) {
        self.events = events
        self.isSynthetic = isSynthetic
        pronouncement = events.first {
            $0.record.type == .communication && $0.record.label == CommunicationKind.pronouncement.rawValue
        }
    }

    func check(_ transcript: Located<TranscriptRecord>?, report: Located<Void>?, findings: inout [Finding]) {
        if let report { checkReport(report, &findings) }
        guard let pronouncement else { return }
        checkHeart(pronouncement, &findings)
        checkAfter(pronouncement, &findings)
        if isSynthetic { checkBefore(pronouncement, &findings) }
        if let transcript, let report { checkTime(pronouncement, transcript, report, &findings) }
    }

    private func note(
        _ row: Located<EventRecord>, _ code: CareFault, _ message: String, _ field: String,
        _ findings: inout [Finding]
    ) {
        findings.append(
            row.finding(.care(code), message, field: field, timeNanoseconds: row.record.start.nanoseconds))
    }

    private func checkHeart(_ row: Located<EventRecord>, _ findings: inout [Finding]) {
        let time = row.record.start
        let heart = RhythmRules(events: events).rhythms(from: time, to: time)
        guard let alive = heart.first(where: { $0.canPerfuse || $0.isShockable }) else { return }
        note(row, .pronouncedAlive, "the heart is in \(alive.rawValue)", "start_ns", &findings)
    }

    /// Care has ended by then, and the patient stays where he is.
    private func checkAfter(_ pronounced: Located<EventRecord>, _ findings: inout [Finding]) {
        let time = pronounced.record.start
        for row in events where row.record.end > time || row.record.start > time {
            let event = row.record
            switch event.type {
            case .compressions, .ventilation, .medication, .shock, .procedure:
                let message = "\(event.label) until \(event.end), death was pronounced at \(time)"
                note(row, .careAfterDeath, message, "end_ns", &findings)
            case .communication where Self.departures.contains(event.label):
                note(row, .movedAfterDeath, "death was pronounced at \(time)", "start_ns", &findings)
            default: continue
            }
        }
    }

    private static let departures: Set<String> = [
        CommunicationKind.transport.rawValue, CommunicationKind.radioReport.rawValue,
        CommunicationKind.handoff.rawValue,
    ]

    private func checkBefore(_ row: Located<EventRecord>, _ findings: inout [Finding]) {
        let time = row.record.start
        let care = SessionTime.seconds(60 * Termination.careMinutes)
        guard let hands = events.first(where: { $0.record.type == .compressions })?.record.start else {
            return note(row, .pronouncedEarly, "nobody has compressed the chest", "start_ns", &findings)
        }
        guard time - hands >= care else {
            return note(row, .pronouncedEarly, "compressions began at \(hands)", "start_ns", &findings)
        }
        let gas = events.map(\.record).last { $0.kind == .etco2 && $0.type == .reading && $0.start <= time }
        guard let gas, gas.start - hands >= care, let value = gas.value else {
            let message = "no end-tidal carbon dioxide is read after \(Termination.careMinutes) minutes of compressions"
            return note(row, .pronouncedEarly, message, "start_ns", &findings)
        }
        guard value >= Termination.etco2Limit else { return }
        note(
            row, .pronouncedEarly, "the end-tidal carbon dioxide is \(value) mmHg at \(gas.start)", "start_ns",
            &findings)
    }

    /// Every time of death that is said is that of the row.
    private func checkTime(
        _ row: Located<EventRecord>, _ transcript: Located<TranscriptRecord>, _ report: Located<Void>,
        _ findings: inout [Finding]
    ) {
        guard let beat = row.record.beatID,
            let expected = ReportClock(report: report).timeOfDay(row.record.start)?.prefix(5)
        else { return }
        for (turnIndex, turn) in transcript.record.turns.enumerated() {
            for (index, mention) in turn.mentions.enumerated()
            where mention.kind == .timeOfDay && mention.beatID == beat {
                guard case .text(let said)? = mention.value, said != expected else { continue }
                findings.append(
                    transcript.finding(
                        .cross(.recordClock), "\(turn.speaker) says \(said), death is pronounced at \(expected)",
                        field: "turns[\(turnIndex)].mentions[\(index)].value",
                        timeNanoseconds: turn.start.nanoseconds))
            }
        }
    }

    // MARK: The run report

    /// 3018003 expired in the field, 3016003 ended on the order of medical control, 4230013 no transport.
    private static let codes = [
        ("eArrest.18", "3018003"), ("eArrest.16", "3016003"), ("eDisposition.30", "4230013"),
    ]
    /// What only a patient has who is taken somewhere.
    private static let ofTransport = [
        "eTimes.11", "eTimes.12", "eDisposition.01", "eDisposition.24", "eArrest.17",
    ]

    private func checkReport(_ report: Located<Void>, _ findings: inout [Finding]) {
        func note(_ message: String, _ field: String) {
            findings.append(report.finding(.cross(.recordArrest), message, field: field))
        }
        let value = { (element: String) in report.json[element]?.elements?.first?["value"]?.string }
        guard let pronouncement else {
            for (element, code) in Self.codes where value(element) == code {
                note("reports \(code), nobody pronounces death", "\(element)[0].value")
            }
            return
        }
        guard isSynthetic else { return }
        let isWhole = value("eProtocols.01") != nil
        for (element, code) in Self.codes {
            guard let reported = value(element) else {
                if isWhole { note("is missing, death is pronounced at \(pronouncement.record.start)", element) }
                continue
            }
            if reported != code {
                note("reports \(reported), death is pronounced at \(pronouncement.record.start)", "\(element)[0].value")
            }
        }
        for element in Self.ofTransport where report.json[element]?.elements?.isEmpty == false {
            note("tells of a transport, death is pronounced at \(pronouncement.record.start)", element)
        }
        checkEnd(report, &findings)
    }

    /// `eArrest.15`: when hands stop.
    private func checkEnd(_ report: Located<Void>, _ findings: inout [Finding]) {
        guard let time = report.json["eArrest.15"]?.elements?.first?["t_ns"]?.integer,
            let last = events.last(where: { $0.record.type == .compressions })?.record.end, time != last.nanoseconds
        else { return }
        let message = "reports \(SessionTime(nanoseconds: time)), the last compressions end at \(last)"
        findings.append(report.finding(.cross(.recordArrest), message, field: "eArrest.15[0].t_ns"))
    }
}

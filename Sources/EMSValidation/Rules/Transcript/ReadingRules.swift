import EMSDiagnostics
import EMSManifest
package import EMSModel

/// What is said and what is reported against the readings.
package struct ReadingRules {
    private let readings: [String: EventRecord]
    /// Whether two readings share an id, so that another id may be missing.
    private let hasDuplicates: Bool
    /// When readings of a kind were over, in order.
    private let times: [VitalKind: [SessionTime]]

    init(events: [Located<EventRecord>]) {
        let pairs = events.compactMap { row in
            row.record.type == .reading ? row.record.readingID.map { ($0, row.record) } : nil
        }
        readings = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        hasDuplicates = readings.count < pairs.count
        let kinds = Dictionary(grouping: readings.values.filter { $0.kind != nil }) { $0.kind ?? .heartRate }
        times = kinds.mapValues { $0.map(\.end).sorted() }
    }

    /// Mentions that are current or past have the value of their reading; those that are errors have another.
    func check(
        _ transcript: Located<TranscriptRecord>, of encounter: EncounterRecord, report: Located<Void>?,
        findings: inout [Finding]
    ) {
        let reported = encounter.isSynthetic ? Self.times(report) : [:]
        for (turnIndex, turn) in transcript.record.turns.enumerated() {
            for (index, mention) in turn.mentions.enumerated() {
                func note(_ code: FindingCode, _ message: String, _ name: String, _ dispute: Dispute? = nil) {
                    findings.append(
                        transcript.finding(
                            code, message, field: "turns[\(turnIndex)].mentions[\(index)].\(name)",
                            timeNanoseconds: turn.start.nanoseconds
                        ).disputing(dispute))
                }
                guard let id = mention.readingID else {
                    if encounter.isSynthetic, mention.isMeasured, let of = mention.of {
                        note(.cross(.readingMismatch), "was read at \(of), and names no reading", "of_ns")
                    }
                    continue
                }
                guard let reading = readings[id], let expected = reading.value else {
                    if hasDuplicates { continue }
                    note(
                        .identity(.danglingReference), "there is no reading \"\(id)\"", "reading_id", Self.missing(id))
                    continue
                }
                if let fault = Self.codeFault(mention, reading) {
                    note(.cross(.codeMismatch), fault, "code")
                    continue
                }
                if encounter.isSynthetic, let beat = mention.beatID, let own = reading.beatID, beat != own {
                    let dispute = Dispute(.event(reading.id), "beat_id", said: beat, has: own)
                    note(.cross(.readingMismatch), "is of \(beat), reading \(id) of \(own)", "beat_id", dispute)
                    continue
                }
                guard case .number(let said)? = mention.value else { continue }
                if mention.status == .error, said == expected {
                    let message = "\(turn.speaker) is said to err with \(said), the value of reading \(id)"
                    note(.cross(.readingMismatch), message, "status")
                }
                guard mention.status == .current || mention.status == .past else { continue }
                if !Self.agree(said, mention.unit, expected, reading.kind) {
                    let message = "\(turn.speaker) says \(said), reading \(id) is \(expected)"
                    note(.cross(.readingMismatch), message, "value", Self.dispute(reading, said))
                } else if reported[id] == reading.start {
                    // A reading at another time than the report has is a fault of the events.
                    if let of = mention.of, of != reading.start {
                        let message = "was read at \(of), reading \(id) is of \(reading.start)"
                        note(.cross(.readingMismatch), message, "of_ns")
                    } else if turn.start < reading.start - Self.haste {
                        let message = "\(turn.speaker) says it at \(turn.start), reading \(id) is of \(reading.start)"
                        note(.cross(.readingMismatch), message, "reading_id")
                    } else if mention.status == .current, let fault = staleness(of: reading, in: turn) {
                        note(.cross(.readingMismatch), fault, "status")
                    }
                }
            }
        }
    }

    /// What is current is the newest there is, and said at the patient's side. Measured over 8,600 calls: without an exception.
    private func staleness(of reading: EventRecord, in turn: TurnRecord) -> String? {
        if let step = turn.beatID?.prefix(while: { $0 != "." }), step == "radio" || step == "handoff" {
            return "is told in the \(step), and is of now"
        }
        guard let kind = reading.kind, let all = times[kind] else { return nil }
        var (low, high) = (0, all.count)
        while low < high {
            let middle = (low + high) / 2
            if all[middle] <= reading.end { low = middle + 1 } else { high = middle }
        }
        guard low < all.count, all[low] < turn.start else { return nil }
        return "is of now, and another \(kind.rawValue) was read at \(all[low])"
    }

    private static func codeFault(_ mention: MentionRecord, _ reading: EventRecord) -> String? {
        guard let kind = reading.kind, let expected = kind.loincCode.map({ "loinc:" + $0 }), let code = mention.code,
            code.hasPrefix("loinc:"), code != expected
        else { return nil }
        return "has code \(code.prefix(80)), reading \(reading.readingID ?? "") is a \(kind.rawValue), \(expected)"
    }

    /// Who sees a number come up may begin to speak of it.
    private static let haste = SessionTime.seconds(1)

    /// When readings were taken by the report, by id.
    private static func times(_ report: Located<Void>?) -> [String: SessionTime] {
        guard case .object(let members)? = report?.json.form else { return [:] }
        var times: [String: SessionTime] = [:]
        for entry in members.lazy.filter({ $0.key.hasPrefix("eVitals.") }).flatMap({ $0.value.elements ?? [] }) {
            guard let id = entry["reading_id"]?.string, let time = entry["t_ns"]?.integer else { continue }
            times[id] = SessionTime(nanoseconds: time)
        }
        return times
    }

    /// Every value of the report that names a reading has its value and its time.
    func check(report: Located<Void>, findings: inout [Finding]) {
        visit(report.json, field: "", report, &findings)
    }

    private func visit(_ json: LocatedJSON, field: String, _ report: Located<Void>, _ findings: inout [Finding]) {
        switch json.form {
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                visit(element, field: "\(field)[\(index)]", report, &findings)
            }
        case .object(let members):
            if let id = json["reading_id"]?.string { compare(json, id, field, report, &findings) }
            for member in members {
                visit(member.value, field: field.isEmpty ? member.key : "\(field).\(member.key)", report, &findings)
            }
        default: break
        }
    }

    private func compare(
        _ json: LocatedJSON, _ id: String, _ field: String, _ report: Located<Void>, _ findings: inout [Finding]
    ) {
        guard let reading = readings[id], let expected = reading.value else {
            if hasDuplicates { return }
            let message = "there is no reading \"\(id)\""
            findings.append(
                report.finding(.identity(.danglingReference), message, field: "\(field).reading_id")
                    .disputing(Self.missing(id)))
            return
        }
        let element = field.prefix { $0 != "[" }
        if let kind = reading.kind, element.hasPrefix("eVitals."), element != kind.nemsisElement ?? "" {
            let message = "reading \(id) is \(kind.rawValue), which is \(kind.nemsisElement ?? "in no element")"
            findings.append(
                report.finding(
                    .cross(.recordMismatch), message, field: "\(field).reading_id",
                    timeNanoseconds: reading.start.nanoseconds
                ).disputing(Dispute(.event(reading.id), "kind")))
            return
        }
        let value = json["value"]
        if let reported = value?.double ?? value?.string.flatMap(Double.init), reported != expected {
            let message = "reports \(reported), reading \(id) is \(expected)"
            findings.append(
                report.finding(
                    .cross(.recordMismatch), message, field: "\(field).value",
                    timeNanoseconds: reading.start.nanoseconds
                ).disputing(Self.dispute(reading, reported)))
        }
        if let time = json["t_ns"]?.integer, time < reading.start.nanoseconds || time > reading.end.nanoseconds {
            let message = "reports \(SessionTime(nanoseconds: time)), reading \(id) is of \(reading.start)"
            findings.append(
                report.finding(.cross(.recordMismatch), message, field: "\(field).t_ns", timeNanoseconds: time)
                    .disputing(Dispute(.event(reading.id), "start_ns")))
        }
    }

    private static func missing(_ id: String) -> Dispute { Dispute(.events("reading \(id)"), "reading_id") }

    private static func dispute(_ reading: EventRecord, _ said: Double) -> Dispute {
        Dispute(.event(reading.id), "value", said: "\(said)", has: reading.value.map { "\($0)" })
    }

    /// Equal, or equal after the conversion that the mention's unit names, at one decimal place.
    package static func agree(_ said: Double, _ unit: String?, _ expected: Double, _ kind: VitalKind?) -> Bool {
        if said == expected { return true }
        let converted: Double
        switch (kind, unit) {
        case (.temperature, "[degF]"): converted = expected * 1.8 + 32
        // 18.016 mg/dL of glucose are 1 mmol/L.
        case (.glucose, "mmol/L"): converted = expected / 18.016
        default: return false
        }
        return (said * 10).rounded() == (converted * 10).rounded()
    }
}

extension MentionRecord {
    /// Whether it states what somebody has measured in this call.
    fileprivate var isMeasured: Bool { (kind == .vital || kind == .score) && (status == .current || status == .past) }
}

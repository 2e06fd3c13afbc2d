import EMSDiagnostics
import EMSManifest
import EMSModel

/// Frames that were drawn for a recipe come at its distance from the start on, and one in the middle of each keystep that is
/// seen (`docs/dataset.md`, frames): where there is none, it is lost. What they show of the patient follows the events.
struct FramePlanRules {
    let frames: [Located<FrameRecord>]
    let events: [Located<EventRecord>]
    let encounter: EncounterRecord
    let recipe: JSONValue?

    func check(findings: inout [Finding]) {
        let drawn = frames.filter { $0.record.recorded == nil && $0.record.scene != nil }
        guard encounter.isSynthetic, recipe?["streams"]?["frames"] == .bool(true), drawn.count == frames.count else {
            return
        }
        checkPads(drawn, &findings)
        checkAlarms(drawn, &findings)
        checkDrugs(drawn, &findings)
        // Stills are staged at other times, and a frame at another time or place has been named.
        guard recipe?["pairs"]?["scenes"] == nil, !frames.isEmpty,
            !findings.contains(where: {
                $0.code.area == "frame" || $0.code.area == "files" || Self.ofTimes.contains($0.code)
            })
        else { return }
        checkTimes(&findings)
    }

    private static let ofTimes: Set<FindingCode> = [.cross(.screenClock), .cross(.frameCare)]

    /// Nanoseconds; times are whole ones.
    private static let tolerance: Int64 = 1_000_000
    /// More than that is a session of another length than it can have.
    private static let mostFrames: Int64 = 1_000_000

    /// Measured over 90 calls: there is a frame at each of these times.
    private func checkTimes(_ findings: inout [Finding]) {
        let times = frames.map(\.record.time.nanoseconds)
        let duration = encounter.duration.nanoseconds
        var expected: [(time: Int64, reason: String)] = []
        if let every = distance, duration / every <= Self.mostFrames {
            expected += stride(from: Int64(0), to: duration, by: Int64.Stride(every)).map {
                ($0, "frames come every \(every / 1_000_000) ms")
            }
        }
        for event in events.map(\.record) where event.type == .keystep {
            guard let keystep = event.keystepID.flatMap(Keystep.init(rawValue:)), !Self.unseen.contains(keystep) else {
                continue
            }
            let middle = event.start.nanoseconds / 2 + event.end.nanoseconds / 2
            if middle >= 0, middle < duration { expected.append((middle, "\(event.label) has its middle then")) }
        }
        let missing = expected.sorted { $0.time < $1.time }.filter { !Self.contains(times, $0.time) }
        guard let first = missing.first else { return }
        let next = frames.first { $0.record.time.nanoseconds > first.time } ?? frames[frames.count - 1]
        let more = missing.count > 1 ? ", and \(missing.count - 1) more are missing" : ""
        findings.append(
            next.finding(
                .frame(.order), "there is no frame at \(SessionTime(nanoseconds: first.time)): \(first.reason)\(more)",
                field: "t_ns", timeNanoseconds: next.record.time.nanoseconds))
    }

    /// Nanoseconds; nil for frames at keysteps alone.
    private var distance: Int64? {
        guard let seconds = recipe?["frames"]?["every_s"]?.decimal, (0.01...3600).contains(seconds) else { return nil }
        return Int64((seconds * 1e9).rounded())
    }

    /// - Parameter times: in order.
    private static func contains(_ times: [Int64], _ time: Int64) -> Bool {
        let next = times.partitioningIndex { $0 >= time - tolerance }
        return next < times.count && times[next] <= time + tolerance
    }

    /// Talk, waiting and touch have no look of their own.
    private static let unseen: Set<Keystep> = [
        .checkPulse, .noAction, .explainProcedure, .askPatientAgeSex, .requestPatientToNotMove, .checkGripStrength,
        .inquireMedicationAnticoagulants, .inquireHpiAndPmh, .inquireSubstanceUse, .notifyHospitalOfStrokeAlert,
        .armDriftCheck, .assessBalanceAndCoordination, .documentLkwTime, .notifyHospital, .checkSymptomDuration,
        .documentHpiAndPmh, .splintLimb, .checkTemperature, .dressBurn,
    ]

    private func checkPads(_ drawn: [Located<FrameRecord>], _ findings: inout [Finding]) {
        let on = events.map(\.record).first { $0.type == .device && $0.label == "pads_attached" }?.start
        for row in drawn where row.record.twin == nil {
            guard case .string(let pads)? = row.record.scene?["attributes"]?["torso"]?["pads"], pads != "none",
                on.map({ row.record.time < $0 }) ?? true
            else { continue }
            let state = on.map { "put on at \($0)" } ?? "never put on"
            findings.append(
                row.finding(
                    .cross(.frameCare), "the torso has pads (\"\(pads.prefix(40))\"), which are \(state)",
                    field: "scene.attributes.torso.pads", timeNanoseconds: row.record.time.nanoseconds))
            return
        }
    }

    /// The drug that is read from a label is given about then. Measured over 160 labels.
    private func checkDrugs(_ drawn: [Located<FrameRecord>], _ findings: inout [Finding]) {
        let doses = events.map(\.record).filter { $0.type == .medication }
        let given = Set(doses.map(\.label))
        var faults = 0
        for row in drawn where row.record.twin == nil && row.record.kind == FrameKind.drugLabel.rawValue {
            guard let label = Self.label(of: row.record), !given.contains(label.text) else {
                continue
            }
            let distance = { (dose: EventRecord) in abs((dose.start - row.record.time).nanoseconds) }
            guard let dose = doses.min(by: { distance($0) < distance($1) }), distance(dose) <= Self.labelReach else {
                continue
            }
            findings.append(
                row.finding(
                    .cross(.frameCare), "the label says \"\(label.text.prefix(40))\", then \(dose.label) is given",
                    field: "scene.attributes.\(label.object).text", timeNanoseconds: row.record.time.nanoseconds
                ).disputing(Dispute(.event(dose.id), "drug", said: label.text, has: dose.label)))
            faults += 1
            if faults == Self.mostLabels { return }
        }
    }

    /// Each is held against all doses; a flood of them is no label that was changed.
    private static let mostLabels = 100
    private static let labelReach: Int64 = 60_000_000_000

    private static func label(of frame: FrameRecord) -> (object: String, text: String)? {
        for object in labelled {
            if case .string(let text)? = frame.scene?["attributes"]?[object]?["text"] { return (object, text) }
        }
        return nil
    }

    private static let labelled = ["vial", "bag", "bottle", "nebule"]

    /// What the alarm bar of the drawn monitor says, by the rhythm and the saturation that it shows.
    private static let alarms: [String: String] = [
        "asystole": "ASYSTOLE", "ventricular fibrillation": "V-FIB", "ventricular tachycardia": "V-TACH",
        "pulseless ventricular tachycardia": "V-TACH",
    ]

    /// Measured over 4,000 screens: each has the alarm of what it shows, and no other.
    private func checkAlarms(_ drawn: [Located<FrameRecord>], _ findings: inout [Finding]) {
        for row in drawn where row.record.twin == nil && row.record.kind == FrameKind.monitorCloseup.rawValue {
            let attributes = row.record.scene?["attributes"]
            guard case .string(let rhythm)? = attributes?["ecg"]?["rhythm"] else { continue }
            let isLow: Bool =
                if case .string(let text)? = attributes?["spo2"]?["text"], let number = Int(text) { number < 90 } else {
                    false
                }
            let alarm = attributes?["alarm"]
            let expected = Self.alarms[rhythm] ?? (isLow ? "SpO2 LOW" : nil)
            let priority = Self.alarms[rhythm] == nil ? "medium" : "high"
            let fault: (message: String, field: String)? =
                if alarm?["text"] != expected.map(JSONValue.string) {
                    (
                        "the alarm bar says \(Self.shown(alarm?["text"])) beside \(rhythm)"
                            + (isLow ? " and a low saturation" : ""), "text"
                    )
                } else if expected != nil, alarm?["priority"] != .string(priority) {
                    (
                        "the alarm bar has priority \(Self.shown(alarm?["priority"])), that alarm is \(priority)",
                        "priority"
                    )
                } else {
                    nil
                }
            guard let fault else { continue }
            let field = alarm == nil ? "scene.attributes" : "scene.attributes.alarm.\(fault.field)"
            let finding = row.finding(
                .frame(.consistency), fault.message, field: field, timeNanoseconds: row.record.time.nanoseconds)
            // Another rhythm, or another number, is the fault itself.
            if !findings.contains(where: { $0.isAtLine(of: finding) }) { findings.append(finding) }
        }
    }

    private static func shown(_ value: JSONValue?) -> String {
        if case .string(let text)? = value { "\"\(text.prefix(40))\"" } else { "nothing" }
    }
}

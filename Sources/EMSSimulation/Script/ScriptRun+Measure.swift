import EMSKnowledge
import EMSModel
import EMSReproducibility

/// Taking readings: what the monitor shows at once, and what takes time (cuff, glucometer, thermometer).
extension ScriptRun {
    mutating func measure(
        _ all: [VitalKind], id: String, stepID: String, topic: Topic, seat wanted: Seat? = nil
    ) {
        for kind in all where kind.isCounted { count(kind, id: id, stepID: stepID, seat: wanted, topic: topic) }
        let kinds = all.filter { !$0.isCounted }
        guard !kinds.isEmpty else { return }
        let doer = seat(wanted ?? .monitor)
        for kind in kinds {
            for channel in kind.channels where attached[channel] == nil {
                // Pads show the rhythm as well; breaths are counted from the capnogram too.
                if channel == .ecg, attached[.pads] != nil { continue }
                attach(channel, step: nil, topic: .takeVitalSigns)
            }
        }
        let ready = troubleBefore(kinds, id: id, stepID: stepID, doer: doer)
        var cuffEnd: Double?
        if kinds.contains(.systolic) {
            cuffEnd = startCuff(id: id, stepID: stepID, doer: doer, topic: topic)
        }
        let slow: Set<VitalKind> = [.systolic, .diastolic, .glucose, .temperature, .pain]
        let shown = kinds.filter { !slow.contains($0) }.flatMap {
            $0 == .gcs ? [.gcsEye, .gcsVerbal, .gcsMotor, .gcs] : [$0]
        }
        if !shown.isEmpty {
            read(
                shown, id: id, stepID: stepID, doer: doer, topic: topic,
                keysteps: kinds.filter { !slow.contains($0) }.compactMap(\.keystep),
                talk: TalkBudget.report(readings: shown.count), after: ready)
        }
        // A child who cannot tell is scored by what can be seen.
        if kinds.contains(.pain), physiology.current.gcsVerbal >= 4 {
            read(
                [.pain], id: "\(id).pain", stepID: stepID, doer: leader, topic: .painAssessment,
                keysteps: [.assessPain], talk: 4)
        }
        if kinds.contains(.glucose) { prick(id: id, stepID: stepID, doer: doer, topic: topic) }
        if kinds.contains(.temperature) {
            floor += 6
            read(
                [.temperature], id: "\(id).temp", stepID: stepID, doer: doer, topic: topic,
                keysteps: [.checkTemperature], talk: 3)
        }
        if let cuffEnd {
            // Others go on talking while the cuff works; the numbers come when it is done.
            let resume = floor
            floor = cuffEnd
            read(
                [.systolic, .diastolic], id: "\(id).bp", stepID: stepID, doer: doer, topic: topic, keysteps: [],
                talk: TalkBudget.pressureReport, after: "\(id).cuff")
            floor = pace == .short && phase != .transport ? max(resume, floor + 3) : max(resume, cuffEnd - 20)
        }
    }

    /// A score is a beat of its own, told by who examines.
    private mutating func count(_ vital: VitalKind, id: String, stepID: String, seat wanted: Seat?, topic: Topic) {
        let counted = self.counted(vital)
        guard !counted.isEmpty else { return }
        let beatID = "\(id).\(vital.rawValue)"
        scores[beatID] = Dictionary(uniqueKeysWithValues: counted.map { ($0.kind, $0.value) })
        read(
            counted.map(\.kind), id: beatID, stepID: stepID, doer: seat(wanted ?? .leader), topic: topic,
            keysteps: [.interpretAndReport], talk: TalkBudget.report(readings: 1))
    }

    private mutating func startCuff(id: String, stepID: String, doer: String, topic: Topic) -> Double {
        var stream = random.substream("cuff/\(id)")
        let term = CodedTerm(slug: "blood_pressure", name: "blood pressure", system: .snomed, code: "46973005")
        awaitCuff()
        let isSecond = meets(.cuff)
        if isSecond { failCuff(term, id: id, stepID: stepID, doer: doer, topic: topic) }
        let placed = place(
            Beat(
                id: "\(id).cuff", stepID: stepID, phase: phase,
                action: .perform(Procedure(term: term, attempt: isSecond ? 2 : 1)),
                actor: doer, director: doer == leader ? nil : leader, topic: topic, keysteps: [.checkBloodPressure],
                plannedStart: .zero, duration: .seconds(stream.integer(in: 26...34)),
                after: afterCuff + onceAttached([.systolic])),
            before: 3, isBackground: true)
        cuffCycle = ("\(id).cuff", placed.end)
        return placed.end
    }

    /// A cycle that runs is let end.
    private mutating func awaitCuff() {
        if let cuffCycle { floor = max(floor, cuffCycle.end) }
    }

    /// Between two cycles the cuff empties.
    var afterCuff: [Gap] { cuffCycle.map { [Gap($0.beatID, .end, minimum: .seconds(2))] } ?? [] }

    private mutating func prick(id: String, stepID: String, doer: String, topic: Topic) {
        let seconds = pace == .short ? 14.0 : 25.0
        let resume = floor
        let placed = place(
            Beat(
                id: "\(id).strip", stepID: stepID, phase: phase,
                action: .perform(
                    Procedure(
                        term: CodedTerm(
                            slug: "glucose_measurement", name: "blood glucose", system: .snomed, code: "33747003"))),
                actor: doer, director: doer == leader ? nil : leader, topic: topic,
                keysteps: [.prepareGlucometerAndStrip], plannedStart: .zero,
                duration: .seconds(seconds), occupiesActor: true), before: 2, isBackground: true)
        floor = placed.end
        read(
            [.glucose], id: "\(id).bg", stepID: stepID, doer: doer, topic: topic,
            keysteps: [.readAndRecordGlucoseLevel],
            talk: 3, after: "\(id).strip")
        floor = max(resume, floor)
    }

    /// One instant at a whole second; its readings are filled in at the end.
    private mutating func read(
        _ kinds: [VitalKind], id: String, stepID: String, doer: String, topic: Topic, keysteps: [Keystep],
        talk: Double, after: String? = nil
    ) {
        let placed = place(
            Beat(
                id: id, stepID: stepID, phase: phase, action: .measure([]), actor: doer, topic: topic,
                keysteps: keysteps, plannedStart: .zero, after: after.map { [Gap($0, .end)] } ?? onceAttached(kinds)),
            before: 2.5, after: talk, wholeSecond: true)
        measurements.append((id, Int(placed.start), kinds))
        readingsTold = max(readingsTold, placed.end + talk)
    }

    /// What is read is on by then, however long it takes to be asked for and put on.
    private func onceAttached(_ kinds: [VitalKind]) -> [Gap] {
        var seen: Set<String> = []
        return kinds.flatMap(\.channels).compactMap { channel in
            guard let beat = attached[channel] ?? (channel == .ecg ? attached[.pads] : nil), seen.insert(beat).inserted
            else { return nil }
            return Gap(beat, .end)
        }
    }
}

extension VitalKind {
    /// What must be attached before it can be read.
    fileprivate var channels: [DeviceChannel] {
        switch self {
        case .heartRate, .respiratoryRate: [.ecg]
        case .systolic, .diastolic: [.cuff]
        case .spo2: [.pleth]
        case .spco: [.coOximeter]
        case .etco2: [.capnography]
        case .glucose, .temperature, .gcs, .gcsEye, .gcsVerbal, .gcsMotor, .pain, .strokeScale, .apgar,
            .apgarAppearance, .apgarPulse, .apgarGrimace, .apgarActivity, .apgarRespiration:
            []
        }
    }

    fileprivate var keystep: Keystep? {
        switch self {
        case .heartRate: .checkHeartRate
        case .respiratoryRate: .checkRespiratoryRate
        case .spo2, .spco: .checkOxygenSaturation
        case .etco2: .checkEtco2
        case .gcs: .checkGcs
        case .temperature: .checkTemperature
        case .systolic, .diastolic, .glucose, .gcsEye, .gcsVerbal, .gcsMotor, .pain, .strokeScale, .apgar,
            .apgarAppearance, .apgarPulse, .apgarGrimace, .apgarActivity, .apgarRespiration:
            nil
        }
    }
}

import EMSImagery
import EMSKnowledge
import EMSManifest
import EMSModel
import EMSReproducibility
import EMSSensors
import EMSSimulation

/// Looks up what is true at the instant of a frame: numbers from the sensor records, doses and findings from the
/// script, what is attached from the timeline.
struct FrameFactsSource {
    let performance: Performance
    let monitor: SensorRecord?
    private let capnography: SensorRecord?
    let vitals: SensorRecord?
    private let pad: SensorRecord?
    private let beatsByEvent: [String: SessionTimeline.PlacedBeat]
    private let catalogue: ClinicalCatalogue
    private let visible: VisibleFindings
    private let look: RandomSubstream

    /// Seconds of trace on the drawn monitor.
    private static let traceSeconds = 4.0

    init(
        performance: Performance, sensors: [SensorRecord], events: [EventRecord], catalogue: ClinicalCatalogue
    ) {
        self.performance = performance
        self.catalogue = catalogue
        monitor = sensors.first { $0.name == "monitor" }
        capnography = sensors.first { $0.name == "capnography" }
        vitals = sensors.first { $0.name == "vitals" }
        pad = sensors.first { $0.name == "cpr" }
        let beats = Dictionary(
            performance.timeline.beats.map { ($0.beat.id, $0) }, uniquingKeysWith: { first, _ in first })
        beatsByEvent = Dictionary(
            events.compactMap { row in row.beatID.flatMap { beats[$0] }.map { (row.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        visible = VisibleFindings(present: performance.script.presentFindings)
        look = RandomSubstream(seed: performance.script.seed, "look")
    }

    func facts(for planned: PlannedFrame, index: Int) -> FrameFacts {
        let time = planned.time
        let clinical = performance.clinical
        let patient = performance.script.patient
        let body = clinical.physiology(at: time)
        let beat = planned.momentID.flatMap { beatsByEvent[$0] }
        var facts = FrameFacts(
            time: time, kind: planned.kind,
            patient: PatientLook(
                ageYears: patient.ageYears, sex: patient.sex, skinTone: patient.skinTone,
                build: BodyWeight.build(of: patient), stature: stature),
            place: place(at: time), attached: attached(at: time), look: look,
            pose: RandomSubstream(seed: performance.script.seed, "pose/\(index)"))
        let compressing = clinical.compressions.first { $0.span.contains(time) }
        if hasMonitor(at: time) { facts.monitor = monitorView(at: time, body: body) }
        facts.drug = beat.flatMap(drug)
        facts.glucose = GlucoseFacts(value: glucose(at: time))
        facts.tourniquet = tourniquet(at: time)
        if let compressing {
            facts.compression = CompressionFacts(
                depthMillimetres: pad?.value(of: "DEPTH", at: time) ?? compressing.quality.depthMillimetres / 2)
        }
        if body.isAssisted { facts.ventilation = squeeze(at: time, rate: body.respiratoryRatePerMinute) }
        if planned.kind == .aedPanel { facts.aed = aed(at: time, beat: beat) }
        facts.watchText = clock(minuteOfDay(at: time))
        facts.allergy = patient.allergies.first?.name
        if planned.kind == .ecgPrint { facts.ecgPrint = printedECG(at: time) }
        if planned.kind == .burnMap { facts.burns = burns }
        if planned.kind == .handoffTablet { facts.handoff = handoff(at: time, monitor: facts.monitor) }
        facts.findings = visible
        facts.findings.eyesAreClosed = body.gcsEye == 1
        facts.findings.isSmiling = isSmiling(beat)
        if facts.findings.complexion == .normal, !body.hasPulse { facts.findings.complexion = .pale }
        facts.crew = CrewFacts(
            count: min(4, performance.script.participants.count(where: { $0.role.isCrew })),
            isCompressing: compressing != nil, isVentilating: body.isAssisted, position: position(at: time, body: body))
        facts.kind = drawable(planned.kind, facts)
        return facts
    }

    /// Nothing in a call tells how tall the patient is: it is drawn once, near the mean more often than far from it.
    private var stature: Double {
        var random = look.substream("stature")
        return (random.uniform(-1...1) + random.uniform(-1...1)) / 2
    }

    /// The kind asked for, or the scene where there is nothing yet that the kind could show.
    private func drawable(_ kind: FrameKind, _ facts: FrameFacts) -> FrameKind {
        switch kind {
        case .monitorCloseup: facts.monitor == nil ? .sceneWide : kind
        case .drugLabel: facts.drug == nil ? .sceneWide : kind
        case .tourniquet: facts.tourniquet == nil ? .sceneWide : kind
        case .compressions: facts.compression == nil ? .torsoPads : kind
        case .aedPanel: facts.aed == nil ? .monitorCloseup : kind
        case .ecgPrint: facts.ecgPrint == nil ? .sceneWide : kind
        case .burnMap: facts.burns == nil ? .sceneWide : kind
        case .handoffTablet: facts.handoff == nil ? .sceneWide : kind
        default: kind
        }
    }

    private func place(at time: SessionTime) -> ScenePlace {
        if let span = performance.timeline.span(ofBeat: "transport.1"), time >= span.start { return .ambulance }
        return ScenePlace(named: performance.script.incident.place)
    }

    private func position(at time: SessionTime, body: PhysiologySample) -> CrewFacts.PatientPosition {
        if let span = performance.timeline.span(ofBeat: "stretcher.1"), time >= span.end { return .stretcher }
        return body.gcsTotal >= 13 && body.hasPulse ? .sitting : .lying
    }

    /// On the patient from the middle of putting it on.
    private func attached(at time: SessionTime) -> Attachments {
        var result: Attachments = []
        for placed in performance.timeline.beats {
            let half = SessionTime(nanoseconds: placed.span.length.nanoseconds / 2)
            guard time >= placed.span.start + half else { continue }
            switch placed.beat.action {
            case .attach(let channel): result.formUnion(channel.picture)
            case .detach(let channel): result.subtract(channel.picture)
            case .perform(let procedure): result.formUnion(Self.picture[procedure.term.slug] ?? [])
            case .medicate(let dose) where dose.route == .nasalCannula: result.insert(.nasalCannula)
            case .medicate(let dose) where dose.route == .nonRebreather || dose.route == .nebulised:
                result.insert(.oxygenMask)
            default: break
            }
        }
        return result
    }

    private static let picture: [String: Attachments] = [
        "iv_access": .intravenousLine, "io_access": .intraosseousNeedle, "twelve_lead": .chestElectrodes,
    ]

    private func hasMonitor(at time: SessionTime) -> Bool {
        performance.clinical.isAttached(.ecg, at: time) || performance.clinical.isAttached(.pads, at: time)
    }

    private func monitorView(at time: SessionTime, body: PhysiologySample) -> MonitorView {
        let from = time - .seconds(Self.traceSeconds)
        let number = { (name: String) in vitals?.value(of: name, at: time).map { Int($0) } }
        return MonitorView(
            ecg: monitor?.values(of: "II", from: from, seconds: Self.traceSeconds) ?? [],
            pleth: monitor?.values(of: "PLETH", from: from, seconds: Self.traceSeconds) ?? [],
            co2: capnography?.values(of: "CO2", from: from, seconds: Self.traceSeconds) ?? [],
            heartRate: number("HR"), spo2: number("SpO2"), respiratoryRate: number("RR"), etco2: number("EtCO2"),
            systolic: number("NIBPs"), diastolic: number("NIBPd"),
            rhythm: performance.clinical.rhythm(at: time).rawValue.replacing("_", with: " "),
            alarm: alarm(body: body, spo2: number("SpO2")))
    }

    private func alarm(body: PhysiologySample, spo2: Int?) -> MonitorView.Alarm? {
        switch body.rhythm {
        case .asystole: return .init(text: "ASYSTOLE", priority: .high)
        case .ventricularFibrillation: return .init(text: "V-FIB", priority: .high)
        case .pulselessVentricularTachycardia, .ventricularTachycardia:
            return .init(text: "V-TACH", priority: .high)
        default: return spo2.map { $0 < 90 } == true ? .init(text: "SpO2 LOW", priority: .medium) : nil
        }
    }

    private func drug(of placed: SessionTimeline.PlacedBeat) -> DrugFacts? {
        guard case .medicate(let dose) = placed.beat.action else { return nil }
        let known = catalogue.drugs[dose.drug.slug]
        // Of what is also injected, the concentration is that of the vial; swallowed, it is a tablet.
        let isTablet = dose.route == .oral && known?.routes.allSatisfy { $0 == .oral } != true
        return DrugFacts(
            name: dose.drug.name, dose: dose.dose, unit: dose.unit, route: dose.route,
            concentrationPerMillilitre: isTablet ? nil : known?.concentrationPerMillilitre,
            concentrationUnit: known?.concentrationUnit)
    }

    /// The last reading so far; nil while the strip is still empty.
    private func glucose(at time: SessionTime) -> Double? {
        performance.clinical.readings.last { $0.reading.kind == .glucose && $0.time <= time }?.reading.value
    }

    private func tourniquet(at time: SessionTime) -> TourniquetFacts? {
        for placed in performance.timeline.beats {
            guard case .perform(let procedure) = placed.beat.action, procedure.term.slug.contains("tourniquet")
            else { continue }
            let half = SessionTime(nanoseconds: placed.span.length.nanoseconds / 2)
            guard time >= placed.span.start + half else { continue }
            return TourniquetFacts(
                limb: limb, timeText: time >= placed.span.end ? clock(minuteOfDay(at: placed.span.end)) : nil)
        }
        return nil
    }

    private var limb: TourniquetFacts.Limb {
        performance.script.incident.presentationID.contains("arm") ? .arm : .leg
    }

    func minuteOfDay(at time: SessionTime) -> Int {
        performance.script.incident.minuteOfDay + Int(time.seconds / 60)
    }

    func clock(_ minuteOfDay: Int) -> String {
        let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return "\(two(minuteOfDay / 60 % 24)):\(two(minuteOfDay % 60))"
    }

    /// 0 full … 1 squeezed, over the breath that is given now.
    private func squeeze(at time: SessionTime, rate: Double) -> Double {
        let breaths = time.seconds * rate / 60
        let phase = breaths - breaths.rounded(.down)
        return phase < 0.35 ? phase / 0.35 : max(0, 1 - (phase - 0.35) / 0.3)
    }

    private func aed(at time: SessionTime, beat: SessionTimeline.PlacedBeat?) -> AEDFacts? {
        switch beat?.beat.action {
        case .interpret where beat?.beat.actor == "aed": AEDFacts(prompt: "ANALYZING. DO NOT TOUCH PATIENT")
        case .shock(let shock) where shock.mode == .aed:
            AEDFacts(prompt: "SHOCK ADVISED. STAND CLEAR", isShockReady: true)
        default: nil
        }
    }

    private func isSmiling(_ placed: SessionTimeline.PlacedBeat?) -> Bool {
        placed?.beat.keysteps.contains(.faceDroopCheck) ?? false
    }
}

extension DeviceChannel {
    fileprivate var picture: Attachments {
        switch self {
        case .ecg: .limbElectrodes
        case .pads: [.pads, .compressionPad]
        case .pleth: .pulseOximeter
        case .cuff: .cuff
        case .compressionPad: .compressionPad
        case .capnography, .coOximeter, .watch, .glasses: []
        }
    }
}

extension EncounterScript {
    var presentFindings: [String] {
        beats.flatMap { beat -> [String] in
            guard case .observe(let observations) = beat.action else { return [] }
            return observations.filter { $0.assertion == .present }.map(\.finding.slug)
        }
    }
}

extension VisibleFindings {
    /// Signs that the slugs of findings name.
    fileprivate init(present slugs: [String]) {
        let has = { (word: String) in slugs.contains { $0.contains(word) } }
        self.init()
        if let droop = slugs.first(where: { $0.contains("droop") }) {
            facialDroop = droop.contains("right") ? .right : .left
        }
        if has("pinpoint") { pupils = .pinpoint }
        if has("dilated") { pupils = .dilated }
        if has("pale") || has("pallor") { complexion = .pale }
        if has("flush") { complexion = .flushed }
        if has("cyanosis") || has("blue_lips") || has("cyanotic") { complexion = .cyanotic }
        hasHives = has("hives")
        isDiaphoretic = has("diaphore") || has("sweat") || has("clammy")
    }
}

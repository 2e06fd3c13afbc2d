import EMSImagery
import EMSModel
import EMSReproducibility
import EMSSensors

extension FrameFactsSource {
    /// Ten seconds of the very ECG of the sensor record; nil before there are as many, or where some are missing.
    func printedECG(at time: SessionTime) -> PrintedECG? {
        let seconds = 10.0
        guard let monitor else { return nil }
        let leadII = monitor.values(of: "II", from: time - .seconds(seconds), seconds: seconds)
        guard leadII.count > 100, leadII.allSatisfy(\.isFinite) else { return nil }
        var axis = RandomSubstream(seed: performance.script.seed, "heart-axis")
        return PrintedECG(
            leads: TwelveLeads(
                leadII: leadII, axisDegrees: axis.uniform(12...76),
                injury: Self.injury(of: performance.clinical.rhythm(at: time))),
            timeText: clock(minuteOfDay(at: time)),
            heartRate: vitals?.value(of: "HR", at: time).map { Int($0) })
    }

    private static func injury(of rhythm: Rhythm) -> TwelveLeads.Injury? {
        switch rhythm {
        case .anteriorStemi: .anterior
        case .inferiorStemi: .inferior
        case .lateralStemi: .lateral
        default: nil
        }
    }

    /// Burnt regions of a patient with burns: those that findings name; which limb it is where they do not say, and
    /// which side of it, is drawn once for an encounter. A large burn goes round.
    var burns: BurnFacts? {
        let script = performance.script
        guard script.protocolID.contains("burn") else { return nil }
        let present = script.presentFindings
        let has = { (word: String) in present.contains { $0.contains(word) } }
        var random = RandomSubstream(seed: script.seed, "burn-regions")
        var regions: [BurnFacts.Region] = []
        if has("facial_burns") { regions.append(.head) }
        if has("hand_burns") { regions.append(random.pick([.rightArm, .leftArm])) }
        if has("large_area") { regions += [.chest, random.pick([.rightArm, .leftArm])] }
        regions.append(random.pick([.rightLeg, .leftLeg, .rightArm, .leftArm]))
        var sides = RandomSubstream(seed: script.seed, "burn-sides")
        let isLarge = has("large_area")
        regions = regions.flatMap { region -> [BurnFacts.Region] in
            if region == .head { return [region] }
            if isLarge, sides.chance(0.5) { return [region, region.otherSide] }
            return [sides.chance(0.4) ? region.otherSide : region]
        }
        return BurnFacts(regions: regions)
    }

    /// The last numbers and drugs before an instant; nil while there is nothing to hand over.
    func handoff(at time: SessionTime, monitor: MonitorView?) -> HandoffFacts? {
        var rows: [HandoffFacts.Row] = []
        if let rate = monitor?.heartRate { rows.append(.init("Heart rate", "\(rate) /min")) }
        if let spo2 = monitor?.spo2 { rows.append(.init("SpO2", "\(spo2) %")) }
        if let systolic = monitor?.systolic, let diastolic = monitor?.diastolic {
            rows.append(.init("Blood pressure", "\(systolic)/\(diastolic)"))
        }
        if let rate = monitor?.respiratoryRate { rows.append(.init("Resp. rate", "\(rate) /min")) }
        if let glucose = facts(ofGlucoseAt: time) { rows.append(.init("Glucose", "\(Int(glucose)) mg/dL")) }
        let given = performance.timeline.beats.last { placed in
            if case .medicate = placed.beat.action { placed.span.end <= time } else { false }
        }
        if let given, case .medicate(let dose) = given.beat.action {
            rows.append(.init("Given", dose.drug.name))
        }
        guard rows.count >= 2 else { return nil }
        let patient = performance.script.patient
        return HandoffFacts(title: "\(patient.ageYears) y \(patient.sex.rawValue)", rows: rows)
    }

    private func facts(ofGlucoseAt time: SessionTime) -> Double? {
        performance.clinical.readings.last { $0.reading.kind == .glucose && $0.time <= time }?.reading.value
    }
}

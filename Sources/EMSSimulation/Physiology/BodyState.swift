import EMSKnowledge
import EMSModel

/// The continuous part of the body and how it follows its targets. All values in the units of `PhysiologySample`.
struct BodyState {
    /// What a quantity is when a protocol file says nothing.
    static let normal: [PhysiologyQuantity: Double] = [
        .heartRate: 80, .systolic: 124, .respiratoryRate: 15, .breathDepth: 1, .spo2: 97.5, .etco2: 37,
        .airwayObstruction: 0, .glucose: 112, .temperature: 36.8, .gcs: 15, .pain: 0, .spco: 1,
    ]
    static let normalTable = QuantityTable(normal)

    private(set) var heartRate: Double
    private var systolic: Double
    private var diastolic: Double
    private var spontaneousRate: Double
    private var depth: Double
    private var arterial: Double
    private var probe: Double
    private var etco2: Double
    private var spco: Double
    /// What is left of the carbon monoxide that was breathed in, as a share.
    private var monoxideLeft = 1.0
    private var obstruction: Double
    private var glucose: Double
    private var temperature: Double
    private var gcs: Double
    private var pain: Double
    private var rate: Double
    private var isAssisted = false
    /// Rate and pressure with which the heart began to beat again.
    private var returned: (rate: Double, systolic: Double) = (88, 92)
    private let atContact: (rate: Double, systolic: Double)
    private let ventilationAtContact: Double
    private let diastolicShare: Double
    private let norms: VitalNorms
    var isSeizing: Bool

    init(contact: [PhysiologyQuantity: Double], hasPulse: Bool, isSeizing: Bool, norms: VitalNorms) {
        self.norms = norms
        func value(_ quantity: PhysiologyQuantity) -> Double { contact[quantity] ?? Self.normal[quantity] ?? 0 }
        heartRate = value(.heartRate)
        atContact = (value(.heartRate), value(.systolic))
        systolic = hasPulse ? value(.systolic) : 0
        diastolicShare = contact[.diastolic].map { $0 / max(1, value(.systolic)) } ?? 0.61
        diastolic = systolic * diastolicShare
        spontaneousRate = value(.respiratoryRate)
        rate = spontaneousRate
        depth = value(.breathDepth)
        arterial = value(.spo2)
        probe = arterial
        etco2 = value(.etco2)
        spco = value(.spco)
        obstruction = value(.airwayObstruction)
        glucose = value(.glucose)
        temperature = value(.temperature)
        gcs = hasPulse ? value(.gcs) : 3
        pain = value(.pain)
        self.isSeizing = isSeizing
        ventilationAtContact = Self.ventilation(
            rate: spontaneousRate, depth: depth, obstruction: obstruction, norms: norms)
    }

    /// Alveolar ventilation as a share of that at rest.
    private static func ventilation(rate: Double, depth: Double, obstruction: Double, norms: VitalNorms) -> Double {
        rate * depth * (1 - 0.4 * obstruction) / (14 * norms.respiratoryRateScale)
    }

    /// One second.
    mutating func relax(
        toward targets: QuantityTable, circulation: Circulation, assistedBreaths: Double?,
        isCompressed: Bool, secondsSinceReturn: Int?, spcoHalfLifeMinutes: Double?
    ) {
        func target(_ quantity: PhysiologyQuantity) -> Double { targets[quantity] ?? 0 }
        breathe(targets: targets, assistedBreaths: assistedBreaths, hasPulse: circulation.hasPulse)
        circulate(targets: targets, circulation: circulation, secondsSinceReturn: secondsSinceReturn)
        exchangeGas(
            targets: targets, hasPulse: circulation.hasPulse, isCompressed: isCompressed,
            secondsSinceReturn: secondsSinceReturn)
        washOut(toward: target(.spco), halfLifeMinutes: spcoHalfLifeMinutes)
        glucose = max(15, approach(glucose, target(.glucose), constant: 40))
        temperature = approach(temperature, target(.temperature), constant: 200)
        pain = min(10, max(0, approach(pain, target(.pain), constant: 20)))
        var awareness = target(.gcs)
        if isSeizing { awareness = min(awareness, 5) }
        if !circulation.hasPulse || (secondsSinceReturn ?? 999) < 120 { awareness = 3 }
        if circulation.hasPulse && (systolic < 60 * norms.pressureScale || arterial < 60) {
            awareness = min(awareness, 10)
        }
        gcs = min(15, max(3, approach(gcs, awareness, constant: circulation.hasPulse ? 15 : 3)))
    }

    private mutating func breathe(targets: QuantityTable, assistedBreaths: Double?, hasPulse: Bool) {
        let wanted = hasPulse ? max(0, targets[.respiratoryRate] ?? 15) : 0
        spontaneousRate = approach(spontaneousRate, isSeizing ? wanted * 0.5 : wanted, constant: hasPulse ? 10 : 2)
        if spontaneousRate < 0.8 { spontaneousRate = max(0, spontaneousRate - 0.2) }
        obstruction = min(1, max(0, approach(obstruction, targets[.airwayObstruction] ?? 0, constant: 20)))
        if assistedBreaths == 0 {
            // The last breath that was given is the last.
            isAssisted = false
            rate = spontaneousRate
        } else if let assistedBreaths, spontaneousRate < max(10, assistedBreaths - 1) {
            isAssisted = true
            rate = approach(rate, assistedBreaths, constant: 3)
            depth = approach(depth, 1, constant: 3)
        } else {
            isAssisted = false
            rate = approach(rate, spontaneousRate, constant: 4)
            depth = min(1.6, max(0, approach(depth, targets[.breathDepth] ?? 1, constant: 10)))
        }
        if rate < 0.5 { rate = 0 }
    }

    private mutating func circulate(
        targets: QuantityTable, circulation: Circulation, secondsSinceReturn: Int?
    ) {
        let wanted = targets[.heartRate] ?? 80
        switch circulation.rhythm {
        case .ventricularFibrillation, .asystole: heartRate = 0
        case .pulselessElectricalActivity, .agonal:
            heartRate = heartRate < 10 ? 44 : approach(heartRate, 44 + wanted * 0.05, constant: 30)
        case .paced: heartRate = 70
        case .pulselessVentricularTachycardia:
            heartRate = heartRate < 120 ? 186 : approach(heartRate, 186, constant: 20)
        default:
            let goal = secondsSinceReturn == nil ? wanted : returned.rate + wanted - atContact.rate
            heartRate = approach(heartRate, max(24, goal), constant: 8)
        }
        guard circulation.hasPulse else {
            systolic = 0
            diastolic = 0
            return
        }
        let wantedPressure = targets[.systolic] ?? 120
        let goal = secondsSinceReturn == nil ? wantedPressure : returned.systolic + wantedPressure - atContact.systolic
        systolic = min(260, max(40, approach(systolic, goal, constant: 12)))
        diastolic = approach(diastolic, systolic * diastolicShare, constant: 6)
    }

    private mutating func exchangeGas(
        targets: QuantityTable, hasPulse: Bool, isCompressed: Bool, secondsSinceReturn: Int?
    ) {
        let ventilation = Self.ventilation(rate: rate, depth: depth, obstruction: obstruction, norms: norms)
        let before = max(0.12, ventilationAtContact)
        if !hasPulse {
            // Carbon dioxide comes up only as far as compressions carry blood; none without breaths.
            let carried = (targets[.etco2] ?? 14) * (isCompressed ? 1 : 0.55)
            etco2 = approach(etco2, carried, constant: 14)
            arterial = approach(arterial, 55, constant: 90)
        } else if let since = secondsSinceReturn {
            etco2 = approach(etco2, since < 90 ? 47 : 40, constant: 12)
            arterial = approach(arterial, ventilation > 0.5 ? 96 : 82, constant: 18)
        } else {
            let balance = min(2.2, max(0.5, before / max(0.12, ventilation)))
            let goal = min(
                110, max(8, (targets[.etco2] ?? 37) * balance.squareRoot() * balance.squareRoot().squareRoot()))
            etco2 = approach(etco2, goal, constant: 28)
            let baseline = targets[.spo2] ?? 97
            // Air that moves again helps as far as its lack was the trouble.
            let gained =
                ventilationAtContact < 0.7
                ? min(1, max(0, (ventilation - ventilationAtContact) / (0.75 - min(0.7, ventilationAtContact)))) : 0
            let saturation = baseline + max(0, 96.5 - baseline) * 0.95 * gained - max(0, 0.35 - ventilation) * 12
            arterial = approach(arterial, min(99.4, max(45, saturation)), constant: 16)
        }
        probe = approach(probe, arterial, constant: 12)
    }

    /// Carbon monoxide leaves by the lungs alone, and only down to the share that everybody has.
    private mutating func washOut(toward target: Double, halfLifeMinutes: Double?) {
        if let halfLifeMinutes, rate > 0 {
            monoxideLeft = approach(monoxideLeft, 0, constant: halfLifeMinutes * 60 / 0.693147)
        }
        let everybodys = min(1, target)
        spco = everybodys + (target - everybodys) * monoxideLeft
    }

    /// The heart beats again: a rate and a pressure from the first second on.
    mutating func returnOfCirculation(rhythm: Rhythm, wander: Wander) {
        let rate = rhythm == .sinusTachycardia ? 112.0 : rhythm == .sinusBradycardia ? 52 : 88
        heartRate = rate * norms.heartRateScale
        systolic = 92 * norms.pressureScale + 2 * wander.pressure
        returned = (heartRate, systolic + 8)
        diastolic = systolic * diastolicShare
        probe = 84
        arterial = 88
    }

    func sample(circulation: Circulation, wander: Wander) -> PhysiologySample {
        let total = Int(gcs.rounded())
        let parts = GlasgowComaScale.parts(ofTotal: total)
        let hasPulse = circulation.hasPulse
        let pressure = hasPulse ? max(36, systolic + wander.pressure) : 0
        let electrical =
            circulation.rhythm.hasBeats
            ? max(18, heartRate + (circulation.rhythm == .paced ? 0 : wander.heartRate)) : 0
        return PhysiologySample(
            rhythm: circulation.rhythm, electricalRatePerMinute: electrical, hasPulse: hasPulse,
            perfusion: hasPulse ? min(1, max(0.05, (pressure / norms.pressureScale - 50) / 60)) : 0, systolic: pressure,
            diastolic: hasPulse ? diastolic + 0.6 * wander.pressure : 0,
            spo2: min(100, probe + (probe > 99 ? 0 : wander.saturation)),
            respiratoryRatePerMinute: rate < 0.5 ? 0 : isAssisted ? rate : max(1, rate + wander.breathing),
            isAssisted: isAssisted, breathDepth: depth, etco2: max(4, etco2 + wander.carbonDioxide),
            airwayObstruction: obstruction, glucose: glucose, temperature: temperature, gcsEye: parts.eye,
            gcsVerbal: parts.verbal, gcsMotor: parts.motor, pain: pain, isSeizing: isSeizing, spco: max(0, spco))
    }

    private func approach(_ value: Double, _ goal: Double, constant: Double) -> Double {
        value + (goal - value) / max(1, constant)
    }
}

internal import EMSModel
internal import EMSReproducibility

extension FrameFacts {
    /// The same instant with one thing otherwise, in the order in which they are tried.
    func counterfactuals(_ random: inout RandomSubstream) -> [FrameFacts] {
        switch kind {
        case .monitorCloseup: random.shuffled(monitors(&random))
        case .torsoPads: chests(&random)
        case .compressions:
            changed { $0.compression?.depthMillimetres = (compression?.depthMillimetres ?? 0) >= 25 ? 0 : 52 }
        case .bvmMask: changed { $0.ventilation = (ventilation ?? 0) > 0.4 ? 0 : 1 }
        case .ivArm: lines()
        case .aedPanel: changed { $0.aed?.isConnected.toggle() }
        case .glucometer:
            glucose?.value == nil ? [] : changed { $0.glucose?.value = random.uniform(35...420).rounded() }
        case .drugLabel: drugs(&random)
        case .tourniquet:
            times(tourniquet?.timeText, &random).flatMap { text in changed { $0.tourniquet?.timeText = text } }
        case .pulseOxFinger: saturations(&random)
        case .bpCuff: cuffs(&random)
        case .strokeFace: faces(&random)
        case .sceneWide: scenes()
        case .ecgPrint:
            changed { $0.ecgPrint?.millimetresPerMillivolt = ecgPrint?.millimetresPerMillivolt == 10 ? 5 : 10 }
        case .burnMap: burnt(&random)
        case .wristWatch: times(watchText, &random).flatMap { text in changed { $0.watchText = text } }
        case .allergyTag:
            random.shuffled(Self.allergens).filter { $0 != allergy }.prefix(1).flatMap { name in
                changed { $0.allergy = name }
            }
        case .handoffTablet: handoffs(&random)
        }
    }

    private func changed(_ change: (inout FrameFacts) -> Void) -> [FrameFacts] {
        var copy = self
        change(&copy)
        return [copy]
    }

    private static let allergens = ["penicillin", "sulfa", "latex", "aspirin", "peanuts", "codeine", "bee venom"]
    /// Drugs that come in the same form and in such amounts, so that the label alone changes.
    private var drugNames: [String] {
        guard let drug else { return [] }
        switch drug.route {
        case .oral where drug.unit == .grams: return ["oral glucose", "activated charcoal"]
        case .oral where drug.concentrationPerMillilitre != nil: return ["ibuprofen", "acetaminophen"]
        case .oral, .sublingual:
            return drug.dose >= 50
                ? ["aspirin", "ibuprofen", "acetaminophen"] : ["nitroglycerin", "ondansetron", "loratadine"]
        case .nebulised: return ["albuterol", "ipratropium", "levalbuterol"]
        case .intravenous, .intraosseous, .intramuscular, .intranasal: return injections(drug)
        case .nasalCannula, .nonRebreather, .bagValveMask, .rectal: return ["oxygen", "diazepam", "heliox"]
        }
    }

    private func injections(_ drug: DrugFacts) -> [String] {
        switch drug.unit {
        case .millilitres where drug.dose > 60: ["normal saline", "lactated Ringer's", "dextrose 10%"]
        case .micrograms: ["fentanyl", "epinephrine", "glucagon"]
        case .microgramsPerMinute: ["epinephrine", "norepinephrine", "phenylephrine"]
        case .grams: ["tranexamic acid", "magnesium sulfate", "calcium chloride", "calcium gluconate"]
        case .units: ["insulin", "heparin", "vasopressin"]
        case .milliequivalents: ["sodium bicarbonate", "potassium chloride"]
        case .milligrams, .millilitres, .litresPerMinute, .puffs:
            drug.dose >= 80
                ? ["amiodarone", "lidocaine", "ketamine", "rocuronium"]
                : ["naloxone", "furosemide", "midazolam", "ketamine", "diphenhydramine", "labetalol"]
        }
    }

    /// Another value on the same side of 90 %, where an alarm would change too.
    private func saturation(_ value: Int, _ random: inout RandomSubstream) -> Int {
        let range = value < 90 ? 62...89 : 90...100
        let other = random.integer(in: range)
        return other != value ? other : value == range.upperBound ? value - 1 : value + 1
    }

    private func saturations(_ random: inout RandomSubstream) -> [FrameFacts] {
        guard let value = monitor?.spo2 else { return [] }
        let other = saturation(value, &random)
        return changed { $0.monitor?.spo2 = other }
    }

    private func monitors(_ random: inout RandomSubstream) -> [FrameFacts] {
        var result = saturations(&random)
        if let systolic = monitor?.systolic, let diastolic = monitor?.diastolic {
            let up = systolic < 100 || (systolic < 150 && random.chance(0.5))
            let step = 2 * random.integer(in: 6...20) * (up ? 1 : -1)
            result += changed {
                $0.monitor?.systolic = systolic + step
                $0.monitor?.diastolic = max(20, diastolic + step / 2)
            }
        }
        return result
    }

    private func chests(_ random: inout RandomSubstream) -> [FrameFacts] {
        guard attached.contains(.pads) else {
            return changed { $0.findings.isDiaphoretic.toggle() } + changed { $0.attached.formUnion(.pads) }
        }
        let moved = changed { $0.padsAreMisplaced.toggle() }
        let bare = changed { $0.attached.subtract(.pads) }
        return random.chance(0.75) ? moved : bare
    }

    private func lines() -> [FrameFacts] {
        if infusion != nil {
            return changed { $0.infusion?.volumeMillilitres = infusion?.volumeMillilitres == 1000 ? 500 : 1000 }
        }
        guard !attached.contains(.intraosseousNeedle) else { return [] }
        return changed { $0.attached.formSymmetricDifference(.intravenousLine) }
    }

    private func drugs(_ random: inout RandomSubstream) -> [FrameFacts] {
        let name = drug?.name
        return random.shuffled(drugNames).filter { $0 != name }.prefix(1).flatMap { other in
            changed { $0.drug?.name = other }
        }
    }

    /// A clock time some minutes away; none where there is no time to change.
    private func times(_ text: String?, _ random: inout RandomSubstream) -> [String] {
        let parts = (text ?? "").split(separator: ":").compactMap { Int($0) }
        guard parts.count == 2 else { return [] }
        let minute =
            (parts[0] * 60 + parts[1] + random.integer(in: 3...50) * (random.chance(0.5) ? 1 : -1) + 1440) % 1440
        let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return ["\(two(minute / 60)):\(two(minute % 60))"]
    }

    private func cuffs(_ random: inout RandomSubstream) -> [FrameFacts] {
        guard let pressure = cuffPressure, attached.contains(.cuff) else {
            return changed { $0.attached.formSymmetricDifference(.cuff) }
        }
        let other =
            pressure > 120 ? pressure - 2 * random.integer(in: 8...25) : pressure + 2 * random.integer(in: 8...25)
        return changed { $0.cuffPressure = other }
    }

    private func faces(_ random: inout RandomSubstream) -> [FrameFacts] {
        var result: [FrameFacts] = []
        if !attached.contains(.oxygenMask) {
            let side: VisibleFindings.Side = random.chance(0.5) ? .left : .right
            result += changed { $0.findings.facialDroop = findings.facialDroop == nil ? side : nil }
        }
        if !findings.eyesAreClosed {
            let other: VisibleFindings.Pupils = random.pick([.pinpoint, .dilated, .unequal])
            result += changed { $0.findings.pupils = findings.pupils == .normal ? other : .normal }
        }
        return random.shuffled(result)
    }

    private func scenes() -> [FrameFacts] {
        var result: [FrameFacts] = []
        if crew.isCompressing { result += changed { $0.crew.isCompressing = false } }
        if !attached.contains(.pads) { result += changed { $0.attached.formSymmetricDifference(.limbElectrodes) } }
        return result + changed { $0.attached.formSymmetricDifference([.pads, .limbElectrodes]) }
    }

    private func burnt(_ random: inout RandomSubstream) -> [FrameFacts] {
        // One arm for the other, or its back for its front, leaves the sum as it is, and so changes one fact.
        var swaps: [(BurnFacts.Region, BurnFacts.Region)] = [
            (.rightArm, .leftArm), (.rightLeg, .leftLeg), (.chest, .abdomen), (.backOfRightArm, .backOfLeftArm),
            (.backOfRightLeg, .backOfLeftLeg), (.upperBack, .lowerBack),
        ]
        swaps += BurnFacts.Region.allCases.filter { !$0.isOnBack }.map { ($0, $0.otherSide) }
        guard let regions = burns?.regions else { return [] }
        return random.shuffled(swaps).filter { regions.contains($0.0) != regions.contains($0.1) }.flatMap { swap in
            changed {
                $0.burns = BurnFacts(
                    regions: regions.map { $0 == swap.0 ? swap.1 : $0 == swap.1 ? swap.0 : $0 })
            }
        }
    }

    private func handoffs(_ random: inout RandomSubstream) -> [FrameFacts] {
        guard let rows = handoff?.rows.prefix(6) else { return [] }
        let numbers = rows.indices.filter { Int(rows[$0].value.prefix { $0.isNumber }) != nil }
        return random.shuffled(Array(numbers)).flatMap { index -> [FrameFacts] in
            let value = rows[index].value
            let digits = value.prefix { $0.isNumber }
            guard let number = Int(digits), number > 1 else { return [] }
            let step = max(1, number / 6)
            // No share is larger than the whole.
            let isFull = value.hasSuffix("%") && number + step > 100
            let other = isFull || number > 95 || random.chance(0.5) ? number - step : number + step
            return changed { $0.handoff?.rows[index].value = "\(other)" + value.dropFirst(digits.count) }
        }
    }
}

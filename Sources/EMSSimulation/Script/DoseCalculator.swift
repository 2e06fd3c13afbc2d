import EMSKnowledge
import EMSModel

/// The dose a protocol asks for: by weight where it says so, never above the cap of a dose or of all doses.
struct DoseCalculator {
    let medication: Medication
    let drug: ClinicalCatalogue.Drug
    let patient: Patient
    /// Ways into a vein or bone that are open.
    let accesses: Set<Route>
    let ordinal: Int
    /// What has been given so far, in the unit of the dose.
    let given: Double

    /// Nil where no rule fits, or nothing may be added.
    var dose: MedicationDose? {
        for rule in medication.doses {
            guard rule.ordinal == nil || rule.ordinal == ordinal else { continue }
            guard rule.ageGroups.isEmpty || rule.ageGroups.contains(patient.ageGroup) else { continue }
            guard let route = rule.routes.first(where: isOpen) else { continue }
            var amount = amount(rule)
            if let cap = medication.cumulativeCap { amount = min(amount, cap - given) }
            guard amount > 0 else { return nil }
            return MedicationDose(
                drug: drug.term, dose: amount, unit: rule.unit, route: route, ordinal: ordinal,
                onset: .seconds(medication.effect.onsetSeconds))
        }
        return nil
    }

    private func isOpen(_ route: Route) -> Bool {
        route != .intravenous && route != .intraosseous || accesses.contains(route)
    }

    private func amount(_ rule: DoseRule) -> Double {
        switch rule.amount {
        case .fixed(let amount): return amount
        case .perKilogram(let perKilogram, let cap):
            let exact = min(cap, perKilogram * Double(patient.weightKilograms))
            guard rule.roundTo > 0 else { return exact }
            // Round through whole multiples, so that 0.3 is 0.3 and not 0.30000000000000004.
            let multiples = max(1, (exact / rule.roundTo).rounded())
            let scale = (1 / rule.roundTo).rounded()
            let rounded = rule.roundTo < 1 ? multiples / scale : multiples * rule.roundTo
            return drawn(min(cap, rounded), rule: rule)
        }
    }

    /// A child's dose is often a fraction of a millilitre: no more than the rule asks for, at a line of the syringe; where
    /// one of the next lines makes a dose that is rounded as the rule has it, that one, since it is what people say.
    private func drawn(_ amount: Double, rule: DoseRule) -> Double {
        guard patient.isMinor, let strength = drug.concentrationPerMillilitre, rule.unit == drug.concentrationUnit
        else {
            return amount
        }
        let doses = Syringe.lines(upTo: amount / strength).map { (($0 * strength) * 1e6).rounded() / 1e6 }
        return doses.first { isRounded($0, to: rule.roundTo) } ?? doses[0]
    }

    private func isRounded(_ amount: Double, to step: Double) -> Bool {
        abs((amount / step).rounded() * step - amount) < 1e-9
    }
}

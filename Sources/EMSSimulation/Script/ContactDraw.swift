import EMSKnowledge
import EMSModel
import EMSReproducibility

/// The patient at contact, drawn from the ranges of the protocol and its presentation.
struct ContactDraw {
    var values: [PhysiologyQuantity: Double] = [:]
    var rhythm: Rhythm
    var hasPulse: Bool
    var isSeizing: Bool
    var drift: [PhysiologyQuantity: Double]
    /// The heart stood still before the crew came, and beats with this rhythm when it does.
    var returned: Rhythm?

    /// What the file leaves out is what is normal at the patient's age.
    init(
        clinical: ContactVitals, presentation: ContactVitals?, course: Course, norms: VitalNorms,
        random: RandomSubstream
    ) {
        for quantity in PhysiologyQuantity.allCases {
            let stated = presentation?.ranges[quantity] ?? clinical.ranges[quantity]
            guard let range = stated ?? norms.range(of: quantity) else { continue }
            var stream = random.substream("contact/\(quantity.rawValue)")
            // The mean of two draws: the middle of a range is likelier than its ends.
            values[quantity] = (stream.uniform(range) + stream.uniform(range)) / 2
        }
        let rhythms = presentation.map(\.rhythms).flatMap { $0.isEmpty ? nil : $0 } ?? clinical.rhythms
        let drawn = Self.draw(rhythms, random.substream("contact/rhythm"))
        if !clinical.hasPulse, presentation?.hasPulse == true {
            rhythm = Self.draw(clinical.rhythms, random.substream("contact/rhythm before"))
            returned = drawn
        } else {
            rhythm = course.rhythmChecks.first ?? drawn
        }
        hasPulse = clinical.hasPulse && rhythm.canPerfuse
        isSeizing = clinical.isSeizing || presentation?.isSeizing == true
        drift = clinical.driftPerMinute
        for (quantity, change) in presentation?.driftPerMinute ?? [:] { drift[quantity] = change }
        for (quantity, change) in course.driftPerMinute { drift[quantity, default: 0] += change }
    }
}

extension ContactDraw {
    private static func draw(_ rhythms: [Weighted<Rhythm>], _ stream: RandomSubstream) -> Rhythm {
        var stream = stream
        return rhythms.isEmpty ? .sinus : rhythms[stream.weightedIndex(rhythms.map(\.weight))].value
    }
}

extension VitalNorms {
    /// Nil where the body's own value stands: for adults, and for what does not depend on age.
    fileprivate func range(of quantity: PhysiologyQuantity) -> ClosedRange<Double>? {
        guard !isAdult else { return nil }
        return switch quantity {
        case .heartRate: heartRate
        case .respiratoryRate: respiratoryRate
        case .systolic: systolic
        default: nil
        }
    }
}

public import EMSModel

/// How severe a call is, after the acuities of NEMSIS (`eSituation.13`: critical, emergent, lower acuity). Worked out from
/// the protocol file rather than written into it, from how the patient is found and how the call goes.
public enum Acuity: String, Hashable, Sendable, CaseIterable {
    case critical, emergent, lower
}

extension ClinicalProtocol {
    /// Found without a pulse, in convulsions or with vital signs that are a threat to life, a call is critical; otherwise
    /// one of a protocol marked `critical` is emergent, and the rest are of lower acuity. A course in which the patient
    /// gets worse (drugs have less than half their effect, an untreated drift is added, the heart stops again) is one
    /// step more severe.
    public func acuity(_ presentation: Presentation, _ course: Course, _ ageGroup: AgeGroup) -> Acuity {
        let isFoundCritical = isThreatened(presentation, ageGroup)
        if isFoundCritical { return .critical }
        let worsens = course.effectScale < 0.5 || !course.driftPerMinute.isEmpty || course.rearrest != nil
        if isCritical { return worsens ? .critical : .emergent }
        return worsens ? .emergent : .lower
    }

    private func isThreatened(_ presentation: Presentation, _ ageGroup: AgeGroup) -> Bool {
        let own = presentation.contact
        if !contact.hasPulse || own?.hasPulse == false { return true }
        if contact.isSeizing || own?.isSeizing == true { return true }
        func isBelow(_ quantity: PhysiologyQuantity, _ bound: Double) -> Bool {
            guard let range = own?.ranges[quantity] ?? contact.ranges[quantity] else { return false }
            return (range.lowerBound + range.upperBound) / 2 < bound
        }
        return isBelow(.gcs, 9) || isBelow(.spo2, 85) || isBelow(.respiratoryRate, 8)
            || isBelow(.systolic, ageGroup.lowestSystolic)
    }
}

extension AgeGroup {
    /// Below this a pressure is hypotension (mmHg): 70 in the first year, 70 + 2 · age up to ten years (80 stands for the
    /// group), 90 after that.
    fileprivate var lowestSystolic: Double {
        switch self {
        case .infant: 70
        case .child: 80
        case .adolescent, .adult, .older: 90
        }
    }
}

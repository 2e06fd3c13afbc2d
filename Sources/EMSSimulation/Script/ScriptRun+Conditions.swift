import EMSKnowledge
import EMSModel
import EMSReproducibility

/// Whether a step applies, seen from the patient as he is now and from what has been done. In an arrest the crew goes by
/// the last rhythm check: a heart that beats again under compressions is noticed at the next one.
extension ScriptRun {
    func holds(_ condition: Condition) -> Bool {
        // Not `allSatisfy(holds)`: that would hand over a copy of the whole run.
        for test in condition.tests where !holds(test) { return false }
        return true
    }

    private func holds(_ test: Condition.Test) -> Bool {
        let body = physiology.current
        switch test {
        case .vital(let kind, let comparison, let bound):
            let counted = kind.isCounted ? self.counted(kind).last?.value : nil
            guard let shown = counted ?? body.displayed(kind) else { return false }
            return switch comparison {
            case .below: shown < bound
            case .atMost: shown <= bound
            case .above: shown > bound
            case .atLeast: shown >= bound
            }
        case .rhythm(let rhythms): return rhythms.contains(arrest.known?.rhythm ?? body.rhythm)
        case .pulse(let wanted): return (arrest.known?.hasPulse ?? body.hasPulse) == wanted
        case .seizing(let wanted): return body.isSeizing == wanted
        case .finding(let slug, let present): return isFound(slug) == present
        case .condition(let slug): return cast.patient.conditions.contains { $0.slug == slug }
        case .takes(let slug): return cast.patient.homeMedications.contains { $0.slug == slug }
        case .allergy(let slug): return cast.patient.allergies.contains { $0.slug == slug }
        case .ageGroup(let groups): return groups.contains(cast.patient.ageGroup)
        case .course(let courses): return courses.contains(course.id)
        case .presentation(let presentations): return presentations.contains(cast.presentation.id)
        case .given(let slug, let wanted):
            let count = drugs[slug]?.count ?? 0
            return (count > 0 && count < Int.max / 2) == wanted
        case .done(let stepID, let wanted): return (stepStarts[stepID] != nil) == wanted
        }
    }

    /// A finding that nobody has looked for yet is drawn from the same stream that looking would draw from.
    func isFound(_ slug: String) -> Bool {
        if let known = observed[slug] { return known }
        let finding = clinical.finding(slug)
        let probability = cast.presentation.findings[slug] ?? finding?.probability ?? 0
        var stream = random.substream("finding/\(slug)")
        return stream.chance(probability) && !(finding.map(isDisoriented) ?? false && physiology.current.gcsTotal == 15)
    }

    /// R41.0 of ICD-10: it takes a point of the score.
    private func isDisoriented(_ finding: Finding) -> Bool {
        finding.term.system == .icd10 && finding.term.code == "R41.0"
    }
}

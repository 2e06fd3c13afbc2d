import EMSModel

/// Where a phrase stands, which decides the slots it may hold: what is said at a shock can name its energy, what a
/// dispatcher says cannot.
enum PhraseContext: Hashable, Sendable {
    case dispatch, story, complaint, finding
    /// What the lead thinks it is, or no longer thinks.
    case differential
    /// Said around a step of this kind.
    case step(StepKind)
    /// A line of generic talk, in a protocol's `phrases` or in a language pack.
    case talk

    /// The kinds of `ProtocolStep.Action`.
    enum StepKind: Hashable, Sendable, CaseIterable {
        case observe, ask, measure, attach, give, perform, compressions, checkRhythm, shock, communicate, wait, cycle
    }

    /// Names that may stand in braces, without the braces; those of bent words (`word.NAME` of a language) come on top.
    var slots: [String] {
        switch self {
        case .dispatch, .story, .complaint, .finding: Self.common
        case .differential: Self.common + Self.measured
        case .step(let kind): Self.common + Self.measured + Self.own(kind)
        case .talk: Self.common + Self.measured + PhraseContext.StepKind.allCases.flatMap { Self.own($0) }
        }
    }

    /// The patient, the people, the place.
    private static let common = [
        "age_years", "age_months", "age_in_months", "age", "weight", "patient_name", "relation", "place", "street",
        "unit", "hospital", "me", "to",
        "time", "eta", "onset_minutes", "impression", "symptom",
    ]

    /// The newest reading, and that of the first set.
    private static let measured =
        (VitalKind.allCases.map(\.rawValue) + ["blood_pressure"]).flatMap { [$0, "first_" + $0] } + ["rhythm"]

    /// What only this kind of step can fill.
    private static func own(_ kind: StepKind) -> [String] {
        switch kind {
        case .observe: ["finding"]
        case .ask: ["terms", "findings", "score", "time_ago"]
        case .measure: ["vitals"]
        case .give: ["drug", "dose", "amount", "route", "times", "reason"]
        case .perform: ["procedure"]
        case .shock: ["energy", "joules", "shocks"]
        case .compressions: ["counting"]
        case .communicate: ["time_of_death", "care_minutes"]
        case .attach, .checkRhythm, .wait, .cycle: []
        }
    }
}

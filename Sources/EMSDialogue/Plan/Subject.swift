internal import EMSModel

/// The fact a line is about.
enum Subject: Hashable, Sendable {
    case nothing
    /// A drug with all its doses alike; one for an order, more for a report.
    case doses([ScriptFacts.GivenDose])
    /// A drug that is not given.
    case withheld(CodedTerm, reason: CodedTerm)
    case readings([Reading])
    case observation(Observation)
    /// What was found, or the patient's past.
    case terms([CodedTerm], Mention.Kind, Observation.Assertion)
    case answer(HistoryAnswer)
    case procedure(Procedure, beatID: String)
    case rhythm(Rhythm)
    /// A shock, and how many there were up to it.
    case shock(ShockDelivery, beatID: String, count: Int)
    case counting([Int])
}

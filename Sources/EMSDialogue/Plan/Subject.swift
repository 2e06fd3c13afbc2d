internal import EMSModel

/// The fact a line is about.
enum Subject: Hashable, Sendable {
    case nothing
    /// A drug with all its doses alike; one for an order, more for a report.
    case doses([ScriptFacts.GivenDose])
    /// A drug that is not given.
    case withheld(CodedTerm, reason: CodedTerm)
    /// A treatment that the patient does not want.
    case declined(CodedTerm, Mention.Kind)
    case readings([Reading])
    /// A reading for which another number is said.
    case misread(Reading, said: Double)
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

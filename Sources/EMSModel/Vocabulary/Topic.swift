/// What a turn is about: the 14 dialogue topics of published EMS dialogue sets.
public enum Topic: String, Hashable, Sendable, Codable, CaseIterable {
    case dispatch = "Dispatch"
    case introduction = "Introduction"
    case chiefComplaint = "Chief Complaint"
    case responsivenessExam = "Responsiveness Exam"
    case primaryAssessment = "Primary Assessment"
    case historyOfPresentIllness = "History of Present Illness"
    case painAssessment = "Pain Assessment"
    case secondaryAssessment = "Secondary Assessment"
    case takeVitalSigns = "Take Vital Signs"
    case takeInterventions = "Take Interventions"
    case exitToProtocol = "Exit to Protocol"
    case reassessments = "Reassessments"
    case transport = "Transport"
    case handoff = "Handoff"
}

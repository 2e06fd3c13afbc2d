import EMSKnowledge
import EMSModel

/// Questions and what is known as their answer.
extension ScriptRun {
    mutating func ask(_ item: HistoryAnswer.Item, step: ProtocolStep, topic: Topic) {
        guard cast.patient.canBeAsked(item), let teller = informant(for: item) else { return }
        let answer = answer(to: item, by: teller)
        place(
            Beat(
                id: nextID(step.id), stepID: step.id, phase: phase, action: .ask(answer),
                actor: seat(step.seat ?? .leader), topic: item == .severity ? .painAssessment : topic,
                keysteps: step.keysteps.isEmpty ? item.keysteps : step.keysteps, plannedStart: .zero,
                duration: .seconds(0.0)),
            after: TalkBudget.ask(item))
    }

    /// The patient, if able to answer and old enough for the question; otherwise whoever came along; nobody if there is
    /// nobody.
    func informant(for item: HistoryAnswer.Item) -> String? {
        let isAwake = patientTalks
        if isAwake, cast.patient.canAnswer(item) { return "patient" }
        return cast.companion ?? (isAwake ? "patient" : nil)
    }

    /// Awake, with a pulse, and old enough.
    var patientTalks: Bool {
        physiology.current.gcsVerbal >= 4 && physiology.current.hasPulse && cast.patient.isOldEnoughToTalk
    }

    private func answer(to item: HistoryAnswer.Item, by teller: String) -> HistoryAnswer {
        let patient = cast.patient
        switch item {
        case .allergies: return HistoryAnswer(item: item, terms: patient.allergies, answeredBy: teller)
        case .medications: return HistoryAnswer(item: item, terms: patient.homeMedications, answeredBy: teller)
        case .history: return HistoryAnswer(item: item, terms: patient.conditions, answeredBy: teller)
        case .onset, .lastKnownWell:
            return HistoryAnswer(item: item, value: Double(cast.incident.minutesSinceOnset), answeredBy: teller)
        case .severity:
            return HistoryAnswer(item: item, value: physiology.current.pain.rounded(), answeredBy: teller)
        case .nameAndAge:
            return HistoryAnswer(item: item, value: Double(patient.ageYears), answeredBy: teller)
        case .symptoms, .provocation, .quality, .radiation, .lastIntake, .events, .witnessed:
            return HistoryAnswer(item: item, answeredBy: teller)
        }
    }
}

extension Patient {
    /// Nobody asks what a baby's pain feels like.
    fileprivate func canBeAsked(_ item: HistoryAnswer.Item) -> Bool {
        switch item {
        case .quality, .radiation, .severity: isOldEnoughToTalk
        default: true
        }
    }
}

extension HistoryAnswer.Item {
    fileprivate var keysteps: [Keystep] {
        switch self {
        case .nameAndAge: [.askPatientAgeSex]
        case .medications: [.reviewMedications]
        case .onset: [.checkSymptomDuration]
        case .lastKnownWell: [.documentLkwTime]
        case .severity: [.assessPain]
        case .symptoms, .provocation, .quality, .radiation, .allergies, .history, .lastIntake, .events, .witnessed:
            [.inquireHpiAndPmh]
        }
    }
}

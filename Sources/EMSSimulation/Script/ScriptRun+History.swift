import EMSKnowledge
import EMSModel

/// Questions and what is known as their answer.
extension ScriptRun {
    mutating func ask(_ item: HistoryAnswer.Item, step: ProtocolStep, topic: Topic) {
        guard let teller = informant() else { return }
        let answer = answer(to: item, by: teller)
        place(
            Beat(
                id: nextID(step.id), stepID: step.id, phase: phase, action: .ask(answer),
                actor: seat(step.seat ?? .leader), topic: item == .severity ? .painAssessment : topic,
                keysteps: step.keysteps.isEmpty ? item.keysteps : step.keysteps, plannedStart: .zero,
                duration: .seconds(0.0)),
            after: TalkBudget.ask(item))
    }

    /// The patient, if able to answer; otherwise whoever told the story; nobody if there is nobody.
    private func informant() -> String? {
        if physiology.current.gcsVerbal >= 4 && physiology.current.hasPulse { return "patient" }
        let teller = cast.presentation.storyteller
        return teller == .patient ? nil : teller.rawValue
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

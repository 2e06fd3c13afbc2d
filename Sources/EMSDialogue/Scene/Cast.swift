internal import EMSModel

/// Who is there and what part each of them has in the talk.
final class Cast: Sendable {
    let participants: [Person]
    let lead: Person?
    let patient: Person?
    /// Who tells the crew what happened: a relative or somebody who stood by.
    let storyteller: Person?
    let dispatcher: Person?
    /// At the other end of the radio report.
    let receiver: Person?
    /// Takes the patient over.
    let hospital: Person?
    let aed: Person?

    init(_ script: EncounterScript, storyteller role: Role?, hasTalkingDefibrillator: Bool) {
        let everyone = script.participants.map(Person.init)
        let first = { (wanted: Role) in everyone.first { $0.role == wanted } }
        participants = everyone
        lead = first(.leadMedic) ?? everyone.first { $0.seat == .leader } ?? everyone.first { $0.role.isCrew }
        patient = first(.patient)
        storyteller =
            everyone.first { $0.role == role && $0.role != .patient && !$0.role.isRemote }
            ?? first(.family) ?? first(.bystander) ?? first(.police)
        dispatcher = first(.dispatcher)
        receiver = first(.medicalControl) ?? first(.hospital)
        hospital = first(.hospital)
        aed = hasTalkingDefibrillator ? first(.aedVoice) : nil
    }

    func participant(_ id: String?) -> Person? { participants.first { $0.id == id } }

    /// A crew member in a seat.
    func seated(_ seat: Seat) -> Person? { participants.first { $0.role.isCrew && $0.seat == seat } }

    func firstOfCrew(without id: String?) -> Person? { participants.first { $0.role.isCrew && $0.id != id } }

    /// The crew without one of them, in the order of the script.
    func crew(without id: String?) -> [Person] { participants.filter { $0.role.isCrew && $0.id != id } }
}

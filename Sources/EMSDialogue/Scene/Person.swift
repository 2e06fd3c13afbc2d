internal import EMSModel

/// A participant as the talk holds on to him: every line has a speaker and a listener, so that a value would be copied
/// thousands of times a call.
final class Person: Sendable {
    let id: String
    let role: Role
    let sex: Sex
    /// A family name for crew; may be empty.
    let name: String
    /// To the patient, such as `wife`; empty for others than family and bystanders.
    let relation: String
    let seat: Seat?

    init(_ participant: Participant) {
        id = participant.id
        role = participant.role
        sex = participant.sex
        name = participant.name
        relation = participant.relation
        seat = participant.seat
    }
}

/// A person (or the voice of a device) who can speak or act in an encounter. The id is stable within the encounter
/// and holds no dot and no space, such as `medic1`, `emt1`, `patient`, `family1`, `dispatch`, `aed`.
public struct Participant: Hashable, Sendable {
    public var id: String
    public var role: Role
    public var sex: Sex
    public var ageYears: Int
    /// A family name for crew, used in vocatives and handoffs; surrogate, made by the simulation.
    public var name: String
    /// How family or bystanders are related to the patient, such as `wife` or `coworker`; empty for others.
    public var relation: String
    public var seat: Seat?

    public init(
        id: String, role: Role, sex: Sex, ageYears: Int, name: String = "", relation: String = "", seat: Seat? = nil
    ) {
        self.id = id
        self.role = role
        self.sex = sex
        self.ageYears = ageYears
        self.name = name
        self.relation = relation
        self.seat = seat
    }
}

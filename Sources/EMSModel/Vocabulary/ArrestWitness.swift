/// `eArrest.04` of NEMSIS: who saw the heart stop.
public enum ArrestWitness: String, CaseIterable, Sendable {
    case nobody = "3004001"
    case family = "3004003"
    case crew = "3004005"
    case bystander = "3004007"

    /// Who tells of it saw it, but for the steps of a protocol that ask of an arrest nobody saw: `unseen` and `unwitnessed`.
    public init(askedIn step: some StringProtocol, toldBy teller: Role?) {
        self = Self.isUnseen(step) ? .nobody : teller == .family ? .family : .bystander
    }

    public static func isUnseen(_ step: some StringProtocol) -> Bool { step == "unseen" || step == "unwitnessed" }
}

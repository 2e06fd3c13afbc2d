/// Who speaks or acts, as a closed vocabulary.
public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    case leadMedic = "lead_medic"
    case paramedic
    case emt
    case firefighter
    case police
    case dispatcher
    case medicalControl = "medical_control"
    /// The nurse or physician who takes the patient over.
    case hospital
    case caller
    case family
    case bystander
    case patient
    case aedVoice = "aed_voice"

    /// Whether a person of this role is on the responding crew.
    public var isCrew: Bool {
        switch self {
        case .leadMedic, .paramedic, .emt, .firefighter: true
        case .police, .dispatcher, .medicalControl, .hospital, .caller, .family, .bystander, .patient, .aedVoice:
            false
        }
    }

    /// Whether a person of this role is heard through a radio or telephone only.
    public var isRemote: Bool {
        switch self {
        case .dispatcher, .medicalControl, .caller: true
        default: false
        }
    }
}

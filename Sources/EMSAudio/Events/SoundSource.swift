/// The thing that makes a sound, as a closed vocabulary.
public enum SoundSource: String, Hashable, Sendable, Codable, CaseIterable {
    case monitor, defibrillator, radio, telephone
    case bloodPressureCuff = "blood_pressure_cuff"
    case bagValveMask = "bag_valve_mask"
}

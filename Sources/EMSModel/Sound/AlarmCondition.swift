/// What a monitor alarms about, as alarm events are labelled.
public enum AlarmCondition: String, Hashable, Sendable, Codable, CaseIterable {
    case asystole
    case ventricularFibrillation = "ventricular_fibrillation"
    case ventricularTachycardia = "ventricular_tachycardia"
    case apnoea
    case lowOxygenSaturation = "low_oxygen_saturation"
    case lowHeartRate = "low_heart_rate"
    case highHeartRate = "high_heart_rate"

    /// Whether who has it dies within minutes: such alarms are of high priority, all others of medium.
    public var isLifeThreatening: Bool {
        switch self {
        case .asystole, .ventricularFibrillation, .ventricularTachycardia, .apnoea: true
        case .lowOxygenSaturation, .lowHeartRate, .highHeartRate: false
        }
    }
}

/// What a monitor alarms about, as alarm events are labelled.
public enum AlarmCondition: String, Hashable, Sendable, Codable, CaseIterable {
    case asystole
    case ventricularFibrillation = "ventricular_fibrillation"
    case ventricularTachycardia = "ventricular_tachycardia"
    case apnoea
    case lowOxygenSaturation = "low_oxygen_saturation"
    case lowHeartRate = "low_heart_rate"
    case highHeartRate = "high_heart_rate"
}

/// One burst of an alarm signal, after the pulse patterns of IEC 60601-1-8.
public struct AlarmBurst: Hashable, Sendable {
    public enum Priority: String, Hashable, Sendable, Codable, CaseIterable { case low, medium, high }

    /// What the monitor has found.
    public enum Condition: String, Hashable, Sendable, Codable, CaseIterable {
        case asystole
        case ventricularFibrillation = "ventricular_fibrillation"
        case ventricularTachycardia = "ventricular_tachycardia"
        case apnoea
        case lowOxygenSaturation = "low_oxygen_saturation"
        case lowHeartRate = "low_heart_rate"
        case highHeartRate = "high_heart_rate"
    }

    public var condition: Condition

    public init(condition: Condition) { self.condition = condition }

    public var priority: Priority {
        switch condition {
        case .asystole, .ventricularFibrillation, .ventricularTachycardia, .apnoea: .high
        case .lowOxygenSaturation, .lowHeartRate, .highHeartRate: .medium
        }
    }
}

/// Priority of an alarm, after IEC 60601-1-8.
public enum AlarmPriority: String, Hashable, Sendable, Codable, CaseIterable {
    case high, medium, low
}

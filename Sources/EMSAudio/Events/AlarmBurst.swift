public import EMSModel

/// One burst of an alarm signal, after the pulse patterns of IEC 60601-1-8.
public struct AlarmBurst: Hashable, Sendable {
    public enum Priority: String, Hashable, Sendable, Codable, CaseIterable { case low, medium, high }

    /// What the monitor has found.
    public typealias Condition = AlarmCondition

    public var condition: Condition

    public init(condition: Condition) { self.condition = condition }

    public var priority: Priority { condition.isLifeThreatening ? .high : .medium }
}

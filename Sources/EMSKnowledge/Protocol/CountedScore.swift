public import EMSModel

/// A score that is counted from what the crew finds, as a protocol file says.
public enum CountedScore: Hashable, Sendable {
    /// One for each sign of which a finding is there.
    case strokeScale(StrokeScale, signs: [Sign])
    /// Of a newborn: what each part is, the first that fits.
    case apgar(parts: [VitalKind: [PartRule]])

    /// A letter of the scale: any of these findings is the sign.
    public struct Sign: Hashable, Sendable {
        public var name: String
        public var findings: [String]

        public init(name: String, findings: [String]) {
            self.name = name
            self.findings = findings
        }
    }

    public struct PartRule: Hashable, Sendable {
        public var points: ClosedRange<Int>
        public var when: Condition

        public init(points: ClosedRange<Int>, when: Condition) {
            self.points = points
            self.when = when
        }
    }

    /// What a step measures that counts it.
    public var vital: VitalKind {
        switch self {
        case .strokeScale: .strokeScale
        case .apgar: .apgar
        }
    }
}

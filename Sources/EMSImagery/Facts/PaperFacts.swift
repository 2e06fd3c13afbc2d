/// A recording of twelve leads as it comes out of the monitor.
public struct PrintedECG: Hashable, Sendable {
    public var leads: TwelveLeads
    /// As printed, such as `14:32`.
    public var timeText: String
    /// Beats a minute; nil is printed as dashes.
    public var heartRate: Int?
    /// 10, or 5 where the waves would be too tall.
    public var millimetresPerMillivolt: Int

    public init(leads: TwelveLeads, timeText: String, heartRate: Int?, millimetresPerMillivolt: Int = 10) {
        self.leads = leads
        self.timeText = timeText
        self.heartRate = heartRate
        self.millimetresPerMillivolt = millimetresPerMillivolt
    }
}

/// Burnt regions of the body, as they are marked on a chart.
public struct BurnFacts: Hashable, Sendable {
    /// First those of the front, then those of the back.
    public enum Region: String, Hashable, Sendable, Codable, CaseIterable {
        case head, chest, abdomen
        case rightArm = "right arm"
        case leftArm = "left arm"
        case rightLeg = "right leg"
        case leftLeg = "left leg"
        case backOfHead = "back of head"
        case upperBack = "upper back"
        case lowerBack = "lower back"
        case backOfRightArm = "back of right arm"
        case backOfLeftArm = "back of left arm"
        case backOfRightLeg = "back of right leg"
        case backOfLeftLeg = "back of left leg"

        /// Share of an adult's surface in per cent, after the rule of nines: front and back have half each.
        public var percent: Double {
            switch self {
            case .head, .rightArm, .leftArm, .backOfHead, .backOfRightArm, .backOfLeftArm: 4.5
            case .chest, .abdomen, .rightLeg, .leftLeg, .upperBack, .lowerBack, .backOfRightLeg, .backOfLeftLeg: 9
            }
        }

        public var isOnBack: Bool {
            switch self {
            case .head, .chest, .abdomen, .rightArm, .leftArm, .rightLeg, .leftLeg: false
            case .backOfHead, .upperBack, .lowerBack, .backOfRightArm, .backOfLeftArm, .backOfRightLeg,
                .backOfLeftLeg:
                true
            }
        }

        /// What lies behind it, or before it.
        public var otherSide: Region {
            switch self {
            case .head: .backOfHead
            case .chest: .upperBack
            case .abdomen: .lowerBack
            case .rightArm: .backOfRightArm
            case .leftArm: .backOfLeftArm
            case .rightLeg: .backOfRightLeg
            case .leftLeg: .backOfLeftLeg
            case .backOfHead: .head
            case .upperBack: .chest
            case .lowerBack: .abdomen
            case .backOfRightArm: .rightArm
            case .backOfLeftArm: .leftArm
            case .backOfRightLeg: .rightLeg
            case .backOfLeftLeg: .leftLeg
            }
        }
    }

    /// In the order of `Region.allCases`, each once.
    public var regions: [Region]

    public init(regions: [Region]) {
        self.regions = Region.allCases.filter(regions.contains)
    }

    /// Share of the body's surface in per cent.
    public var percent: Double { regions.reduce(0) { $0 + $1.percent } }
}

/// What is handed over on a tablet.
public struct HandoffFacts: Hashable, Sendable {
    public var title: String
    /// Name and value, from top to bottom; at most six are shown.
    public var rows: [Row]

    public struct Row: Hashable, Sendable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public init(title: String, rows: [Row]) {
        self.title = title
        self.rows = rows
    }
}

public import EMSModel

/// The patient at first contact, as ranges, and how an untreated patient drifts.
public struct ContactVitals: Hashable, Sendable {
    /// In the unit of the vital; keys are those of `PhysiologyQuantity`.
    public var ranges: [PhysiologyQuantity: ClosedRange<Double>]
    public var rhythms: [Weighted<Rhythm>]
    public var hasPulse: Bool
    public var isSeizing: Bool
    /// Change a minute without treatment.
    public var driftPerMinute: [PhysiologyQuantity: Double]

    public init(
        ranges: [PhysiologyQuantity: ClosedRange<Double>] = [:], rhythms: [Weighted<Rhythm>] = [],
        hasPulse: Bool = true, isSeizing: Bool = false, driftPerMinute: [PhysiologyQuantity: Double] = [:]
    ) {
        self.ranges = ranges
        self.rhythms = rhythms
        self.hasPulse = hasPulse
        self.isSeizing = isSeizing
        self.driftPerMinute = driftPerMinute
    }
}

/// What a range, a drift or an effect may speak of.
public enum PhysiologyQuantity: String, Hashable, Sendable, CaseIterable {
    case heartRate = "heart_rate"
    case systolic
    case diastolic
    case respiratoryRate = "respiratory_rate"
    case breathDepth = "breath_depth"
    case spo2
    case spco
    case etco2
    case airwayObstruction = "airway_obstruction"
    case glucose
    case temperature
    case gcs
    case pain
}

public import EMSModel

/// A drug as this protocol gives it. Doses are for simulation.
public struct Medication: Sendable {
    public var drug: CodedTerm
    public var doses: [DoseRule]
    /// Seconds between repeats, and how many doses there may be in all.
    public var repeatSeconds: Double?
    public var maximumDoses: Int
    /// No more than this in all, in the unit of the dose.
    public var cumulativeCap: Double?
    public var effect: Effect
    public var contraindications: [Contraindication]

    public init(
        drug: CodedTerm, doses: [DoseRule], repeatSeconds: Double?, maximumDoses: Int, cumulativeCap: Double?,
        effect: Effect, contraindications: [Contraindication]
    ) {
        self.drug = drug
        self.doses = doses
        self.repeatSeconds = repeatSeconds
        self.maximumDoses = maximumDoses
        self.cumulativeCap = cumulativeCap
        self.effect = effect
        self.contraindications = contraindications
    }
}

/// One way to dose: the first rule whose age groups, condition and route fit is used.
public struct DoseRule: Hashable, Sendable {
    public enum Amount: Hashable, Sendable {
        case fixed(Double)
        case perKilogram(Double, cap: Double)
    }

    public var amount: Amount
    /// Which dose this rule is for (1 first, 2 second …); nil for all.
    public var ordinal: Int?
    public var unit: DoseUnit
    /// In order of preference; one that needs access is used when there is access.
    public var routes: [Route]
    /// Empty for every age.
    public var ageGroups: [AgeGroup]
    /// Doses by weight are rounded to a multiple of this.
    public var roundTo: Double

    public init(
        amount: Amount, ordinal: Int?, unit: DoseUnit, routes: [Route], ageGroups: [AgeGroup], roundTo: Double
    ) {
        self.amount = amount
        self.ordinal = ordinal
        self.unit = unit
        self.routes = routes
        self.ageGroups = ageGroups
        self.roundTo = roundTo
    }
}

/// What a drug or an intervention does to the patient: nothing before `onsetSeconds` after its end, most at
/// `peakSeconds`, gone after `lastingSeconds`.
public struct Effect: Hashable, Sendable {
    public enum Change: Hashable, Sendable {
        /// Adds this much at the peak.
        case by(Double)
        /// Moves this fraction of the way to a value at the peak.
        case toward(Double, fraction: Double)
    }

    public var onsetSeconds: Double
    public var peakSeconds: Double
    public var lastingSeconds: Double
    public var changes: [PhysiologyQuantity: Change]
    /// The rhythm it turns into at onset, if it does.
    public var rhythm: Rhythm?
    /// Only from these rhythms; empty for any.
    public var fromRhythms: [Rhythm]
    /// Whether it ends a convulsion at onset.
    public var endsSeizure: Bool
    /// Breaths a minute that are given for the patient from now on.
    public var assistedBreathsPerMinute: Double?
    /// Minutes in which half of the carbon monoxide is breathed out while it works.
    public var spcoHalfLifeMinutes: Double?

    public init(
        onsetSeconds: Double, peakSeconds: Double, lastingSeconds: Double,
        changes: [PhysiologyQuantity: Change] = [:], rhythm: Rhythm? = nil, fromRhythms: [Rhythm] = [],
        endsSeizure: Bool = false, assistedBreathsPerMinute: Double? = nil, spcoHalfLifeMinutes: Double? = nil
    ) {
        self.onsetSeconds = onsetSeconds
        self.peakSeconds = peakSeconds
        self.lastingSeconds = lastingSeconds
        self.changes = changes
        self.rhythm = rhythm
        self.fromRhythms = fromRhythms
        self.endsSeizure = endsSeizure
        self.assistedBreathsPerMinute = assistedBreathsPerMinute
        self.spcoHalfLifeMinutes = spcoHalfLifeMinutes
    }
}

/// A reason not to give a drug. The drug is withheld if `condition` holds.
public struct Contraindication: Sendable {
    public var reason: CodedTerm
    public var condition: Condition

    public init(reason: CodedTerm, condition: Condition) {
        self.reason = reason
        self.condition = condition
    }
}

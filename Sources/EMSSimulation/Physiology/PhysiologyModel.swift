import EMSKnowledge
import EMSModel
import EMSReproducibility

/// The patient's body, one second at a time on the planned clock: ventilation, oxygenation, circulation, rhythm and
/// level of consciousness.
///
/// Every quantity moves toward a target with a time constant of its own. The target is the value at contact, plus the
/// drift of the untreated complaint, plus what drugs and interventions do, each after its onset and not before.
/// On top lie the couplings a clinician expects: no ventilation, no oxygen; no pulse, no pressure; low pressure or low
/// oxygen, low consciousness. Time constants are of the order found in textbooks of physiology; they are a model, not a
/// prediction for a patient.
struct PhysiologyModel {
    struct ActiveEffect {
        var effect: Effect
        var curve: EffectCurve
        var scale: Double
        /// What it does to each quantity, read every second.
        let changes: [(quantity: PhysiologyQuantity, change: Effect.Change)]
        /// Whether the rhythm change or the end of a seizure at onset has happened.
        var hasBegun = false
    }

    private(set) var samples: [PhysiologySample] = []
    private(set) var effects: [ActiveEffect] = []
    /// Changes of rhythm in the order in which they come, at whole planned seconds.
    private(set) var rhythmChanges: [(second: Int, from: Rhythm, to: Rhythm)] = []

    private var state: BodyState
    /// What the targets are before time and treatment change them.
    private let baseline: QuantityTable
    /// A minute; 0 for what does not drift.
    private let drift: QuantityTable
    private var circulation: Circulation
    private var pendingRhythms: [(second: Int, rhythm: Rhythm)] = []
    private var compressions: [(from: Int, to: Int)] = []
    /// From when on nobody gives breaths any more.
    private var assistanceEnd = Int.max
    private var wander: Wander
    private var contactSecond: Int
    private let norms: VitalNorms

    init(
        contact: [PhysiologyQuantity: Double], rhythm: Rhythm, hasPulse: Bool, isSeizing: Bool,
        drift: [PhysiologyQuantity: Double], norms: VitalNorms, contactSecond: Int, random: RandomSubstream
    ) {
        self.norms = norms
        baseline = QuantityTable(contact).filled(from: BodyState.normalTable)
        self.drift = QuantityTable(drift).filled(from: QuantityTable(repeating: 0))
        self.contactSecond = contactSecond
        circulation = Circulation(rhythm: rhythm, hasPulse: hasPulse)
        state = BodyState(contact: contact, hasPulse: hasPulse, isSeizing: isSeizing, norms: norms)
        wander = Wander(random: random)
        samples.reserveCapacity(Self.usualSeconds)
    }

    /// Of a call; few are longer.
    private static let usualSeconds = 2400

    /// The second that comes next.
    var now: Int { samples.count }

    var current: PhysiologySample { samples[samples.count - 1] }

    mutating func add(_ effect: Effect, given: Double, scale: Double) {
        effects.append(
            ActiveEffect(
                effect: effect, curve: EffectCurve(effect, given: given), scale: scale,
                changes: PhysiologyQuantity.allCases.compactMap { quantity in
                    effect.changes[quantity].map { (quantity, $0) }
                }))
    }

    /// Sets the rhythm at a planned second that has not been simulated yet.
    mutating func change(rhythm: Rhythm, at second: Int) {
        precondition(second >= now, "a rhythm cannot change in the past")
        pendingRhythms.append((second, rhythm))
    }

    mutating func compress(from: Int, to: Int) { compressions.append((from, to)) }

    mutating func stopCompressing(at second: Int) {
        guard let last = compressions.indices.last else { return }
        compressions[last].to = second
    }

    mutating func stopAssisting(at second: Int) { assistanceEnd = second }

    /// Simulates up to and including this planned second.
    mutating func advance(to second: Int) {
        while now <= second { step() }
    }

    private mutating func step() {
        let second = now
        for pending in pendingRhythms where pending.second == second { turn(into: pending.rhythm, at: second) }
        for index in effects.indices where !effects[index].hasBegun && Double(second) >= effects[index].curve.begin {
            effects[index].hasBegun = true
            // A patient who hardly answers at all does not turn round either.
            if effects[index].scale >= 0.5 { begin(effects[index].effect, at: second) }
        }
        let targets = self.targets(at: second)
        let isCompressed = compressions.contains { $0.from <= second && second < $0.to }
        wander.step()
        state.relax(
            toward: targets, circulation: circulation, assistedBreaths: assistedBreaths(at: second),
            isCompressed: isCompressed, secondsSinceReturn: circulation.secondsSinceReturn(at: second),
            spcoHalfLifeMinutes: spcoHalfLife(at: second))
        let before = circulation.rhythm
        circulation.nameSinus(heartRate: state.heartRate, normal: norms.heartRate)
        if circulation.rhythm != before { rhythmChanges.append((second, before, circulation.rhythm)) }
        samples.append(state.sample(circulation: circulation, wander: wander))
    }

    private mutating func turn(into rhythm: Rhythm, at second: Int) {
        let before = circulation.rhythm
        guard rhythm != before else { return }
        circulation.change(to: rhythm, at: second)
        if circulation.hasPulse && !before.canPerfuse { state.returnOfCirculation(rhythm: rhythm, wander: wander) }
        rhythmChanges.append((second, before, rhythm))
    }

    private mutating func begin(_ effect: Effect, at second: Int) {
        if effect.endsSeizure { state.isSeizing = false }
        guard let rhythm = effect.rhythm else { return }
        if effect.fromRhythms.isEmpty || effect.fromRhythms.contains(circulation.rhythm) {
            turn(into: rhythm, at: second)
        }
    }

    // Mutating, though they change nothing: others, and closures in them, would have the whole model copied for them every
    // second.

    /// Procedures state the rate of adults; a child with a pulse gets more, in an arrest breaths wait for compressions.
    private mutating func assistedBreaths(at second: Int) -> Double? {
        guard second < assistanceEnd else { return 0 }
        for index in effects.indices.reversed() {
            guard let stated = effects[index].effect.assistedBreathsPerMinute,
                effects[index].curve.strength(at: Double(second)) > 0
            else { continue }
            return circulation.hasPulse ? max(stated, norms.assistedBreathsPerMinute ?? 0) : stated
        }
        return nil
    }

    /// In fresh air that of Peterson and Stewart, Arch Environ Health 21:165 (1970); what is given may shorten it. Before
    /// the crew came nobody took the patient out of the gas.
    private mutating func spcoHalfLife(at second: Int) -> Double? {
        guard second >= contactSecond else { return nil }
        var shortest = 320.0
        for index in effects.indices {
            guard let stated = effects[index].effect.spcoHalfLifeMinutes,
                effects[index].curve.strength(at: Double(second)) > 0
            else { continue }
            shortest = min(shortest, stated)
        }
        return shortest
    }

    private mutating func targets(at second: Int) -> QuantityTable {
        let minutes = Double(max(0, second - contactSecond)) / 60
        var targets = baseline
        targets.add(drift, times: min(minutes, 12))
        // A fixed order of effects keeps sums the same to the last bit.
        for index in effects.indices {
            let strength = effects[index].curve.strength(at: Double(second)) * effects[index].scale
            guard strength > 0 else { continue }
            for (quantity, change) in effects[index].changes {
                guard let value = targets[quantity] else { continue }
                switch change {
                case .by(let amount): targets[quantity] = value + amount * strength
                case .toward(let goal, let fraction): targets[quantity] = value + (goal - value) * fraction * strength
                }
            }
        }
        return targets
    }
}

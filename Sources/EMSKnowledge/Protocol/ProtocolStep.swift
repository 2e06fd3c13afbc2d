public import EMSModel

/// One thing the protocol asks for, in the order of the file.
public struct ProtocolStep: Sendable {
    public enum Action: Sendable {
        /// Findings to look for, by slug.
        case observe([String])
        case ask([HistoryAnswer.Item])
        case measure([VitalKind])
        case attach([DeviceChannel])
        /// A drug of `medications`, by slug.
        case give(String)
        /// A procedure of the catalogue, by slug.
        case perform(String)
        /// Start compressions; they go on until a rhythm check, a shock or a pulse.
        case startCompressions
        case stopCompressions
        /// Hands off; the rhythm is read from the screen and named, or analysed by an AED that speaks.
        case checkRhythm(byAED: Bool)
        /// Charge, clear, shock. Energies by shock number; the last one repeats.
        case shock(energies: [ShockEnergy], mode: ShockDelivery.Mode)
        case communicate(CommunicationKind)
        case wait(seconds: Double)
        case cycle(Cycle)
    }

    /// Steps done again and again.
    public struct Cycle: Sendable {
        /// From the start of one turn to the start of the next, at least.
        public var periodSeconds: Double
        public var maximumTurns: Int
        /// Ends when this holds.
        public var until: Condition
        public var steps: [ProtocolStep]

        public init(periodSeconds: Double, maximumTurns: Int, until: Condition, steps: [ProtocolStep]) {
            self.periodSeconds = periodSeconds
            self.maximumTurns = maximumTurns
            self.until = until
            self.steps = steps
        }
    }

    public var id: String
    public var action: Action
    public var when: Condition
    /// Who does it; nil leaves it to the kind of action.
    public var seat: Seat?
    public var topic: Topic?
    /// Visible parts; empty leaves it to the kind of action.
    public var keysteps: [Keystep]
    /// Seconds it takes; nil leaves it to the keysteps' typical lengths.
    public var durationSeconds: Double?
    /// Seconds that must have gone by since the start of another step.
    public var after: [String: Double]
    /// Only on these turns of its cycle (1 first); empty for every turn.
    public var turns: [Int]
    /// What is said: the kind of line → its variants.
    public var say: [SpokenAct: [Phrase]]
    public var source: SourceLine

    public init(
        id: String, action: Action, when: Condition, seat: Seat?, topic: Topic?, keysteps: [Keystep],
        durationSeconds: Double?, after: [String: Double], turns: [Int], say: [SpokenAct: [Phrase]],
        source: SourceLine
    ) {
        self.id = id
        self.action = action
        self.when = when
        self.seat = seat
        self.topic = topic
        self.keysteps = keysteps
        self.durationSeconds = durationSeconds
        self.after = after
        self.turns = turns
        self.say = say
        self.source = source
    }
}

/// Kinds of line that can be said around a step.
public enum SpokenAct: String, Hashable, Sendable, CaseIterable {
    /// The lead asks for it.
    case order
    /// The doer reads the order back.
    case confirm
    /// Said while starting or doing it; for a shock, the words it goes off with.
    case announce
    /// Said when it is done or found.
    case report
    /// Said to the patient or family in plain words.
    case explain
    /// The question of a history step, and its answer.
    case question, answer
    /// Said to each other while waiting.
    case remark
}

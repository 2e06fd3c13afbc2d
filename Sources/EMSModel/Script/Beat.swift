/// One thing that happens in an encounter: an assessment, an order and its execution, a shock, a change of rhythm.
///
/// Beats are listed in the order in which they are decided. `plannedStart` is the earliest session time at which the
/// beat may start; speech and gaps may push it later, never earlier.
public struct Beat: Hashable, Sendable {
    /// Unique in the encounter and stable when another step of the protocol is removed, such as `naloxone.1`.
    public var id: String
    /// The protocol step it comes from; empty for beats every encounter has (dispatch, handoff).
    public var stepID: String
    public var phase: EncounterPhase
    public var action: BeatAction
    /// Who does it; nil for what happens in the patient's body or a device.
    public var actor: String?
    /// Who asks for it to be done, when that is another person.
    public var director: String?
    public var topic: Topic
    /// The visible parts of the action in order; they share its length in proportion to their typical length.
    public var keysteps: [Keystep]
    public var plannedStart: SessionTime
    /// How long the action itself takes; zero for an instant.
    public var duration: SessionTime
    public var after: [Gap]
    /// Whether the actor's hands are taken for its length: one task a person at a time.
    public var occupiesActor: Bool
    /// The beat whose start ends this one, for what goes on until something else begins (compressions until hands
    /// off); `duration` is then only the plan.
    public var until: String?

    public init(
        id: String, stepID: String = "", phase: EncounterPhase, action: BeatAction, actor: String? = nil,
        director: String? = nil, topic: Topic, keysteps: [Keystep] = [], plannedStart: SessionTime,
        duration: SessionTime = .zero, after: [Gap] = [], occupiesActor: Bool = false,
        until: String? = nil
    ) {
        self.id = id
        self.stepID = stepID
        self.phase = phase
        self.action = action
        self.actor = actor
        self.director = director
        self.topic = topic
        self.keysteps = keysteps
        self.plannedStart = plannedStart
        self.duration = duration
        self.after = after
        self.occupiesActor = occupiesActor
        self.until = until
    }
}

/// A minimum, and possibly a maximum, between another beat and this one: `response ≥ dose + onset`.
public struct Gap: Hashable, Sendable {
    public enum Edge: String, Hashable, Sendable { case start, end }

    public var beatID: String
    public var edge: Edge
    public var minimum: SessionTime
    /// A maximum that cannot be kept is a finding, never a shortened minimum.
    public var maximum: SessionTime?

    public init(_ beatID: String, _ edge: Edge, minimum: SessionTime = .zero, maximum: SessionTime? = nil) {
        self.beatID = beatID
        self.edge = edge
        self.minimum = minimum
        self.maximum = maximum
    }
}

public enum EncounterPhase: String, Hashable, Sendable, Codable, CaseIterable {
    case dispatch, response, arrival, assessment, treatment, packaging, transport, handoff
}

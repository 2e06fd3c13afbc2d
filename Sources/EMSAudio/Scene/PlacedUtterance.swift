public import EMSModel

/// A spoken turn at its place on the session clock.
public struct PlacedUtterance: Sendable {
    public var turnID: String
    /// Participant id.
    public var speaker: String
    /// Decides how far from the listening crew member the speaker stands.
    public var role: Role
    public var channel: DialogueTurn.Channel
    public var delivery: DialogueTurn.Delivery
    public var start: SessionTime
    /// 16 kHz, one channel; may be empty.
    public var samples: [Int16]

    public init(
        turnID: String, speaker: String, role: Role, channel: DialogueTurn.Channel = .air,
        delivery: DialogueTurn.Delivery = .normal, start: SessionTime, samples: [Int16]
    ) {
        self.turnID = turnID
        self.speaker = speaker
        self.role = role
        self.channel = channel
        self.delivery = delivery
        self.start = start
        self.samples = samples
    }
}

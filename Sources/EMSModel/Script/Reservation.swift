/// Time that a call keeps for one thing, whether or not it is then done.
///
/// What is planned after it starts no earlier than `length` after the reservation begins, and talk of the thing that
/// would go on beyond it is left unsaid. So a call with the thing and one without it run alike from its end on.
public struct Reservation: Hashable, Sendable {
    /// The beat that fills it, such as `naloxone.1`, whether or not the script has it.
    public var beatID: String
    /// The earliest session time at which it may begin.
    public var plannedStart: SessionTime
    public var length: SessionTime
    /// Who needs free hands for it, and the talk that comes before they are needed.
    public var actor: String
    public var lead: SessionTime
    /// What must have happened before hands are needed.
    public var after: [Gap]

    public init(
        beatID: String, plannedStart: SessionTime, length: SessionTime, actor: String, lead: SessionTime,
        after: [Gap] = []
    ) {
        self.beatID = beatID
        self.plannedStart = plannedStart
        self.length = length
        self.actor = actor
        self.lead = lead
        self.after = after
    }

    public var plannedEnd: SessionTime { plannedStart + length }
}

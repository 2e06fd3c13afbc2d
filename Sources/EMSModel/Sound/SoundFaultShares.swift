/// The key `audio.faults` of a recipe: the share of calls in which something goes wrong with a microphone, by what it is.
public struct SoundFaultShares: Hashable, Sendable, Codable {
    /// The wearer's microphone drops out now and then.
    public var dropOuts: Double
    /// One microphone is dead for a stretch.
    public var dead: Double
    /// One microphone is clipped for a stretch.
    public var clipped: Double

    /// Each 0 ... 1; they are drawn independently of each other.
    public init(dropOuts: Double = 0, dead: Double = 0, clipped: Double = 0) {
        self.dropOuts = dropOuts
        self.dead = dead
        self.clipped = clipped
    }

    enum CodingKeys: String, CodingKey {
        case dead, clipped
        case dropOuts = "drop_outs"
    }
}

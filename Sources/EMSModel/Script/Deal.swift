/// The place of an encounter among those of its protocol. What has many forms, such as a line of talk, is dealt by it in
/// turn, so that in a data set every form comes about as often as any other.
public struct Deal: Hashable, Sendable {
    /// Of the data set and the protocol.
    public var seed: UInt64
    /// How many encounters of the protocol come before.
    public var place: Int

    public init(seed: UInt64, place: Int) {
        self.seed = seed
        self.place = place
    }
}

/// A reading that is read out wrongly and put right at once.
public struct Misreading: Hashable, Sendable {
    public var readingID: String
    /// What is said first, in the unit of the reading; never its value.
    public var said: Double

    public init(readingID: String, said: Double) {
        self.readingID = readingID
        self.said = said
    }
}

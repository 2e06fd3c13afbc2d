public import EMSModel

/// Something else that a crew might take this for at first.
public struct Differential: Hashable, Sendable {
    public var impression: CodedTerm
    public var weight: Double
    /// Said when it is first thought of; marked words are the impression.
    public var thought: [Phrase]
    /// Said when it is dropped.
    public var ruledOut: [Phrase]

    public init(impression: CodedTerm, weight: Double, thought: [Phrase], ruledOut: [Phrase]) {
        self.impression = impression
        self.weight = weight
        self.thought = thought
        self.ruledOut = ruledOut
    }
}

/// What the lead takes it for at first.
public struct WorkingImpression: Hashable, Sendable {
    public var term: CodedTerm
    /// Whether it is ruled out now; before, it is only thought of.
    public var isRuledOut: Bool

    public init(term: CodedTerm, isRuledOut: Bool) {
        self.term = term
        self.isRuledOut = isRuledOut
    }
}

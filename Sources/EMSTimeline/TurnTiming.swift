public import EMSModel

/// How long a turn lasts when spoken, and when its words come, relative to its start.
public struct TurnTiming: Hashable, Sendable {
    public var length: SessionTime
    /// One span for each of the turn's words, inside `.zero ..< length`, in order, not overlapping.
    public var words: [SessionSpan]

    public init(length: SessionTime, words: [SessionSpan]) {
        self.length = length
        self.words = words
    }
}

public import EMSModel

/// Totals over the whole data set.
public struct DatasetCounts: Hashable, Sendable {
    public var encounters: Int
    /// Entries of `streams` over all encounters.
    public var streams: Int
    public var turns: Int?
    public var words: Int?
    public var events: Int?
    public var frames: Int?
    /// Sum of the sessions' lengths.
    public var duration: SessionTime

    public init(
        encounters: Int, streams: Int, turns: Int? = nil, words: Int? = nil, events: Int? = nil, frames: Int? = nil,
        duration: SessionTime
    ) {
        self.encounters = encounters
        self.streams = streams
        self.turns = turns
        self.words = words
        self.events = events
        self.frames = frames
        self.duration = duration
    }
}

extension DatasetCounts: Codable {
    enum CodingKeys: String, CodingKey {
        case encounters, streams, turns, words, events, frames
        case duration = "duration_ns"
    }
}

/// What an export holds, as far as there is a choice. A format to which an option makes no
/// difference is as if it had the usual one.
public struct ExportOptions: Hashable, Sendable {
    /// How sound and words are cut for recognisers.
    public enum Cut: String, Hashable, Sendable, CaseIterable {
        /// A segment for each turn.
        case turns
        /// Turns after one another in one segment, as long as it lasts no more than 30 seconds.
        case packed
    }

    /// Which sound a segment is cut from.
    public enum Track: String, Hashable, Sendable, CaseIterable {
        /// What an ear in the room hears.
        case mix
        /// The dry voice of the speaker alone.
        case speaker
        /// The mix under noise, in every noisy twin that it has.
        case noisy
    }

    /// Which words are the label.
    public enum Words: String, Hashable, Sendable, CaseIterable {
        /// As it would be written.
        case text
        /// As it is spoken, token by token, lower case without punctuation.
        case spoken
        /// As it would be written, without fillers, repetitions and restarts.
        case clean
    }

    public var cut: Cut
    public var track: Track
    public var words: Words
    /// Size at which a shard is closed, in bytes.
    public var shardBytes: Int

    public init(cut: Cut = .turns, track: Track = .mix, words: Words = .text, shardBytes: Int = 1_000_000_000) {
        self.cut = cut
        self.track = track
        self.words = words
        self.shardBytes = shardBytes
    }

    /// As `export.json` keeps them.
    var json: LoaderJSON {
        .object([
            ("audio", .string(track.rawValue)), ("segments", .string(cut.rawValue)),
            ("shard_bytes", .integer(shardBytes)), ("text", .string(words.rawValue)),
        ])
    }
}

/// A span of a turn's `text` that was said and not meant, or said in place of what was meant.
public struct Disfluency: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// `um`, `so`: a word that only holds the floor or opens a turn.
        case filler
        /// Words that are said again at once; the span is the first saying of them.
        case repetition
        /// A beginning that is dropped for another.
        case restart
        /// The last word of a sentence that the next speaker cuts off; `clean` has the whole of it.
        case unfinished
        /// A turn that only shows that somebody listens; `clean` has it too.
        case backchannel
    }

    /// Unicode scalars of `text`, half-open.
    public var start: Int
    public var end: Int
    public var kind: Kind

    public init(start: Int, end: Int, kind: Kind) {
        self.start = start
        self.end = end
        self.kind = kind
    }
}

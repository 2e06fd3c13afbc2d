internal import EMSModel

/// The value of a slot: tokens with what is spoken for them, and the mentions among them.
struct Fragment: Hashable, Sendable {
    /// A token, or the part of one that a slot stands for.
    struct Piece: Hashable, Sendable {
        var written: String
        /// Nil for plain words, which are spoken as any text.
        var spoken: [SpokenForm]?

        init(_ written: String, spoken: [SpokenForm]? = nil) {
            self.written = written
            self.spoken = spoken
        }
    }

    var pieces: [Piece]
    /// Their spans are in Unicode scalars of `written`.
    var mentions: [Mention]
    /// The phrases it was made from.
    var sources: [SourceLine]

    init(pieces: [Piece], mentions: [Mention] = [], sources: [SourceLine] = []) {
        self.pieces = pieces
        self.mentions = mentions
        self.sources = sources
    }

    /// Plain words.
    init(words: String) {
        self.init(pieces: words.tokens.map { Piece($0) })
    }

    var written: String { pieces.map(\.written).joined(separator: " ") }

    var length: Int { pieces.isEmpty ? 0 : pieces.reduce(-1) { $0 + $1.written.scalarCount + 1 } }

    /// With a mention over the whole of it added.
    func mentioned(_ mention: Mention) -> Fragment {
        var mention = mention
        mention.start = 0
        mention.end = length
        return Fragment(pieces: pieces, mentions: mentions + [mention], sources: sources)
    }

    /// Both, a space between them.
    static func + (left: Fragment, right: Fragment) -> Fragment {
        guard !left.pieces.isEmpty else { return right }
        let offset = left.length + 1
        return Fragment(
            pieces: left.pieces + right.pieces, mentions: left.mentions + right.mentions.map { $0.moved(by: offset) },
            sources: left.sources + right.sources)
    }

    /// With a mark such as a comma after its last piece.
    func closed(by mark: String) -> Fragment {
        guard let last = pieces.last else { return self }
        return Fragment(
            pieces: pieces.dropLast() + [Piece(last.written + mark, spoken: last.spoken)], mentions: mentions,
            sources: sources)
    }
}

extension Mention {
    func moved(by offset: Int) -> Mention {
        var moved = self
        moved.start += offset
        moved.end += offset
        return moved
    }
}

import EMSManifest
import EMSModel

/// CoNLL columns: a piece of text, its begin-inside-outside label and the code of the mention, and the same of a mention
/// inside another one. A turn is a sentence.
struct CoNLLFormat: ExportFormat {
    static let name = "conll"
    static let summary = "CoNLL: words with begin-inside-outside labels of mentions"
    static let needs: Set<ExportNeed> = []
    static let loader = ExportLoader(
        [],
        """
        import glob

        for path in sorted(glob.glob("conll/*.conll")):
            for sentence in open(path, encoding="utf-8").read().split("\\n\\n"):
                rows = [line.split("\\t") for line in sentence.splitlines() if line and not line.startswith("# ")]
                print([(token, label) for token, label, code, inner_label, inner_code in rows if label != "O"])
        """)

    private let folder: ExportFolder

    init(_ context: ExportContext) { folder = context.folder }

    mutating func add(_ encounter: ExportEncounter) throws {
        for turn in try encounter.turns() {
            guard let layers = Self.layers(of: turn.mentions), (layers[0].first?.start ?? 0) >= 0 else {
                throw ExportError(
                    .unreadable, "\(encounter.id), turn \(turn.id): mentions lie outside the text or three at one place"
                )
            }
            var rows = "# \(encounter.id) \(turn.id) \(turn.speaker)\n"
            for piece in Self.pieces(of: turn) {
                let labels = layers.map { Self.label(of: piece.place, in: turn, $0) }
                rows += "\(piece.text)\t\(labels.joined(separator: "\t"))\n"
            }
            try folder.append(rows + "\n", to: "\(encounter.split).conll")
            folder.count("turns")
            folder.count("mentions", by: turn.mentions.count)
        }
    }

    /// The mentions that begin first and are longest, then those inside them: “calcium channel blocker overdose” is one
    /// and “calcium channel blocker” another. Absent if there is a third at one place.
    private static func layers(of mentions: [MentionRecord]) -> [[MentionRecord]]? {
        var layers: [[MentionRecord]] = [[], []]
        let ordered = mentions.enumerated().sorted { left, right in
            (left.element.start, -left.element.end, left.offset) < (
                right.element.start, -right.element.end, right.offset
            )
        }
        for (_, mention) in ordered {
            guard let free = layers.firstIndex(where: { ($0.last?.end ?? 0) <= mention.start }) else { return nil }
            layers[free].append(mention)
        }
        return layers
    }

    /// Label and code of a piece in one layer.
    private static func label(of place: Int, in turn: TurnRecord, _ layer: [MentionRecord]) -> String {
        guard let mention = layer.first(where: { $0.start <= place && place < $0.end }) else { return "O\t_" }
        let before = turn.text.unicodeScalars.dropFirst(mention.start).prefix(place - mention.start)
        let begins = before.allSatisfy(\.properties.isWhitespace)
        return "\(begins ? "B" : "I")-\(mention.kind.rawValue)\t\(mention.code ?? "_")"
    }

    /// Words, cut where a mention begins or ends, so that a mention is whole pieces: `45.` is `45` and `.`.
    private static func pieces(of turn: TurnRecord) -> [(text: String, place: Int)] {
        let scalars = Array(turn.text.unicodeScalars)
        let borders = Set(turn.mentions.flatMap { [$0.start, $0.end] })
        var pieces: [(text: String, place: Int)] = []
        var start: Int?
        for position in 0...scalars.count {
            let isSpace = position == scalars.count || scalars[position].properties.isWhitespace
            if let first = start, isSpace || borders.contains(position) {
                pieces.append((String(String.UnicodeScalarView(scalars[first..<position])), first))
                start = nil
            }
            if !isSpace && start == nil { start = position }
        }
        return pieces
    }
}

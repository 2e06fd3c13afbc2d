import EMSManifest
import EMSModel

/// CoNLL columns: a piece of text, its begin-inside-outside label, and the code of the mention. A turn is a sentence.
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
                print([(token, label) for token, label, code in rows if label != "O"])
        """)

    private let folder: ExportFolder

    init(_ context: ExportContext) { folder = context.folder }

    mutating func add(_ encounter: ExportEncounter) throws {
        for turn in try encounter.turns() {
            var rows = "# \(encounter.id) \(turn.id) \(turn.speaker)\n"
            for piece in Self.pieces(of: turn) { rows += "\(piece.text)\t\(piece.label)\t\(piece.code)\n" }
            try folder.append(rows + "\n", to: "\(encounter.split).conll")
            folder.count("turns")
            folder.count("mentions", by: turn.mentions.count)
        }
    }

    private struct Piece {
        var text: String
        var label: String
        var code: String
    }

    /// Words, cut where a mention begins or ends, so that a mention is whole pieces: `45.` is `45` and `.`.
    private static func pieces(of turn: TurnRecord) -> [Piece] {
        let scalars = Array(turn.text.unicodeScalars)
        let borders = Set(turn.mentions.flatMap { [$0.start, $0.end] })
        var pieces: [Piece] = []
        var start: Int?
        for position in 0...scalars.count {
            let isSpace = position == scalars.count || scalars[position].properties.isWhitespace
            if let first = start, isSpace || borders.contains(position) {
                let mention = turn.mentions.first { $0.start <= first && first < $0.end }
                let begins = mention.map { mention in
                    !scalars[mention.start..<first].contains { !$0.properties.isWhitespace }
                }
                pieces.append(
                    Piece(
                        text: String(String.UnicodeScalarView(scalars[first..<position])),
                        label: mention.map { (begins == true ? "B-" : "I-") + $0.kind.rawValue } ?? "O",
                        code: mention?.code ?? "_"))
                start = nil
            }
            if !isSpace && start == nil { start = position }
        }
        return pieces
    }
}

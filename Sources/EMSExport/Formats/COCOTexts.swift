import EMSManifest

/// What `pairs.jsonl` says, as files of COCO beside those of the objects: captions that are true, captions that are false
/// in one thing, and questions. Each is a list of annotations of the same pictures.
struct COCOTexts {
    private let folder: ExportFolder
    private let dataset: DatasetRecord
    /// Rows of each file so far.
    private var counts: [String: Int] = [:]
    /// Pictures of each split, for which every file has a list.
    private var splits: Set<String> = []

    private static let kinds = ["captions", "negatives", "questions"]

    init(_ context: ExportContext) {
        folder = context.folder
        dataset = context.dataset.record
    }

    /// - Parameter picture: as it is listed among the pictures of the objects.
    mutating func add(
        _ frame: FrameRecord, picture: LoaderJSON, id: Int, of encounter: ExportEncounter
    ) throws {
        guard encounter.hasPairs else { return }
        let split = encounter.split
        for kind in Self.kinds {
            let lead = splits.contains(split) ? ",\n" : COCOHead(dataset).text
            try folder.append(lead + picture.text, to: Self.name(kind, split))
        }
        splits.insert(split)
        for pair in try encounter.pairs(of: frame) {
            let kind = Self.kind(of: pair)
            let name = "\(kind)/\(split).part"
            let number = (counts[name] ?? 0) + 1
            counts[name] = number
            let row = LoaderJSON.object(Self.fields(of: pair, kind: kind, number: number, picture: id))
            try folder.append((number == 1 ? "" : ",\n") + row.text, to: name)
            folder.count(kind)
        }
    }

    mutating func finish() throws {
        for split in splits.sorted() {
            for kind in Self.kinds {
                let name = Self.name(kind, split)
                try folder.append("\n], \"annotations\": [\n", to: name)
                try folder.move("\(kind)/\(split).part", into: name)
                try folder.append("\n]}\n", to: name)
            }
        }
    }

    private static func name(_ kind: String, _ split: String) -> String { "\(kind)/\(split).json" }

    private static func kind(of pair: PairRecord) -> String {
        switch pair.style {
        case .question, .polar: "questions"
        case .short, .full, .clinical, .utterance: pair.isTrue ? "captions" : "negatives"
        }
    }

    private static func fields(
        of pair: PairRecord, kind: String, number: Int, picture: Int
    ) -> [(String, LoaderJSON)] {
        var fields: [(String, LoaderJSON)] = [
            ("id", .integer(number)), ("image_id", .integer(picture)), ("pair", .string(pair.id)),
            ("style", .string(pair.style.rawValue)), (kind == "questions" ? "question" : "caption", .string(pair.text)),
            ("facts", .array(pair.facts.map(\.fields))),
        ]
        if let changed = pair.changed { fields.append(("changed", changed.fields)) }
        if let answer = pair.answer { fields.append(("answer", .string(answer))) }
        if let choices = pair.choices { fields.append(("choices", .array(choices.map(LoaderJSON.string)))) }
        if let turn = pair.turnID { fields.append(("turn", .string(turn))) }
        return fields
    }
}

/// What stands before the pictures in a file of COCO.
struct COCOHead {
    let text: String

    init(_ dataset: DatasetRecord) {
        let info = LoaderJSON.object([
            ("description", .string(dataset.title ?? dataset.name)), ("version", .string(dataset.formatVersion)),
            ("synthetic", .bool(true)),
        ])
        let licence = LoaderJSON.array([.object([("id", .integer(1)), ("name", .string(dataset.license))])])
        text = "{\"info\": \(info.text), \"licenses\": \(licence.text), \"images\": [\n"
    }
}

import EMSManifest

/// LLaVA: a conversation a picture, in one JSON file a split.
struct LLaVAFormat: ExportFormat {
    static let name = "llava"
    static let summary = "LLaVA: a conversation about each picture"
    static let needs: Set<ExportNeed> = [.frames]
    static let loader = ExportLoader(
        ["datasets"],
        """
        import glob
        from datasets import load_dataset

        files = {path.split("/")[-1][:-5]: path for path in glob.glob("llava/*.json") if "export" not in path}
        for split in load_dataset("json", data_files=files).values():
            for row in split:
                print(row["id"], row["image"], [part["value"] for part in row["conversations"]])
        """)

    private let folder: ExportFolder
    private var counts: [String: Int] = [:]

    init(_ context: ExportContext) { folder = context.folder }

    mutating func add(_ encounter: ExportEncounter) throws {
        for frame in try encounter.frames() {
            let image = "images/\(encounter.id)/\(frame.key).png"
            try folder.write(try encounter.bytes(of: frame.path), to: image)
            let exchanges = try PictureTalk.exchanges(about: frame, in: encounter)
            let talk = exchanges.enumerated().flatMap { index, exchange in
                [
                    LoaderJSON.object([
                        ("from", "human"), ("value", .string((index == 0 ? "<image>\n" : "") + exchange.question)),
                    ]),
                    .object([("from", "gpt"), ("value", .string(exchange.answer))]),
                ]
            }
            let row: [(String, LoaderJSON)] = [
                ("id", .string(encounter.key(ofFrame: frame.index))), ("image", .string(image)),
                ("conversations", .array(talk)),
            ]
            let sources = try PictureTalk.sources(of: exchanges, about: frame, in: encounter)
            let count = counts[encounter.split] ?? 0
            counts[encounter.split] = count + 1
            try folder.append(
                (count == 0 ? "[\n" : ",\n") + LoaderJSON.object(row + sources).text, to: "\(encounter.split).json")
            folder.count("conversations")
        }
    }

    mutating func finish() throws {
        for split in counts.keys.sorted() { try folder.append("\n]\n", to: "\(split).json") }
    }
}

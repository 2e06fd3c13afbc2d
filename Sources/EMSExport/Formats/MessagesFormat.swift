import EMSManifest

/// Chat messages about each picture, as trainers of vision-language models take them: JSON lines a split.
struct MessagesFormat: ExportFormat {
    static let name = "messages"
    static let summary = "messages and images: chats about each picture as JSON lines"
    static let needs: Set<ExportNeed> = [.frames]
    static let loader = ExportLoader(
        ["datasets"],
        """
        import glob
        from datasets import load_dataset

        files = {path.split("/")[-1][:-6]: path for path in glob.glob("messages/*.jsonl")}
        for split in load_dataset("json", data_files=files).values():
            for row in split:
                print(row["images"], [message["content"][-1]["text"] for message in row["messages"]])
        """)

    private let folder: ExportFolder

    init(_ context: ExportContext) { folder = context.folder }

    mutating func add(_ encounter: ExportEncounter) throws {
        for frame in try encounter.frames() {
            let image = "images/\(encounter.id)/\(frame.key).png"
            try folder.write(try encounter.bytes(of: frame.path), to: image)
            var messages: [LoaderJSON] = []
            let exchanges = try PictureTalk.exchanges(about: frame, in: encounter)
            for (index, exchange) in exchanges.enumerated() {
                let picture = LoaderJSON.object([("type", "image"), ("text", .null)])
                let question = LoaderJSON.object([("type", "text"), ("text", .string(exchange.question))])
                let answer = LoaderJSON.object([("type", "text"), ("text", .string(exchange.answer))])
                messages.append(
                    .object([("role", "user"), ("content", .array(index == 0 ? [picture, question] : [question]))]))
                messages.append(.object([("role", "assistant"), ("content", .array([answer]))]))
            }
            let row: [(String, LoaderJSON)] = [
                ("id", .string(encounter.key(ofFrame: frame.index))), ("messages", .array(messages)),
                ("images", .array([.string(image)])),
            ]
            let sources = try PictureTalk.sources(of: exchanges, about: frame, in: encounter)
            try folder.append(.object(row + sources), to: "\(encounter.split).jsonl")
            folder.count("conversations")
        }
    }
}

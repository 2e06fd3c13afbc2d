import EMSManifest
import EMSModel

/// Hugging Face `imagefolder`: pictures and masks, and their labels in `metadata.jsonl`.
struct ImageFolderFormat: ExportFormat {
    static let name = "imagefolder"
    static let summary = "Hugging Face imagefolder: pictures, masks, captions and boxes"
    static let needs: Set<ExportNeed> = [.frames]
    static let loader = ExportLoader(
        ["datasets", "pillow"],
        """
        from datasets import load_dataset

        data = load_dataset("imagefolder", data_dir="imagefolder")
        for split in data.values():
            for row in split:
                print(row["id"], row["image"].size, row["mask"].size, row["caption"], len(row["objects"]))
        """)

    private let folder: ExportFolder

    init(_ context: ExportContext) { folder = context.folder }

    mutating func add(_ encounter: ExportEncounter) throws {
        for frame in try encounter.frames() {
            let picture = "\(encounter.id)/\(frame.key).png"
            try folder.write(try encounter.bytes(of: frame.path), to: "\(encounter.split)/\(picture)")
            var row: [(String, LoaderJSON)] = [("file_name", .string(picture))]
            if let path = frame.maskPath {
                let mask = "\(encounter.id)/masks/\(frame.key).png"
                try folder.write(try encounter.bytes(of: path), to: "\(encounter.split)/\(mask)")
                // A column of this name becomes a picture too.
                row.append(("mask_file_name", .string(mask)))
            }
            row += frame.fields(of: encounter) + (try encounter.textFields(of: frame))
            try folder.append(.object(row), to: "\(encounter.split)/metadata.jsonl")
            folder.count("pictures")
        }
    }
}

extension FrameRecord {
    /// Six digits, as in the data set.
    var key: String { Self.key(of: index) }

    static func key(of index: Int) -> String { index.padded(to: 6) }

    /// The longer caption where there is one.
    var fullCaption: String {
        if case .string(let text)? = scene?["captions"]?["full"] { text } else { caption }
    }

    /// As the columns of a table.
    func fields(of encounter: ExportEncounter) -> [(String, LoaderJSON)] {
        [
            ("id", .string(encounter.key(ofFrame: index))), ("encounter", .string(encounter.id)),
            ("protocol", .string(encounter.record.clinicalProtocol.id)), ("time", .time(time)),
            ("kind", .string(kind)), ("caption", .string(fullCaption)),
            (
                "objects",
                .array(
                    objects.map { object in
                        .object([
                            ("id", .string(object.id)), ("label", .string(object.label)),
                            ("bbox", .array(object.box.map(LoaderJSON.integer))),
                            ("visibility", .number(object.visibility)), ("mask_id", .integer(object.maskID)),
                        ])
                    })
            ),
            (
                "relations",
                .array(
                    relations.map { relation in
                        .object([
                            ("subject", .string(relation.subject)), ("predicate", .string(relation.predicate)),
                            ("object", .string(relation.object)),
                        ])
                    })
            ),
        ]
    }
}

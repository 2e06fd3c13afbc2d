import EMSManifest
import EMSMedia

/// COCO: pictures, boxes and masks of each split, the latter run-length encoded.
struct COCOFormat: ExportFormat {
    static let name = "coco"
    static let summary = "COCO: objects with boxes and run-length encoded masks, captions and questions"
    static let needs: Set<ExportNeed> = [.frames]
    static let loader = ExportLoader(
        ["pycocotools"],
        """
        import glob
        from pycocotools.coco import COCO

        for path in sorted(glob.glob("coco/annotations/*.json")):
            coco = COCO(path)
            for annotation in coco.loadAnns(coco.getAnnIds()):
                category = coco.cats[annotation["category_id"]]["name"]
                print(coco.imgs[annotation["image_id"]]["file_name"], category, coco.annToMask(annotation).sum())
        for path in sorted(glob.glob("coco/captions/*.json")):
            coco = COCO(path)
            for annotation in coco.loadAnns(coco.getAnnIds()):
                print(coco.imgs[annotation["image_id"]]["file_name"], annotation["caption"])
        """)

    private let folder: ExportFolder
    private let dataset: DatasetRecord
    private let categories: [String: Int]
    /// Pictures and objects of each split so far: ids count from 1, because 0 is nothing to some readers.
    private var pictures: [String: Int] = [:]
    private var objects: [String: Int] = [:]
    private var texts: COCOTexts

    init(_ context: ExportContext) throws {
        folder = context.folder
        dataset = context.dataset.record
        texts = COCOTexts(context)
        let labels = dataset.labelSets["objects"] ?? []
        guard labels.allSatisfy({ $0.id >= 1 }) else {
            throw ExportError(.unreadable, "dataset.json: label_sets.objects has an id below 1")
        }
        categories = Dictionary(labels.map { ($0.label, $0.id) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        let split = encounter.split
        for frame in try encounter.frames() {
            let picture = (pictures[split] ?? 0) + 1
            pictures[split] = picture
            let name = "\(encounter.key(ofFrame: frame.index)).png"
            try folder.write(try encounter.bytes(of: frame.path), to: "images/\(split)/\(name)")
            var fields: [(String, LoaderJSON)] = [
                ("id", .integer(picture)), ("file_name", .string("\(split)/\(name)")),
                ("width", .integer(frame.width)), ("height", .integer(frame.height)),
                ("encounter", .string(encounter.id)), ("time", .time(frame.time)), ("kind", .string(frame.kind)),
                ("caption", .string(frame.fullCaption)),
            ]
            if let twin = frame.twin {
                let fact = FactRecord(object: twin.object, attribute: twin.attribute, value: twin.value)
                fields += [
                    ("twin", .string("\(split)/\(encounter.key(ofFrame: twin.of)).png")), ("twin_fact", fact.fields),
                    ("twin_instead_of", .string(twin.instead)),
                ]
            }
            try append(fields, to: "annotations/\(split).json", isFirst: picture == 1)
            try texts.add(frame, picture: .object(fields), id: picture, of: encounter)
            try add(frame, picture: picture, of: encounter)
            folder.count("pictures")
        }
    }

    mutating func finish() throws {
        try texts.finish()
        for split in pictures.keys.sorted() {
            let name = "annotations/\(split).json"
            try folder.append("\n], \"annotations\": [\n", to: name)
            try folder.move("annotations/\(split).part", into: name)
            let listed = (dataset.labelSets["objects"] ?? []).map { label in
                LoaderJSON.object([("id", .integer(label.id)), ("name", .string(label.label)), ("supercategory", "")])
            }
            try folder.append("\n], \"categories\": \(LoaderJSON.array(listed).text)}\n", to: name)
        }
    }

    private mutating func add(_ frame: FrameRecord, picture: Int, of encounter: ExportEncounter) throws {
        let mask = try mask(of: frame, encounter)
        for object in frame.objects {
            guard let category = categories[object.label] else {
                throw ExportError(.unreadable, "“\(object.label)” is not in label_sets.objects")
            }
            let number = (objects[encounter.split] ?? 0) + 1
            objects[encounter.split] = number
            var fields: [(String, LoaderJSON)] = [
                ("id", .integer(number)), ("image_id", .integer(picture)), ("category_id", .integer(category)),
                ("bbox", .array(object.box.map(LoaderJSON.integer))), ("iscrowd", .integer(0)),
                ("object", .string(object.id)), ("visibility", .number(object.visibility)),
            ]
            if let mask {
                let runs = RunLengths(of: object.maskID, in: mask, width: frame.width, height: frame.height)
                fields.append(("area", .integer(runs.area)))
                fields.append(
                    (
                        "segmentation",
                        .object([
                            ("size", .array([.integer(frame.height), .integer(frame.width)])),
                            ("counts", .string(runs.compressed)),
                        ])
                    ))
            } else {
                fields.append(("area", .integer(object.box.count == 4 ? object.box[2] * object.box[3] : 0)))
            }
            try append(fields, to: "annotations/\(encounter.split).part", isFirst: number == 1, opens: false)
            folder.count("objects")
        }
    }

    private func mask(of frame: FrameRecord, _ encounter: ExportEncounter) throws -> [UInt8]? {
        guard let path = frame.maskPath else { return nil }
        let picture = try PNGDecoder.decode(Array(try encounter.bytes(of: path)))
        guard case .indexed(let pixels, _) = picture.pixels, picture.width == frame.width,
            picture.height == frame.height
        else { throw ExportError(.unreadable, "\(path) is not the mask of its picture") }
        return pixels
    }

    private func append(
        _ fields: [(String, LoaderJSON)], to name: String, isFirst: Bool, opens: Bool = true
    ) throws {
        var lead = isFirst ? "" : ",\n"
        if isFirst && opens { lead = COCOHead(dataset).text }
        try folder.append(lead + LoaderJSON.object(fields).text, to: name)
    }
}

import EMSManifest
import Foundation

/// WebDataset of pictures: tar archives whose samples are frames with mask, labels, caption and all texts beside them.
struct PictureWebDatasetFormat: ExportFormat {
    static let name = "webdataset-images"
    static let summary = "WebDataset: tar shards of pictures with masks, labels, captions and questions"
    static let needs: Set<ExportNeed> = [.frames]
    static let choices: Set<ExportChoice> = [.shards]
    static let loader = ExportLoader(
        ["webdataset", "pillow"],
        """
        import glob, io, json
        import webdataset
        from PIL import Image

        shards = sorted(glob.glob("webdataset-images/*.tar"))
        for sample in webdataset.WebDataset(shards, shardshuffle=False):
            picture = Image.open(io.BytesIO(sample["png"]))
            row = json.loads(sample["json"])
            print(sample["__key__"], picture.size, sample["txt"].decode(), len(row.get("texts", [])))
        """)

    private let folder: ExportFolder
    private var shards: ShardWriter

    init(_ context: ExportContext) {
        folder = context.folder
        shards = ShardWriter(context)
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        for frame in try encounter.frames() {
            let row = frame.fields(of: encounter) + (try encounter.textFields(of: frame))
            var members: [(String, Data)] = [("png", try encounter.bytes(of: frame.path))]
            if let path = frame.maskPath { members.append(("mask.png", try encounter.bytes(of: path))) }
            members.append(("json", Data(LoaderJSON.object(row).text.utf8)))
            members.append(("txt", Data(frame.fullCaption.utf8)))
            try shards.add(encounter.key(ofFrame: frame.index), members, split: encounter.split)
            folder.count("pictures")
        }
    }

    mutating func finish() throws { try shards.finish() }
}

import EMSManifest
import EMSModel
import Foundation

/// WebDataset: tar archives whose samples are segments with their sound, words and, where the data set has frames, the
/// picture that was seen last before the middle of the segment.
struct WebDatasetFormat: ExportFormat {
    static let name = "webdataset"
    static let summary = "WebDataset: tar shards of segments with sound, words and the picture seen meanwhile"
    static let needs: Set<ExportNeed> = [.sound]
    static let choices: Set<ExportChoice> = [.packed, .speaker, .noisy, .words, .shards]
    static let loader = ExportLoader(
        ["webdataset", "soundfile"],
        """
        import glob, io, json, soundfile
        import webdataset

        shards = sorted(glob.glob("webdataset/*.tar"))
        for sample in webdataset.WebDataset(shards, shardshuffle=False):
            samples, rate = soundfile.read(io.BytesIO(sample["flac"]), dtype="int16")
            print(sample["__key__"], len(samples) / rate, sample["txt"].decode(), json.loads(sample["json"])["encounter"])
        """)

    private let folder: ExportFolder
    private let segmenter: Segmenter
    private var shards: ShardWriter
    /// Whether samples have a picture. All have the same members.
    private var hasPictures: Bool?

    init(_ context: ExportContext) {
        folder = context.folder
        segmenter = Segmenter(options: context.options)
        shards = ShardWriter(context)
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        let frames = try encounter.frames()
        let hasPictures = self.hasPictures ?? !frames.isEmpty
        self.hasPictures = hasPictures
        guard hasPictures == !frames.isEmpty else {
            throw ExportError(.missingStream, "some encounters have frames and \(encounter.id) differs")
        }
        for segment in try segmenter.segments(of: encounter) {
            var members: [(String, Data)] = [("flac", Data(try segment.flac(encounter)))]
            var row = segment.fields(of: encounter)
            if let frame = Self.frame(seenDuring: segment, of: frames) {
                members.append(("png", try encounter.bytes(of: frame.path)))
                row.append(("frame", .object(frame.fields(of: encounter))))
            }
            members.append(("json", Data(LoaderJSON.object(row).text.utf8)))
            members.append(("txt", Data(segment.text.utf8)))
            try shards.add(segment.id, members, split: encounter.split)
            folder.count("segments")
        }
    }

    mutating func finish() throws { try shards.finish() }

    private static func frame(seenDuring segment: Segment, of frames: [FrameRecord]) -> FrameRecord? {
        let middle = segment.span.start.nanoseconds + segment.span.length.nanoseconds / 2
        return frames.last { $0.time.nanoseconds <= middle } ?? frames.first
    }
}

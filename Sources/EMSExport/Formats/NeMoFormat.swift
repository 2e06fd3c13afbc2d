import EMSManifest
import EMSModel

/// NVIDIA NeMo: a manifest a split, a segment a line, cut out of whole tracks by offset and duration.
struct NeMoFormat: ExportFormat {
    static let name = "nemo"
    static let summary = "NVIDIA NeMo: manifests with offset and duration into the tracks"
    static let needs: Set<ExportNeed> = [.sound]
    static let choices: Set<ExportChoice> = [.packed, .speaker, .noisy, .words]
    static let loader = ExportLoader(
        ["soundfile"],
        """
        import glob, json, os, soundfile

        for manifest in sorted(glob.glob("nemo/*_manifest.json")):
            for line in open(manifest, encoding="utf-8"):
                row = json.loads(line)
                path = os.path.join(os.path.dirname(manifest), row["audio_filepath"])
                rate = soundfile.info(path).samplerate
                first, count = round(row["offset"] * rate), round(row["duration"] * rate)
                samples, _ = soundfile.read(path, start=first, frames=count, dtype="int16")
                print(row["id"], len(samples) / rate, row["text"])
        """)

    private let folder: ExportFolder
    private let segmenter: Segmenter

    init(_ context: ExportContext) {
        folder = context.folder
        segmenter = Segmenter(options: context.options)
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        let segments = try segmenter.segments(of: encounter)
        let tracks = try AudioTracks(segments, of: encounter, in: folder)
        for segment in segments {
            let row: [(String, LoaderJSON)] = [
                ("audio_filepath", .string(tracks.path(of: segment))), ("offset", .time(segment.span.start)),
                ("duration", .time(segment.span.length)), ("text", .string(segment.text)), ("id", .string(segment.id)),
                ("encounter", .string(encounter.id)), ("speaker", .string(segment.speakerKey)),
                ("lang", .string(encounter.record.language)),
            ]
            try folder.append(.object(row + segment.noiseFields), to: "\(encounter.split)_manifest.json")
            folder.count("segments")
        }
    }
}

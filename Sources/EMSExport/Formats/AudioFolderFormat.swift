import EMSManifest
import EMSMedia

/// Hugging Face `audiofolder`: a sound file a segment, and its columns in `metadata.jsonl`.
struct AudioFolderFormat: ExportFormat {
    static let name = "audiofolder"
    static let summary = "Hugging Face audiofolder: a FLAC file a segment, metadata.jsonl for each split"
    static let needs: Set<ExportNeed> = [.sound]
    static let choices: Set<ExportChoice> = [.packed, .speaker, .noisy, .words]
    // Without the loader's decoder, so that soundfile reads the very samples; the loader wants PyTorch all the same.
    static let loader = ExportLoader(
        ["datasets", "torch", "torchcodec", "soundfile"],
        """
        import soundfile
        from datasets import Audio, load_dataset

        data = load_dataset("audiofolder", data_dir="audiofolder").cast_column("audio", Audio(decode=False))
        for split in data.values():
            for row in split:
                samples, rate = soundfile.read(row["audio"]["path"], dtype="int16")
                print(row["id"], len(samples) / rate, row["text"])
        """)

    private let folder: ExportFolder
    private let segmenter: Segmenter

    init(_ context: ExportContext) {
        folder = context.folder
        segmenter = Segmenter(options: context.options)
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        for segment in try segmenter.segments(of: encounter) {
            let name = "\(encounter.id)/\(segment.id).flac"
            try folder.write(try segment.flac(encounter), to: "\(encounter.split)/\(name)")
            let row = LoaderJSON.object([("file_name", .string(name))] + segment.fields(of: encounter))
            try folder.append(row, to: "\(encounter.split)/metadata.jsonl")
            folder.count("segments")
        }
    }
}

extension Segment {
    /// Its sound as a file. What lies beyond the end of the track is not there.
    func flac(_ encounter: ExportEncounter) throws -> [UInt8] {
        guard let stream else { throw ExportError(.missingStream, "\(encounter.id) has no sound") }
        let samples = try encounter.samples(of: stream)
        guard firstSample < samples.count else {
            throw ExportError(.unreadable, "\(stream.path) ends before \(id) begins")
        }
        return try AudioFileWriter.encode(
            samples: Array(samples[firstSample..<min(endSample, samples.count)]), sampleRateHertz: rateHertz,
            format: .flac)
    }
}

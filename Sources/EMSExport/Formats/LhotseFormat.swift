import EMSManifest
import EMSModel

/// Lhotse: recordings, supervisions with word alignments, and cuts, as JSON lines.
struct LhotseFormat: ExportFormat {
    static let name = "lhotse"
    static let summary = "Lhotse: recordings, supervisions with word times, and cuts"
    static let needs: Set<ExportNeed> = [.sound]
    static let choices: Set<ExportChoice> = [.packed, .speaker, .noisy, .words]
    static let loader = ExportLoader(
        ["lhotse", "soundfile"],
        """
        import glob
        from lhotse import load_manifest, validate

        for path in sorted(glob.glob("lhotse/cuts_*.jsonl")):
            cuts = load_manifest(path).with_recording_path_prefix("lhotse").to_eager()
            validate(cuts, read_data=True)
            for cut in cuts:
                print(cut.id, cut.duration, cut.load_audio().shape, cut.supervisions[0].text)
        """)

    private let folder: ExportFolder
    private let segmenter: Segmenter
    private let hasWordTimes: Bool

    init(_ context: ExportContext) {
        folder = context.folder
        segmenter = Segmenter(options: context.options)
        // Times are those of the written words.
        hasWordTimes = context.options.words == .text
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        let segments = try segmenter.segments(of: encounter)
        let tracks = try AudioTracks(segments, of: encounter, in: folder)
        var recordings: [String: LoaderJSON] = [:]
        for segment in segments {
            guard let stream = segment.stream else { continue }
            let recording = recordings[segment.recording] ?? Self.recording(segment, stream, tracks.path(of: segment))
            if recordings.updateValue(recording, forKey: segment.recording) == nil {
                try folder.append(recording, to: "recordings_\(encounter.split).jsonl")
            }
            try folder.append(
                supervision(segment, of: encounter, from: 0), to: "supervisions_\(encounter.split).jsonl")
            let cut = LoaderJSON.object([
                ("id", .string(segment.id)), ("start", .time(segment.span.start)),
                ("duration", .time(segment.span.length)), ("channel", .integer(0)),
                ("supervisions", .array([supervision(segment, of: encounter, from: segment.span.start.nanoseconds)])),
                ("recording", recording), ("type", "MonoCut"),
            ])
            try folder.append(cut, to: "cuts_\(encounter.split).jsonl")
            folder.count("segments")
        }
    }

    private static func recording(_ segment: Segment, _ stream: StreamRecord, _ path: String) -> LoaderJSON {
        let samples = Int(stream.samples ?? 0)
        return .object([
            ("id", .string(segment.recording)),
            (
                "sources",
                .array([
                    .object([("type", "file"), ("channels", .array([.integer(0)])), ("source", .string(path))])
                ])
            ),
            ("sampling_rate", .integer(segment.rateHertz)), ("num_samples", .integer(samples)),
            ("duration", .number(Double(samples) / Double(segment.rateHertz))),
            ("channel_ids", .array([.integer(0)])),
        ])
    }

    /// - Parameter origin: nanoseconds of the recording that times count from.
    private func supervision(_ segment: Segment, of encounter: ExportEncounter, from origin: Int64) -> LoaderJSON {
        func seconds(_ nanoseconds: Int64) -> LoaderJSON { .time(.init(nanoseconds: nanoseconds)) }
        var fields: [(String, LoaderJSON)] = [
            ("id", .string(segment.id)), ("recording_id", .string(segment.recording)),
            ("start", seconds(segment.span.start.nanoseconds - origin)), ("duration", .time(segment.span.length)),
            ("channel", .integer(0)), ("text", .string(segment.text)),
            ("language", .string(encounter.record.language)), ("speaker", .string(segment.speakerKey)),
            (
                "custom",
                .object(
                    [
                        ("encounter", .string(encounter.id)),
                        ("protocol", .string(encounter.record.clinicalProtocol.id)),
                        ("turns", .array(segment.turns.map { .string($0.id) })),
                    ] + segment.noiseFields)
            ),
        ]
        if hasWordTimes {
            let words = segment.turns.flatMap(\.words).map { word in
                LoaderJSON.array([
                    .string(word.text), seconds(word.start.nanoseconds - origin), .time(word.end - word.start),
                    .number(1),
                ])
            }
            fields.append(("alignment", .object([("word", .array(words))])))
        }
        return .object(fields)
    }
}

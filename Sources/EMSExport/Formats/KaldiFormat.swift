import EMSManifest
import EMSMedia
import EMSModel

/// Kaldi: a data folder a split. Sound is WAV, which is what Kaldi reads without help.
struct KaldiFormat: ExportFormat {
    static let name = "kaldi"
    static let summary = "Kaldi: wav.scp, segments, text, utt2spk, spk2utt for each split, sound as WAV"
    static let needs: Set<ExportNeed> = [.sound]
    static let choices: Set<ExportChoice> = [.packed, .speaker, .noisy, .words]
    static let loader = ExportLoader(
        ["kaldiio"],
        """
        import glob, os
        import kaldiio

        os.chdir("kaldi")
        for folder in sorted(glob.glob("*/wav.scp")):
            folder = os.path.dirname(folder)
            texts = dict(line.rstrip("\\n").split(" ", 1) for line in open(f"{folder}/text", encoding="utf-8"))
            for key, (rate, samples) in kaldiio.load_scp_sequential(f"{folder}/wav.scp", segments=f"{folder}/segments"):
                print(key, len(samples) / rate, texts[key])
        """)

    private let folder: ExportFolder
    private let segmenter: Segmenter

    init(_ context: ExportContext) {
        folder = context.folder
        segmenter = Segmenter(options: context.options)
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        // Kaldi compares bytes, and so must the order of lines. Encounters come in the order of their ids.
        let segments = try segmenter.segments(of: encounter).sorted { left, right in
            left.speakerKey == right.speakerKey
                ? left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
                : left.speakerKey.utf8.lexicographicallyPrecedes(right.speakerKey.utf8)
        }
        let split = encounter.split
        var recordings: [String: Segment] = [:]
        var speakers: [(key: String, segments: [String])] = []
        for segment in segments {
            recordings[segment.recording] = segment
            if speakers.last?.key == segment.speakerKey {
                speakers[speakers.count - 1].segments.append(segment.id)
            } else {
                speakers.append((segment.speakerKey, [segment.id]))
            }
            let start = segment.span.start.decimalSeconds
            let end = segment.span.end.decimalSeconds
            try folder.append("\(segment.id) \(segment.recording) \(start) \(end)\n", to: "\(split)/segments")
            try folder.append("\(segment.id) \(segment.text)\n", to: "\(split)/text")
            try folder.append("\(segment.id) \(segment.speakerKey)\n", to: "\(split)/utt2spk")
            if let noise = segment.noise, let twin = segment.twin {
                try folder.append("\(segment.id) \(noise.scene.singleLine)\n", to: "\(split)/utt2scene")
                try folder.append("\(segment.id) \(noise.ratioDecibels)\n", to: "\(split)/utt2snr")
                try folder.append("\(segment.id) \(twin)\n", to: "\(split)/utt2twin")
            }
            folder.count("segments")
        }
        for (key, ids) in speakers {
            try folder.append("\(key) \(ids.joined(separator: " "))\n", to: "\(split)/spk2utt")
        }
        let names = recordings.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for name in names {
            guard let segment = recordings[name], let stream = segment.stream else { continue }
            let wave = try AudioFileWriter.encode(
                samples: try encounter.samples(of: stream), sampleRateHertz: segment.rateHertz, format: .wav)
            try folder.write(wave, to: "wav/\(name).wav")
            try folder.append("\(name) wav/\(name).wav\n", to: "\(split)/wav.scp")
            folder.count("recordings")
        }
    }
}

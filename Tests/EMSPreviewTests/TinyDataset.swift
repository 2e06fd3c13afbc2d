import Foundation

/// A data set of a few kilobytes in a folder of its own, written without the package's writers.
struct TinyDataset: ~Copyable {
    let folder: URL
    private static let digest = String(repeating: "0", count: 64)

    /// - Parameters:
    ///   - text: said in a turn, and caption, label and title of other things.
    ///   - audioPath: where the manifest says the sound is; nil for none.
    ///   - pictureFill: bytes behind the end of each picture, which readers do not look at.
    init(
        encounters: Int = 1, text: String = "Heart rate is 120.", audioPath: String? = "audio/mix.wav",
        frames: Int = 3, pictureFill: Int = 0
    ) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "emsynth-preview-\(UUID().uuidString)/set")
        try write(
            "dataset.json",
            json([
                "format": "emsynth", "format_version": "1.0", "name": "tiny", "title": text, "license": "CC0-1.0",
                "synthetic": true, "languages": ["en"], "versions": [String: String](),
                "label_sets": [String: String](),
                "counts": ["encounters": encounters, "streams": 6 * encounters, "duration_ns": 4_000_000_000],
                "splits": ["train": encounters],
            ]))
        let fill = Data(repeating: 0, count: pictureFill)
        var manifest = Data()
        for index in 0..<encounters {
            let id = "enc-00000\(index)"
            let base = "train/\(id)"
            manifest += try json(encounter(id, index: index, base: base, audioPath: audioPath)) + Data([0x0A])
            try write("\(base)/transcript.json", json(transcript(id, text: text)))
            try write("\(base)/events.jsonl", lines(events(label: text)))
            try write("\(base)/frames.jsonl", lines(frameRows(base, count: frames, caption: text)))
            try write(
                "\(base)/record.json",
                json(["narrative": [["text": "Shocked once. \(text)", "beats": ["shock.1"]]], "eVitals.10": []]))
            for number in 0..<frames {
                try write("\(base)/frames/\(number).png", Pictures.frames[number % 2] + fill)
                try write("\(base)/masks/\(number).png", Pictures.mask + fill)
            }
            try write("\(base)/audio/mix.wav", Sound.wav(seconds: 4))
            for (path, bytes) in Series.files(of: id) { try write("\(base)/sensors/\(path)", bytes) }
        }
        try write("manifest.jsonl", manifest)
    }

    deinit { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }

    func write(_ path: String, _ bytes: Data) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file)
    }

    private func json(_ value: Any) throws -> Data {
        try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
    }

    private func lines(_ rows: [[String: Any]]) throws -> Data {
        try rows.reduce(Data()) { try $0 + json($1) + Data([0x0A]) }
    }

    private func encounter(_ id: String, index: Int, base: String, audioPath: String?) -> [String: Any] {
        func stream(_ id: String, _ kind: String, _ path: String, _ more: [String: Any] = [:]) -> [String: Any] {
            [
                "id": id, "kind": kind, "path": "\(base)/\(path)", "media_type": "x/y", "bytes": 1,
                "sha256": Self.digest,
            ].merging(more) { $1 }
        }
        func series(_ name: String) -> [String: Any] {
            let files = ["dat", "atr"].filter { name == "monitor" || $0 == "dat" }.map { ending in
                ["path": "\(base)/sensors/\(id)-\(name).\(ending)", "bytes": 1, "sha256": Self.digest] as [String: Any]
            }
            return stream(
                "sensor-\(name)", "sensor", "sensors/\(id)-\(name).hea",
                ["files": files, "clock": ["offset_ns": 500_000_000, "skew_ppb": 0]])
        }
        var streams = [
            stream("transcript", "transcript", "transcript.json"), stream("events", "events", "events.jsonl"),
            stream("frames", "frames", "frames.jsonl"), stream("record", "record", "record.json"), series("monitor"),
            series("vitals"),
        ]
        if let audioPath { streams.append(stream("mix", "audio.mix", audioPath)) }
        return [
            "id": id, "index": index, "split": "train", "group": "g", "language": "en", "synthetic": true,
            "protocol": ["id": "cardiac-arrest"], "patient": ["age_years": 60, "sex": "female"],
            "speakers": [["id": "medic1", "role": "lead_medic"]], "duration_ns": 4_000_000_000,
            "digest": Self.digest, "streams": streams,
        ]
    }

    /// Each word lasts a tenth of a second, from one second on.
    private func transcript(_ id: String, text: String) -> [String: Any] {
        let words = text.split(separator: " ").enumerated().map { index, word in
            [
                "text": String(word), "start_ns": 1_000_000_000 + 100_000_000 * index,
                "end_ns": 1_100_000_000 + 100_000_000 * index,
            ] as [String: Any]
        }
        let turn: [String: Any] = [
            "id": "t0", "speaker": "medic1", "role": "lead_medic", "topic": "Take Vital Signs",
            "start_ns": 1_000_000_000, "end_ns": 1_000_000_000 + 100_000_000 * words.count, "text": text,
            "spoken": text, "clean": text, "words": words,
            "mentions": [
                [
                    "start": 0, "end": 5, "kind": "vital", "value": 120, "unit": "/min", "assertion": "present",
                    "status": "current",
                ]
            ],
        ]
        return [
            "encounter": id, "language": "en", "synthetic": true, "times": "synthesised",
            "duration_ns": 4_000_000_000, "turns": [turn],
        ]
    }

    private func events(label: String) -> [[String: Any]] {
        func row(_ id: Int, _ type: String, _ label: String, _ start: Int, _ end: Int, _ more: [String: Any] = [:])
            -> [String: Any]
        {
            ["id": "e\(id)", "type": type, "label": label, "start_ns": start, "end_ns": end].merging(more) { $1 }
        }
        return [
            row(0, "rhythm", "ventricular_fibrillation", 0, 2_000_000_000, ["rhythm": "ventricular_fibrillation"]),
            row(1, "keystep", label, 500_000_000, 1_500_000_000, ["actor": "medic1"]),
            row(2, "shock", "shock_1", 2_000_000_000, 2_000_000_000, ["energy_j": 200, "beat_id": "shock.1"]),
            row(
                3, "medication", "epinephrine", 2_500_000_000, 2_600_000_000,
                ["drug": "epinephrine", "dose": 1, "unit": "mg", "route": "IO"]),
        ]
    }

    private func frameRows(_ base: String, count: Int, caption: String) -> [[String: Any]] {
        (0..<count).map { number in
            [
                "index": number, "t_ns": number * 1_000_000_000, "path": "\(base)/frames/\(number).png", "bytes": 1,
                "sha256": Self.digest, "mask_path": "\(base)/masks/\(number).png", "width": 4, "height": 2,
                "kind": "monitor", "caption": "\(caption) \(number)", "relations": [], "parameters": [String: Int](),
                "objects": [["id": "o1", "label": caption, "bbox": [1, 0, 2, 2], "visibility": 1, "mask_id": 1]],
            ]
        }
    }
}

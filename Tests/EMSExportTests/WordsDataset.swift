import Foundation

/// A data set of words and events alone, written without the package's writers.
final class WordsDataset {
    let folder: URL
    /// Where exports go.
    let output: URL

    /// - Parameters:
    ///   - text: what the first encounter's only turn says, in one word of a second and with one mention.
    ///   - id: of the encounter.
    ///   - transcriptPath: where the manifest says the transcript is.
    ///   - report: members of a run report; without it there is none.
    ///   - encounterCount: how many encounters `dataset.json` tells of; there is one.
    init(
        text: String = "Stop.", id: String = "enc-000000", transcriptPath: String? = nil, report: [String: Any]? = nil,
        encounterCount: Int = 1
    ) throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "emsynth-export-\(UUID().uuidString)")
        folder = root.appending(path: "set")
        output = root.appending(path: "out")
        let digest = String(repeating: "0", count: 64)
        try write(
            "dataset.json",
            [
                "format": "emsynth", "format_version": "1.0", "name": "words", "license": "CC0-1.0", "synthetic": true,
                "languages": ["en"], "versions": [String: String](), "label_sets": [String: String](),
                "counts": ["encounters": encounterCount, "streams": 2, "duration_ns": 4_000_000_000],
                "splits": ["train": 1],
            ])
        func stream(_ kind: String, _ path: String) -> [String: Any] {
            ["id": kind, "kind": kind, "path": path, "media_type": "x/y", "bytes": 1, "sha256": digest]
        }
        var streams = [
            stream("transcript", transcriptPath ?? "train/call/transcript.json"),
            stream("events", "train/call/events.jsonl"),
        ]
        if report != nil { streams.append(stream("record", "train/call/record.json")) }
        try write(
            "manifest.jsonl",
            [
                "id": id, "index": 0, "split": "train", "group": "g", "language": "en", "synthetic": true,
                "protocol": ["id": "seizure"], "patient": ["age_years": 60, "sex": "female"],
                "speakers": [["id": "medic1", "role": "lead_medic"]], "duration_ns": 4_000_000_000, "digest": digest,
                "streams": streams,
            ])
        let span = ["start_ns": 1_000_000_000, "end_ns": 2_000_000_001]
        let mention: [String: Any] = [
            "start": 0, "end": 1, "kind": "finding", "assertion": "present", "status": "current",
        ]
        let word: [String: Any] = ["text": text].merging(span) { $1 }
        let turn: [String: Any] = [
            "id": "t0001", "speaker": "medic1", "role": "lead_medic", "topic": "Handoff", "text": text, "spoken": text,
            "clean": "", "words": [word], "mentions": [mention],
        ]
        try write(
            "train/call/transcript.json",
            [
                "encounter": id, "language": "en", "synthetic": true, "times": "estimated",
                "duration_ns": 4_000_000_000, "turns": [turn.merging(span) { $1 }],
            ])
        if let report { try write("train/call/record.json", report) }
        let event: [String: Any] = ["id": "e0", "type": "shock", "label": "shock_1", "energy_j": 200]
        try write("train/call/events.jsonl", event.merging(span) { $1 })
    }

    deinit { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }

    func exported(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: output.appending(path: path)), as: UTF8.self)
    }

    private func write(_ path: String, _ value: [String: Any]) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let bytes = try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
        try (bytes + Data([0x0A])).write(to: file)
    }
}

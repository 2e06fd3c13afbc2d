import EMSManifest
import EMSModel
import Foundation

/// WebVTT and SRT: a file an encounter, a cue a turn.
struct SubtitleFormat: ExportFormat {
    static let name = "webvtt-srt"
    static let summary = "WebVTT and SRT: subtitles with the speaker of each turn"
    static let needs: Set<ExportNeed> = []
    static let choices: Set<ExportChoice> = [.speaker, .noisy, .words]
    static let loader = ExportLoader(
        ["webvtt-py"],
        """
        import glob
        import webvtt

        for path in sorted(glob.glob("webvtt-srt/*/*.vtt")):
            for cue in webvtt.read(path):
                print(cue.start, cue.end, cue.voice, cue.text)
            assert len(webvtt.from_srt(path.replace(".vtt", ".srt"))) == len(webvtt.read(path))
        """)

    private let folder: ExportFolder
    private let segmenter: Segmenter
    private let table: RecordingTable

    init(_ context: ExportContext) throws {
        folder = context.folder
        segmenter = Segmenter(options: context.options)
        table = try RecordingTable(context)
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        for recording in try encounter.recordings(segmenter.options.track) {
            try write(recording, to: "\(encounter.split)/\(recording.id)")
            try table.add(recording, of: encounter)
        }
    }

    private func write(_ recording: Recording, to name: String) throws {
        var webvtt = "WEBVTT\n\nNOTE Synthetic: \(recording.id)\n"
        var srt = ""
        var number = 0
        for turn in recording.turns {
            let words = segmenter.words(of: turn)
            guard !words.isEmpty else { continue }
            number += 1
            let (start, end) = Self.milliseconds(turn)
            let times = { (point: String) in "\(Self.clock(start, point)) --> \(Self.clock(end, point))" }
            webvtt += "\n\(turn.id)\n\(times("."))\n<v \(turn.speaker)>\(Self.escaped(words))</v>\n"
            srt += "\(number)\n\(times(","))\n\(turn.speaker): \(words)\n\n"
        }
        try folder.write(Data(webvtt.utf8), to: "\(name).vtt")
        try folder.write(Data(srt.utf8), to: "\(name).srt")
        folder.count("cues", by: number)
    }

    /// To the nearest millisecond; a cue lasts at least one.
    private static func milliseconds(_ turn: TurnRecord) -> (UInt64, UInt64) {
        let start = (turn.start.nanoseconds.magnitude + 500_000) / 1_000_000
        let end = (turn.end.nanoseconds.magnitude + 500_000) / 1_000_000
        return (start, max(end, start + 1))
    }

    private static func clock(_ milliseconds: UInt64, _ point: String) -> String {
        let seconds = milliseconds / 1000
        let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0.padded(to: 2) }
        return parts.joined(separator: ":") + point + (milliseconds % 1000).padded(to: 3)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

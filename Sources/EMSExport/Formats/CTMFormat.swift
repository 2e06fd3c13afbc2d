import EMSManifest
import EMSModel

/// NIST CTM (words) and STM (turns) of each split, as sclite reads them.
struct CTMFormat: ExportFormat {
    static let name = "ctm-stm"
    static let summary = "NIST CTM and STM: words and turns with their times, for sclite"
    static let needs: Set<ExportNeed> = []
    static let choices: Set<ExportChoice> = [.speaker, .noisy, .words]
    static let loader = ExportLoader(
        [],
        """
        import glob

        for path in sorted(glob.glob("ctm-stm/*.ctm")):
            for line in open(path, encoding="utf-8"):
                recording, channel, start, duration, word, confidence = line.split()
                print(recording, float(start), float(duration), word)
        for path in sorted(glob.glob("ctm-stm/*.stm")):
            for line in open(path, encoding="utf-8"):
                recording, channel, speaker, start, end, labels, text = line.rstrip("\\n").split(" ", 6)
                print(recording, speaker, float(start), float(end), text)
        """)

    private let folder: ExportFolder
    private let segmenter: Segmenter
    private let table: RecordingTable

    init(_ context: ExportContext) throws {
        folder = context.folder
        segmenter = Segmenter(options: context.options)
        table = try RecordingTable(context)
    }

    /// People talk at the same time in the mix; each stem and each noisy twin is a recording of its own.
    mutating func add(_ encounter: ExportEncounter) throws {
        let recordings = try encounter.recordings(segmenter.options.track)
            .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        for recording in recordings {
            try addWords(of: recording, encounter)
            try addTurns(of: recording, encounter)
            try table.add(recording, of: encounter)
        }
    }

    private func addWords(of recording: Recording, _ encounter: ExportEncounter) throws {
        let words = recording.turns.flatMap(\.words).enumerated()
            .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
        for (_, word) in words {
            let text = word.text.singleLine
            guard !text.isEmpty, !text.contains(" ") else {
                throw ExportError(.unreadable, "\(encounter.id): the word “\(text)” is not one word")
            }
            let times = "\(word.start.fixedSeconds) \((word.end - word.start).fixedSeconds)"
            try folder.append("\(recording.id) 1 \(times) \(text) 1.0\n", to: "\(encounter.split).ctm")
        }
        folder.count("words", by: words.count)
    }

    private func addTurns(of recording: Recording, _ encounter: ExportEncounter) throws {
        for turn in recording.turns {
            let words = segmenter.words(of: turn)
            guard !words.isEmpty else { continue }
            let head = "\(recording.id) 1 \(encounter.id)-\(turn.speaker)"
            let times = "\(turn.start.fixedSeconds) \(turn.end.fixedSeconds)"
            try folder.append("\(head) \(times) <o,\(turn.role.rawValue)> \(words)\n", to: "\(encounter.split).stm")
            folder.count("turns")
        }
    }
}

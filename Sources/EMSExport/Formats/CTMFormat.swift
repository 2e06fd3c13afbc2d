import EMSManifest
import EMSModel

/// NIST CTM (words) and STM (turns) of each split, as sclite reads them.
struct CTMFormat: ExportFormat {
    static let name = "ctm-stm"
    static let summary = "NIST CTM and STM: words and turns with their times, for sclite"
    static let needs: Set<ExportNeed> = []
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
    private let track: ExportOptions.Track

    init(_ context: ExportContext) {
        folder = context.folder
        segmenter = Segmenter(options: context.options)
        track = context.options.track
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        let turns = try encounter.turns()
        let words = turns.flatMap { turn in
            recordings(turn, encounter).flatMap { recording in turn.words.map { (recording, $0) } }
        }
        let byTime = words.enumerated().sorted { left, right in
            let (leftKey, rightKey) = (left.element.0, right.element.0)
            if leftKey != rightKey { return leftKey.utf8.lexicographicallyPrecedes(rightKey.utf8) }
            return (left.element.1.start, left.offset) < (right.element.1.start, right.offset)
        }
        for (_, (recording, word)) in byTime {
            let length = (word.end - word.start).fixedSeconds
            try folder.append(
                "\(recording) 1 \(word.start.fixedSeconds) \(length) \(word.text) 1.0\n", to: "\(encounter.split).ctm")
        }
        folder.count("words", by: words.count)
        let heard = turns.flatMap { turn in recordings(turn, encounter).map { (recording: $0, turn: turn) } }
        let ordered = heard.enumerated().sorted { left, right in
            let (leftKey, rightKey) = (left.element.recording, right.element.recording)
            if leftKey != rightKey { return leftKey.utf8.lexicographicallyPrecedes(rightKey.utf8) }
            return left.offset < right.offset
        }
        for (_, (recording, turn)) in ordered {
            let words = segmenter.words(of: turn)
            guard !words.isEmpty else { continue }
            let head = "\(recording) 1 \(encounter.id)-\(turn.speaker)"
            let times = "\(turn.start.fixedSeconds) \(turn.end.fixedSeconds)"
            try folder.append("\(head) \(times) <o,\(turn.role.rawValue)> \(words)\n", to: "\(encounter.split).stm")
            folder.count("turns")
        }
    }

    /// People talk at the same time in the mix; each stem and each noisy twin is a recording of its own.
    private func recordings(_ turn: TurnRecord, _ encounter: ExportEncounter) -> [String] {
        switch track {
        case .mix: [encounter.id]
        case .speaker: ["\(encounter.id)-\(turn.speaker)"]
        case .noisy: encounter.noisyTwins.map { "\(encounter.id)-\($0.id)" }
        }
    }
}

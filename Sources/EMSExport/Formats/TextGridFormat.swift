import EMSManifest
import EMSModel
import Foundation

/// Praat TextGrid: a tier of turns and a tier of words for each speaker, without gaps.
struct TextGridFormat: ExportFormat {
    static let name = "textgrid"
    static let summary = "Praat TextGrid: turns and words of each speaker"
    static let needs: Set<ExportNeed> = []
    static let choices: Set<ExportChoice> = [.speaker, .noisy, .words]
    static let loader = ExportLoader(
        ["praatio"],
        """
        import glob
        from praatio import textgrid

        for path in sorted(glob.glob("textgrid/*/*.TextGrid")):
            grid = textgrid.openTextgrid(path, includeEmptyIntervals=False)
            for name in grid.tierNames:
                print(path, name, len(grid.getTier(name).entries))
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
            let text = grid(of: recording, in: encounter)
            try folder.write(Data(text.utf8), to: "\(encounter.split)/\(recording.id).TextGrid")
            try table.add(recording, of: encounter)
            folder.count("grids")
        }
    }

    private func grid(of recording: Recording, in encounter: ExportEncounter) -> String {
        let end = encounter.record.duration
        var tiers: [(name: String, marks: [Mark])] = []
        for speaker in encounter.record.speakers.map(\.id) {
            let own = recording.turns.filter { $0.speaker == speaker }
            guard !own.isEmpty else { continue }
            let spoken = own.map { Mark(start: $0.start, end: $0.end, text: segmenter.words(of: $0)) }
            tiers.append(("\(speaker) turns", Self.filled(spoken, to: end)))
            let words = own.flatMap(\.words).map { Mark(start: $0.start, end: $0.end, text: $0.text) }
            tiers.append(("\(speaker) words", Self.filled(words, to: end)))
        }
        var text = """
            File type = "ooTextFile"
            Object class = "TextGrid"

            xmin = 0
            xmax = \(end.decimalSeconds)
            tiers? <exists>
            size = \(tiers.count)
            item []:

            """
        for (number, tier) in tiers.enumerated() {
            text += """
                    item [\(number + 1)]:
                        class = "IntervalTier"
                        name = \(Self.quoted(tier.name))
                        xmin = 0
                        xmax = \(end.decimalSeconds)
                        intervals: size = \(tier.marks.count)

                """
            for (number, mark) in tier.marks.enumerated() {
                text += """
                            intervals [\(number + 1)]:
                                xmin = \(mark.start.decimalSeconds)
                                xmax = \(mark.end.decimalSeconds)
                                text = \(Self.quoted(mark.text))

                    """
            }
        }
        return text
    }

    private struct Mark {
        var start: SessionTime
        var end: SessionTime
        var text: String
    }

    /// Intervals must follow one another without gaps or overlap; one that is swallowed by the one before is left out.
    private static func filled(_ marks: [Mark], to end: SessionTime) -> [Mark] {
        var filled: [Mark] = []
        var position = SessionTime.zero
        for mark in marks.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            let start = max(mark.start, position)
            let stop = min(mark.end, end)
            guard stop > start else { continue }
            if start > position { filled.append(Mark(start: position, end: start, text: "")) }
            filled.append(Mark(start: start, end: stop, text: mark.text))
            position = stop
        }
        if position < end { filled.append(Mark(start: position, end: end, text: "")) }
        return filled
    }

    private static func quoted(_ text: String) -> String {
        "\"\(text.singleLine.replacing("\"", with: "\"\""))\""
    }
}

import EMSManifest

/// RTTM and UEM of each split: who speaks when, and what is to be scored.
struct RTTMFormat: ExportFormat {
    static let name = "rttm-uem"
    static let summary = "RTTM and UEM: who speaks when, for diarisation"
    static let needs: Set<ExportNeed> = []
    static let choices: Set<ExportChoice> = [.speaker, .noisy]
    static let loader = ExportLoader(
        ["pyannote.database"],
        """
        import glob
        from pyannote.database.util import load_rttm, load_uem

        for path in sorted(glob.glob("rttm-uem/*.rttm")):
            scored = load_uem(path.replace(".rttm", ".uem"))
            for recording, annotation in load_rttm(path).items():
                print(recording, scored[recording].duration(), annotation.labels())
        """)

    private let folder: ExportFolder
    private let track: ExportOptions.Track
    private let table: RecordingTable

    init(_ context: ExportContext) throws {
        folder = context.folder
        track = context.options.track
        table = try RecordingTable(context)
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        for recording in try encounter.recordings(track) {
            for turn in recording.turns {
                let times = "\(turn.start.fixedSeconds) \((turn.end - turn.start).fixedSeconds)"
                try folder.append(
                    "SPEAKER \(recording.id) 1 \(times) <NA> <NA> \(turn.speaker) <NA> <NA>\n",
                    to: "\(encounter.split).rttm")
                folder.count("turns")
            }
            try folder.append(
                "\(recording.id) 1 0.000 \(encounter.record.duration.decimalSeconds)\n",
                to: "\(encounter.split).uem")
            try table.add(recording, of: encounter)
        }
    }
}

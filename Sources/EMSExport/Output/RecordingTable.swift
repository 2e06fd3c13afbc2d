import EMSManifest

/// `recordings.csv`: what noisy recordings are heard under and which file of the data set they are, beside formats that
/// know recordings by their ids alone. There is none for other tracks.
struct RecordingTable {
    private let folder: ExportFolder
    private let isWanted: Bool
    private static let name = "recordings.csv"

    init(_ context: ExportContext) throws {
        folder = context.folder
        isWanted = context.options.track == .noisy
        guard isWanted else { return }
        try folder.append("recording,encounter,split,path,twin,scene,snr_db,measured_snr_db\n", to: Self.name)
    }

    func add(_ recording: Recording, of encounter: ExportEncounter) throws {
        guard isWanted, let stream = recording.stream, let noise = stream.noise else { return }
        let row = [
            recording.id, encounter.id, encounter.split, stream.path, recording.twin ?? "", noise.scene,
            CSVField.number(noise.ratioDecibels), CSVField.number(noise.measuredRatioDecibels),
        ]
        try folder.append(row.map(CSVField.text).joined(separator: ",") + "\n", to: Self.name)
        folder.count("recordings")
    }
}

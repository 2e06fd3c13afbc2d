import EMSManifest
import EMSMedia
import EMSModel
import Foundation

/// Egocentric EMS recordings: one manifest with subjects, scenarios, trials and keysteps, transcripts and watch series as
/// CSV, and the sound of each trial.
struct EgocentricFormat: ExportFormat {
    static let name = "egocentric-ems"
    static let summary = "egocentric EMS JSON: trials with keysteps, transcripts and watch series"
    static let needs: Set<ExportNeed> = []
    static let loader = ExportLoader(
        [],
        """
        import json

        manifest = json.load(open("egocentric-ems/manifest.json", encoding="utf-8"))
        for subject in manifest["subjects"]:
            for scenario in subject["scenarios"]:
                for trial in scenario["trials"]:
                    for step in trial["keysteps"]:
                        print(trial["trial_id"], step["class_id"], step["label"], step["start_t"], step["end_t"])
        """)

    private let folder: ExportFolder
    private var count = 0

    init(_ context: ExportContext) throws {
        folder = context.folder
        try folder.append("{\"version\": \"1.0\", \"synthetic\": true, \"subjects\": [\n", to: "manifest.json")
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        var streams: [(String, LoaderJSON)] = []
        func list(_ name: String, _ path: String) {
            let entry = LoaderJSON.object([
                ("file_id", .string("\(encounter.id)-\(name)")), ("file_path", .string(path)),
            ])
            streams.append((name, entry))
        }
        try folder.write(try transcript(of: encounter), to: "transcripts/\(encounter.id).csv")
        list("transcript", "transcripts/\(encounter.id).csv")
        if let mix = encounter.mix {
            let path = "audio/\(encounter.id).\(mix.path.hasSuffix(".wav") ? "wav" : "flac")"
            try folder.write(try encounter.bytes(of: mix.path), to: path)
            list("audio", path)
        }
        if let watch = encounter.sensors.first(where: { $0.id == "sensor-watch" }) {
            try writeWatch(watch, of: encounter)
            list("smartwatch", "watch/\(encounter.id).csv")
        }
        let steps = try encounter.events().filter { $0.type == .keystep && $0.keystepID != nil }
        let trial = LoaderJSON.object([
            ("trial_id", .string(encounter.id)), ("split", .string(encounter.split)), ("streams", .object(streams)),
            (
                "keysteps",
                .array(
                    steps.map { step in
                        .object([
                            ("keystep_id", .string("\(encounter.id)-\(step.id)")), ("start_t", .time(step.start)),
                            ("end_t", .time(step.end)), ("label", .string(step.label)),
                            ("class_id", .integer(step.keystepID ?? 0)),
                        ])
                    })
            ),
        ])
        let scenario = LoaderJSON.object([
            ("scenario_id", .string(encounter.record.clinicalProtocol.id)), ("trials", .array([trial])),
        ])
        // Nobody is the same person in two calls.
        let subject = LoaderJSON.object([
            ("subject_id", .string(encounter.id)), ("expertise_level", "synthetic"),
            ("scenarios", .array([scenario])),
        ])
        try folder.append((count == 0 ? "" : ",\n") + subject.text, to: "manifest.json")
        count += 1
        folder.count("keysteps", by: steps.count)
    }

    mutating func finish() throws { try folder.append("\n]}\n", to: "manifest.json") }

    private func transcript(of encounter: ExportEncounter) throws -> Data {
        var text = "Role,Utterance,start_t,end_t\n"
        for turn in try encounter.turns() {
            let words = CSVField.text(turn.text)
            text += "\(turn.role.rawValue),\(words),\(turn.start.decimalSeconds),\(turn.end.decimalSeconds)\n"
        }
        return Data(text.utf8)
    }

    /// Times are milliseconds of the session instead of the wall clock's.
    private func writeWatch(_ watch: StreamRecord, of encounter: ExportEncounter) throws {
        let record = try encounter.signals(of: watch)
        let name = "watch/\(encounter.id).csv"
        let axes = try ["ACC_X", "ACC_Y", "ACC_Z"].map { axis in
            guard let signal = record.signals.first(where: { $0.description == axis }) else {
                throw ExportError(.unreadable, "\(watch.path) has no \(axis)")
            }
            return signal.physicalValues
        }
        try folder.append(
            "sw_epoch_ms,wrist_position,sensor_type,value_X_Axis,value_Y_Axis,value_Z_Axis,seq_num,server_epoch_ms\n",
            to: name)
        let clock = watch.clock ?? .identity
        for index in 0..<record.sampleCount {
            let time = clock.time(ofSample: index, rateHertz: record.sampleRateHertz).nanoseconds
            let milliseconds = (time + 500_000) / 1_000_000
            let values = axes.map { $0[index].isNaN ? "" : "\($0[index])" }.joined(separator: ",")
            try folder.append("\(milliseconds),left,acc,\(values),\(index),\(milliseconds)\n", to: name)
        }
        try folder.close(name)
    }
}

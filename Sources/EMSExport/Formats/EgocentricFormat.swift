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
    static let choices: Set<ExportChoice> = [.noisy]
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
    private let track: ExportOptions.Track
    private var count = 0

    init(_ context: ExportContext) throws {
        folder = context.folder
        track = context.options.track
        try folder.append("{\"version\": \"1.0\", \"synthetic\": true, \"subjects\": [\n", to: "manifest.json")
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        let shared = try writeTranscript(of: encounter)
        let watch = try writeWatch(of: encounter)
        let steps = try encounter.events().filter { $0.type == .keystep && $0.keystepID != nil }
        let trials = try encounter.recordings(track).map { recording in
            let streams = [shared, try writeSound(of: recording, encounter), watch].compactMap { $0 }
            folder.count("keysteps", by: steps.count)
            return Self.trial(recording, streams, steps, split: encounter.split)
        }
        let scenario = LoaderJSON.object([
            ("scenario_id", .string(encounter.record.clinicalProtocol.id)), ("trials", .array(trials)),
        ])
        // Nobody is the same person in two calls.
        let subject = LoaderJSON.object([
            ("subject_id", .string(encounter.id)), ("expertise_level", "synthetic"),
            ("scenarios", .array([scenario])),
        ])
        try folder.append((count == 0 ? "" : ",\n") + subject.text, to: "manifest.json")
        count += 1
    }

    mutating func finish() throws { try folder.append("\n]}\n", to: "manifest.json") }

    /// A trial for each recording: those of one call have transcript, watch and keysteps in common.
    private static func trial(
        _ recording: Recording, _ streams: [(String, LoaderJSON)], _ steps: [EventRecord], split: String
    ) -> LoaderJSON {
        let keysteps = steps.map { step in
            LoaderJSON.object([
                ("keystep_id", .string("\(recording.id)-\(step.id)")), ("start_t", .time(step.start)),
                ("end_t", .time(step.end)), ("label", .string(step.label)), ("class_id", .integer(step.keystepID ?? 0)),
            ])
        }
        return .object(
            [("trial_id", .string(recording.id)), ("split", .string(split)), ("streams", .object(streams))]
                + recording.noiseFields + [("keysteps", .array(keysteps))])
    }

    private static func stream(_ name: String, of id: String, _ path: String) -> (String, LoaderJSON) {
        (name, .object([("file_id", .string("\(id)-\(name)")), ("file_path", .string(path))]))
    }

    private func writeSound(of recording: Recording, _ encounter: ExportEncounter) throws -> (String, LoaderJSON)? {
        guard let stream = recording.stream else { return nil }
        let path = "audio/\(recording.id).\(stream.path.hasSuffix(".wav") ? "wav" : "flac")"
        try folder.write(try encounter.bytes(of: stream.path), to: path)
        return Self.stream("audio", of: recording.id, path)
    }

    private func writeTranscript(of encounter: ExportEncounter) throws -> (String, LoaderJSON) {
        let name = "transcripts/\(encounter.id).csv"
        var text = "Role,Utterance,start_t,end_t\n"
        for turn in try encounter.turns() {
            let words = CSVField.text(turn.text)
            text += "\(turn.role.rawValue),\(words),\(turn.start.decimalSeconds),\(turn.end.decimalSeconds)\n"
        }
        try folder.write(Data(text.utf8), to: name)
        return Self.stream("transcript", of: encounter.id, name)
    }

    /// Times are milliseconds of the session instead of the wall clock's.
    private func writeWatch(of encounter: ExportEncounter) throws -> (String, LoaderJSON)? {
        guard let watch = encounter.sensors.first(where: { $0.id == "sensor-watch" }) else { return nil }
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
        return Self.stream("smartwatch", of: encounter.id, name)
    }
}

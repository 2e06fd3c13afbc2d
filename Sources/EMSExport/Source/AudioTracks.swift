import EMSManifest

/// Copies the tracks that segments are cut from into an export, as they are.
struct AudioTracks {
    private let paths: [String: String]

    init(_ segments: [Segment], of encounter: ExportEncounter, in folder: ExportFolder) throws {
        var streams: [String: StreamRecord] = [:]
        for segment in segments { streams[segment.recording] = segment.stream }
        var paths: [String: String] = [:]
        for recording in streams.keys.sorted() {
            guard let stream = streams[recording] else { continue }
            let ending = stream.path.hasSuffix(".wav") ? "wav" : "flac"
            let name = "audio/\(recording).\(ending)"
            try folder.write(try encounter.bytes(of: stream.path), to: name)
            paths[recording] = name
            folder.count("recordings")
        }
        self.paths = paths
    }

    /// Relative to the export.
    func path(of segment: Segment) -> String { paths[segment.recording] ?? "" }
}

import EMSManifest

/// A track that a format names or holds as a whole, and the turns that are heard in it.
struct Recording {
    /// The encounter's id for the mix, followed by the speaker's for a stem and by the stream's for a noisy twin: as
    /// segments name it.
    var id: String
    /// Absent if the data set has no sound.
    var stream: StreamRecord?
    /// In order of start.
    var turns: [TurnRecord]
    /// Id of the clean mix, where this one is noisy.
    var twin: String?

    /// What it is heard under: nothing, unless it is noisy.
    var noiseFields: [(String, LoaderJSON)] { stream?.noise?.fields(twin: twin) ?? [] }
}

extension NoiseRecord {
    /// As the columns of a table; none without a twin.
    func fields(twin: String?) -> [(String, LoaderJSON)] {
        guard let twin else { return [] }
        return [
            ("twin", .string(twin)), ("scene", .string(scene)), ("snr_db", .number(ratioDecibels)),
            ("measured_snr_db", .number(measuredRatioDecibels)),
        ]
    }
}

extension ExportEncounter {
    /// The tracks that the options ask for: the mix, the voice of each speaker that says something, or each noisy twin.
    func recordings(_ track: ExportOptions.Track) throws -> [Recording] {
        let turns = try turns()
        switch track {
        case .mix: return [Recording(id: id, stream: mix, turns: turns)]
        case .speaker:
            return try record.speakers.map(\.id).compactMap { speaker in
                let own = turns.filter { $0.speaker == speaker }
                if own.isEmpty { return nil }
                return Recording(id: "\(id)-\(speaker)", stream: try voice(of: speaker), turns: own)
            }
        case .noisy:
            return try twinsOfMix().map { Recording(id: "\(id)-\($0.id)", stream: $0, turns: turns, twin: id) }
        }
    }

    /// Throws if there are none.
    func twinsOfMix() throws -> [StreamRecord] {
        guard !noisyTwins.isEmpty else {
            throw ExportError(.missingStream, "\(id) has no noisy twin of its mix")
        }
        return noisyTwins
    }

    /// The dry voice of a speaker. Absent if the encounter has no sound; throws if it has sound without this voice.
    func voice(of speaker: String) throws -> StreamRecord? {
        let stem = stem(of: speaker)
        guard stem != nil || mix == nil else {
            throw ExportError(.missingStream, "\(id) has no track of the voice of \(speaker) alone")
        }
        return stem
    }
}

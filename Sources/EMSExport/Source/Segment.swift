import EMSManifest
import EMSModel

/// A stretch of sound with its words, as recognisers are trained on it.
struct Segment {
    /// Speaker key and turn or number: letters, digits, `-` and `_`.
    var id: String
    /// The track it is cut from: the encounter's id for the mix, followed by the speaker's for a stem.
    var recording: String
    /// Absent if the data set has no sound.
    var stream: StreamRecord?
    /// Absent if several people speak.
    var speaker: String?
    /// The encounter's id and the speaker's: nobody is the same person in two calls.
    var speakerKey: String
    var span: SessionSpan
    /// The words asked for, separated by single spaces; never empty.
    var text: String
    /// In order of start.
    var turns: [TurnRecord]
    /// Id of the same segment of the clean mix, where this one is noisy.
    var twin: String?

    /// What it is heard under; absent of the clean mix and of stems.
    var noise: NoiseRecord? { stream?.noise }
    /// Of the recording; the first sample at or after the start.
    var firstSample: Int { span.start.sampleIndex(rateHertz: rateHertz) }
    /// Half-open.
    var endSample: Int { max(span.end.sampleIndex(rateHertz: rateHertz), firstSample + 1) }
    var rateHertz: Int { Int(stream?.sampleRateHertz ?? 16_000) }

    /// The same words in a noisy twin of the mix. Its id begins with that of the clean one.
    func heard(in stream: StreamRecord, of encounter: ExportEncounter) -> Segment {
        var segment = self
        segment.id = "\(id)-\(stream.id)"
        segment.recording = "\(encounter.id)-\(stream.id)"
        segment.stream = stream
        segment.twin = id
        return segment
    }

    /// What is to be said of its noise: nothing, unless it is noisy.
    var noiseFields: [(String, LoaderJSON)] { noise?.fields(twin: twin) ?? [] }

    /// As the columns of a table, for formats that carry more than a text.
    func fields(of encounter: ExportEncounter) -> [(String, LoaderJSON)] {
        [
            ("id", .string(id)), ("encounter", .string(encounter.id)),
            ("protocol", .string(encounter.record.clinicalProtocol.id)),
            ("language", .string(encounter.record.language)), ("start", .time(span.start)), ("end", .time(span.end)),
            ("duration", .time(span.length)), ("speaker", .string(speaker ?? "")), ("text", .string(text)),
            ("turns", .array(turns.map(\.fields))),
        ] + noiseFields
    }
}

extension TurnRecord {
    /// A turn with its words as objects: lists of mixed types are what table readers refuse.
    fileprivate var fields: LoaderJSON {
        .object([
            ("id", .string(id)), ("speaker", .string(speaker)), ("role", .string(role.rawValue)),
            ("topic", .string(topic.rawValue)), ("start", .time(start)), ("end", .time(end)),
            ("text", .string(text.singleLine)), ("spoken", .string(spoken.singleLine)),
            ("clean", .string(clean.singleLine)),
            (
                "words",
                .array(
                    words.map {
                        .object([
                            ("text", .string($0.text)), ("start", .time($0.start)), ("end", .time($0.end)),
                        ])
                    })
            ),
        ])
    }
}

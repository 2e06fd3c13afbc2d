public import EMSModel

/// One stream of an encounter: a file, and for some kinds further files that belong to it.
public struct StreamRecord: Hashable, Sendable {
    /// Unique in the encounter, such as `mix` or `monitor`.
    public var id: String
    public var kind: StreamKind
    /// Relative to the data set, forward slashes.
    public var path: String
    /// Such as `audio/flac` or `application/jsonlines`.
    public var mediaType: String
    public var bytes: Int64
    /// 64 lower-case hexadecimal digits.
    public var sha256: String
    /// Of regular streams.
    public var sampleRateHertz: Double?
    /// For each channel.
    public var samples: Int64?
    /// Of audio: channels; of a sensor record: signals.
    public var channels: Int?
    /// From sample index to session time; identity if absent.
    public var clock: StreamClock?
    /// A list of times, for streams without an affine clock.
    public var timesPath: String?
    /// Spans in which samples are valid.
    public var validityPath: String?
    public var device: String?
    /// Of a stem: whose voice it is.
    public var speaker: String?
    /// Of a recording with faults: id of the stream that holds the same without them.
    public var twin: String?
    /// Of a noisy twin of the mix.
    public var noise: NoiseRecord?
    /// Of an impulse response.
    public var room: RoomRecord?
    /// Further files of the stream, such as signal and annotation files of a WFDB header.
    public var files: [FileRecord]?

    public init(
        id: String, kind: StreamKind, path: String, mediaType: String, bytes: Int64, sha256: String,
        sampleRateHertz: Double? = nil, samples: Int64? = nil, channels: Int? = nil, clock: StreamClock? = nil,
        timesPath: String? = nil, validityPath: String? = nil, device: String? = nil, speaker: String? = nil,
        twin: String? = nil, noise: NoiseRecord? = nil, room: RoomRecord? = nil, files: [FileRecord]? = nil
    ) {
        self.id = id
        self.kind = kind
        self.path = path
        self.mediaType = mediaType
        self.bytes = bytes
        self.sha256 = sha256
        self.sampleRateHertz = sampleRateHertz
        self.samples = samples
        self.channels = channels
        self.clock = clock
        self.timesPath = timesPath
        self.validityPath = validityPath
        self.device = device
        self.speaker = speaker
        self.twin = twin
        self.noise = noise
        self.room = room
        self.files = files
    }
}

extension StreamRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case id, kind, path, bytes, sha256, samples, channels, clock, device, speaker, twin, noise, room, files
        case mediaType = "media_type"
        case sampleRateHertz = "sample_rate_hz"
        case timesPath = "times_path"
        case validityPath = "validity_path"
    }
}

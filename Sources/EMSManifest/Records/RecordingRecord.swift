/// A recording of somebody's that takes part in a data set: a noise, or the impulse response of a room.
public struct RecordingRecord: Hashable, Sendable {
    public enum Use: String, Hashable, Sendable, Codable, CaseIterable { case noise, impulse }

    /// As `noise.scene` or `room.room` of streams name it.
    public var id: String
    public var use: Use
    /// Name of the file in the folder it was taken from.
    public var name: String
    public var sha256: String
    /// SPDX identifier or expression.
    public var license: String
    /// Whom to name, as its licence file says.
    public var attribution: String?
    /// The one split in which it may be heard.
    public var split: Split
    /// Of an impulse response: time in which sound falls by 60 dB, measured on the samples (T20), if any.
    public var measuredDecaySeconds: Double?

    public init(
        id: String, use: Use, name: String, sha256: String, license: String, attribution: String? = nil, split: Split,
        measuredDecaySeconds: Double? = nil
    ) {
        self.id = id
        self.use = use
        self.name = name
        self.sha256 = sha256
        self.license = license
        self.attribution = attribution
        self.split = split
        self.measuredDecaySeconds = measuredDecaySeconds
    }
}

extension RecordingRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case id, use, name, sha256, license, attribution, split
        case measuredDecaySeconds = "measured_decay_s"
    }
}

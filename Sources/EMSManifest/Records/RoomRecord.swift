/// What an impulse response leads from and to.
public struct RoomRecord: Hashable, Sendable {
    /// Id of the room, such as `bedroom`, or of a recorded one, such as `own-1f2e3d4c5b6a`.
    public var room: String
    /// `glasses`, `chest` or `monitor`; `recording` for a recorded response.
    public var microphone: String
    /// From the mouth to the microphone; nil for a recorded response.
    public var distanceMetres: Double?
    /// Time in which sound falls by 60 dB, as stated; nil where there is no such time.
    public var decaySeconds: Double?
    /// The same, measured on the samples by Schroeder integration (T20).
    public var measuredDecaySeconds: Double?
    /// Of a recorded response: from its first sample to the peak of the direct sound, at most a millisecond.
    public var delaySeconds: Double?
    /// Of a recorded response; nil for one that was computed.
    public var source: SourceRecord?

    public init(
        room: String, microphone: String, distanceMetres: Double? = nil, decaySeconds: Double? = nil,
        measuredDecaySeconds: Double? = nil, delaySeconds: Double? = nil, source: SourceRecord? = nil
    ) {
        self.room = room
        self.microphone = microphone
        self.distanceMetres = distanceMetres
        self.decaySeconds = decaySeconds
        self.measuredDecaySeconds = measuredDecaySeconds
        self.delaySeconds = delaySeconds
        self.source = source
    }
}

extension RoomRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case room, microphone, source
        case distanceMetres = "distance_m"
        case decaySeconds = "decay_s"
        case measuredDecaySeconds = "measured_decay_s"
        case delaySeconds = "delay_s"
    }
}

/// What an impulse response leads from and to.
public struct RoomRecord: Hashable, Sendable {
    /// Id of the room, such as `bedroom`.
    public var room: String
    /// `glasses`, `chest` or `monitor`.
    public var microphone: String
    /// From the mouth to the microphone.
    public var distanceMetres: Double
    /// Time in which sound falls by 60 dB, as stated; nil where there is no such time.
    public var decaySeconds: Double?
    /// The same, measured on the samples by Schroeder integration (T20).
    public var measuredDecaySeconds: Double?

    public init(
        room: String, microphone: String, distanceMetres: Double, decaySeconds: Double? = nil,
        measuredDecaySeconds: Double? = nil
    ) {
        self.room = room
        self.microphone = microphone
        self.distanceMetres = distanceMetres
        self.decaySeconds = decaySeconds
        self.measuredDecaySeconds = measuredDecaySeconds
    }
}

extension RoomRecord: Codable {
    enum CodingKeys: String, CodingKey {
        case room, microphone
        case distanceMetres = "distance_m"
        case decaySeconds = "decay_s"
        case measuredDecaySeconds = "measured_decay_s"
    }
}

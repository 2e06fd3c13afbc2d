public import EMSReproducibility

/// What a recipe may choose about the mix.
public struct AudioSceneOptions: Sendable {
    /// Integrated loudness of the mix in LUFS, as in EBU R 128; reached unless the peak stands against it.
    public var targetLoudness = -23.0
    /// Highest sample of the mix in dB of full scale, at most −1.
    public var peakCeilingDecibels = -1.0
    /// Whether the bed holds room tone between the sounds.
    public var hasRoomTone = true
    /// RMS of the room tone against speech.
    public var roomToneDecibels = -36.0
    /// By speaker, what the room makes of his turns on air or through a loudspeaker; nothing for who is not in it.
    public var impulses: [String: RoomImpulse] = [:]
    /// Source of all noise.
    public var random: RandomSubstream

    public init(random: RandomSubstream) { self.random = random }

    /// A stream named `audio` of the encounter's seed.
    public init(seed: UInt64) { random = RandomSubstream(seed: seed, "audio") }
}

public import EMSModel
public import EMSReproducibility

/// What a recipe may choose about the sounds of devices.
public struct SoundEventOptions: Sendable {
    /// Whether the monitor beeps at each R peak.
    public var hasPulseTone = true
    /// Beats a minute of the metronome; nil follows the rate of each bout of compressions.
    public var metronomePerMinute: Double?
    public var hasMetronome = true
    public var hasAlarms = true
    /// Whether a radio transmission ends with a tone.
    public var hasRogerBeep = true
    /// What is normal at the patient's age: the monitor's limits lie around it.
    public var norms = VitalNorms.adult
    /// Source of the intervals between alarms and of when the crew silences them.
    public var random: RandomSubstream

    public init(random: RandomSubstream) { self.random = random }

    /// A stream named `sounds` of the encounter's seed.
    public init(seed: UInt64) { random = RandomSubstream(seed: seed, "sounds") }
}

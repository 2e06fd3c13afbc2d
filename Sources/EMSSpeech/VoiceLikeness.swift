public import EMSModel
internal import EMSReproducibility

extension VoiceProfile {
    /// How far apart two voices sound by their measured pitch and third formant, in units of what each differs by between
    /// two halves of what one person says (`scripts/measure-voices`); nil where either has not been measured.
    public func distance(to other: VoiceProfile) -> Double? {
        guard let pitchHertz, let otherPitch = other.pitchHertz, let thirdFormantHertz,
            let otherFormant = other.thirdFormantHertz
        else { return nil }
        let pitch = Self.semitones(otherPitch / pitchHertz) / 0.4
        let formant = Self.semitones(otherFormant / thirdFormantHertz) / 0.2
        return (pitch * pitch + formant * formant).squareRoot()
    }

    /// Nearer than this two people may be taken for one: what a person differs by from himself lies below 3.0 in 19 of 20
    /// cases.
    public static let leastDistance = 6.0

    public func isLike(_ other: VoiceProfile) -> Bool {
        distance(to: other).map { $0 < Self.leastDistance } ?? (id == other.id)
    }

    /// The same voice set higher or lower. Of the engine's 100 steps each raises the voice by a fifth of a semitone, as
    /// measured for voices of one mouth.
    public func raised(by steps: Int) -> VoiceProfile {
        var copy = self
        copy.pitch = min(99, max(0, pitch + steps))
        let octaves = Double(copy.pitch - pitch) * 0.2 / 12
        copy.pitchHertz = pitchHertz.map { $0 * DeterministicMath.exp(octaves * Self.logarithmOfTwo) }
        return copy
    }

    /// As it sounds in a way of speaking, to an ear that is used to another.
    public func spoken(
        _ delivery: DialogueTurn.Delivery, among others: DialogueTurn.Delivery = .normal
    ) -> VoiceProfile {
        raised(by: VoiceManner(delivery).pitch - VoiceManner(others).pitch)
    }

    private static let logarithmOfTwo = 0.6931471805599453

    private static func semitones(_ ratio: Double) -> Double {
        12 * DeterministicMath.log(ratio) / logarithmOfTwo
    }
}

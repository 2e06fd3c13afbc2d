public import EMSModel

/// The way of one turn from its stem into the mix.
///
/// With `dry` the `sampleCount` samples of the speaker's stem from `startSample` on, of full scale 1:
/// air contributes `round(dry · gain)` at the same place; another channel contributes
/// `round(channel(dry · drive) · gain)`, beginning `reach` samples earlier and as much longer at the end. Products are
/// single precision, rounding is to the nearest step, ties to even. In a room, what comes from the speaker or his channel
/// is convolved with his impulse response (its samples over 16,384) before the gain, and is longer by its length.
public struct TurnMix: Hashable, Sendable {
    public var turnID: String
    public var speaker: String
    public var channel: DialogueTurn.Channel
    public var startSample: Int
    public var sampleCount: Int
    /// Gain before the channel, dB; 0 on air.
    public var driveDecibels: Double
    /// Gain after it, the master gain included, dB.
    public var gainDecibels: Double
    /// Whether it goes through the speaker's impulse response.
    public var isInRoom: Bool

    /// Samples by which the contribution reaches beyond the turn on either side.
    public var reach: Int { channel == .air ? 0 : SpeechChannel.reach }

    /// What the turn adds to the mix, recomputed from the speaker's whole stem: element `i` belongs to sample
    /// `startSample − reach + i`, which may lie outside the scene and is then not in the mix. Traps when the stem is
    /// shorter than the turn's end.
    public func contribution(of stem: [Int16], impulse: RoomImpulse? = nil) -> [Int16] {
        let dry = stem[startSample..<startSample + sampleCount]
        let gain = Float(Decibels.amplitude(gainDecibels))
        return processed(dry, impulse: isInRoom ? impulse : nil).map { SampleRounding.sixteenBits($0 * gain) }
    }

    /// The output of channel and room in 16-bit steps, before the gain.
    func processed(_ dry: ArraySlice<Int16>, impulse: RoomImpulse?) -> [Float] {
        let speech = throughChannel(dry)
        return impulse?.apply(to: speech) ?? speech
    }

    private func throughChannel(_ dry: ArraySlice<Int16>) -> [Float] {
        guard channel != .air else { return dry.map { Float($0) } }
        let drive = Float(Decibels.amplitude(driveDecibels)) / 32_768
        return SpeechChannel.process(dry.map { Float($0) * drive }, channel: channel).map { $0 * 32_768 }
    }
}

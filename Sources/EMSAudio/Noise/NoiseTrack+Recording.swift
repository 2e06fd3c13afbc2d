import EMSModel
public import EMSReproducibility

extension NoiseTrack {
    /// A recording over a whole session, from a place in it that is drawn; where it is shorter than the session it goes
    /// on from its beginning, over a cross-fade of 100 ms. One event, as long as the session.
    ///
    /// A pure function of its arguments.
    ///
    /// - Parameter recording: 16 kHz, not empty.
    public init(recording: [Int16], sampleCount: Int, random: RandomSubstream) {
        var random = random.substream("recording")
        let source: [Float]
        if recording.count >= sampleCount {
            let start = random.integer(in: 0...recording.count - sampleCount)
            source = recording[start..<start + sampleCount].map { Float($0) }
        } else {
            let loop = Self.loop(recording)
            let start = random.integer(in: 0...loop.count - 1)
            source = (0..<sampleCount).map { loop[(start + $0) % loop.count] }
        }
        var buffer = MixBuffer(count: sampleCount)
        buffer.add(source, at: 0, gain: 1)
        self.init(
            buffer,
            events: [
                Event(
                    label: "recording",
                    span: .init(start: .zero, end: .sample(sampleCount, rateHertz: AudioScene.sampleRateHertz)))
            ])
    }

    /// A period whose end runs into its beginning, at equal power.
    private static func loop(_ recording: [Int16]) -> [Float] {
        let fade = min(AudioScene.sampleRateHertz / 10, recording.count / 4)
        let period = recording.count - fade
        var loop = recording[..<period].map { Float($0) }
        for index in 0..<fade {
            let share = (Float(index) + 0.5) / Float(fade)
            loop[index] = loop[index] * share.squareRoot() + Float(recording[period + index]) * (1 - share).squareRoot()
        }
        return loop
    }
}

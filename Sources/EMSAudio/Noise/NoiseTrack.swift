public import EMSModel
public import EMSReproducibility

/// The noise of a scene over a whole session.
public struct NoiseTrack: Sendable {
    /// Something that is heard in the noise.
    public struct Event: Hashable, Sendable {
        public var label: String
        public var span: SessionSpan
    }

    /// As long as the session, at −26 dB of full scale or as far below as its peaks need.
    public var samples: [Int16]
    /// By start, then in the order of the layers.
    public var events: [Event]

    private static let levelDecibels = -26.0
    private static let peakDecibels = -1.0

    /// A pure function of its arguments.
    ///
    /// - Parameter talk: for each talker of the scene, in the order of its layers, the lines he says, 16 kHz.
    public init(scene: NoiseScene, sampleCount: Int, talk: [[[Int16]]], random: RandomSubstream) {
        var buffer = MixBuffer(count: sampleCount)
        var events: [(start: Int, event: Event)] = []
        var talkers = talk[...]
        for (number, layer) in scene.layers.enumerated() {
            var own: [[[Int16]]] = []
            if case .talk(let count) = layer.sound {
                own = Array(talkers.prefix(count))
                talkers = talkers.dropFirst(count)
            }
            let rendered = LayerRenderer(layer: layer, random: random.substream("layer\(number)"), talk: own).render(
                count: sampleCount)
            buffer.add(rendered.samples, at: 0, gain: Float(Decibels.amplitude(layer.levelDecibels)))
            events += rendered.spans.map { span in
                let start = SessionTime.sample(span.lowerBound, rateHertz: AudioScene.sampleRateHertz)
                let end = SessionTime.sample(span.upperBound, rateHertz: AudioScene.sampleRateHertz)
                return (
                    span.lowerBound, Event(label: layer.label, span: SessionSpan(start: start, end: end))
                )
            }
        }
        self.init(
            buffer,
            events: events.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
                .map(\.element.event))
    }

    /// At the level of all noise.
    init(_ buffer: MixBuffer, events: [Event]) {
        samples = buffer.quantised(gain: Self.gain(of: buffer))
        self.events = events
    }

    private static func gain(of buffer: MixBuffer) -> Float {
        var sum = 0.0
        var peak: Float = 0
        for sample in buffer.samples {
            sum += Double(sample) * Double(sample)
            peak = max(peak, abs(sample))
        }
        guard sum > 0 else { return 0 }
        let rms = (sum / Double(buffer.count)).squareRoot()
        return Float(
            32_768
                * min(
                    Decibels.amplitude(levelDecibels) / rms, Decibels.amplitude(peakDecibels) / Double(peak)))
    }
}

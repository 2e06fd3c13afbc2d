public import EMSReproducibility

/// Puts breaths into the pauses of an utterance: what is said stays as it is and comes later.
public struct GaspedBreaths {
    private let rate: Int

    /// Against the utterance, dB. Ours, with the length of 0.35 to 0.8 s of a breath that is drawn in haste.
    private static let level = -16.0
    private static let seconds = 0.35...0.8

    /// - Parameter sampleRateHertz: 8,000 and more.
    public init(sampleRateHertz: Int) { rate = sampleRateHertz }

    /// What was put in: so many samples before the sample that was at `place`.
    public struct Breath: Hashable, Sendable {
        public var place: Int
        public var count: Int
    }

    /// - Parameter places: samples in pauses, ascending, within the utterance.
    public func insert(
        into speech: [Int16], at places: [Int], random: RandomSubstream
    ) -> (samples: [Int16], breaths: [Breath]) {
        var random = random
        let power = speech.reduce(0) { $0 + Double($1) * Double($1) } / Double(max(1, speech.count))
        let size = power.squareRoot() * Decibels.amplitude(Self.level)
        var samples: [Int16] = []
        var breaths: [Breath] = []
        var done = 0
        for place in places where (done...speech.count).contains(place) {
            samples += speech[done..<place]
            let breath = breath(count: Int(random.uniform(Self.seconds) * Double(rate)), size: size, &random)
            samples += breath
            breaths.append(Breath(place: place, count: breath.count))
            done = place
        }
        samples += speech[done...]
        return (samples, breaths)
    }

    /// Air through an open mouth: noise between 400 and 2,800 Hz that swells and is cut short, silence around it.
    private func breath(count: Int, size: Double, _ random: inout RandomSubstream) -> [Int16] {
        let silence = count / 6
        let heard = count - 2 * silence
        var air = (0..<heard).map { _ in Float(random.uniform(-1...1)) }
        for section in [
            Biquad.highPass(400, quality: 0.7, rateHertz: Double(rate)),
            Biquad.lowPass(2_800, quality: 0.7, rateHertz: Double(rate)),
        ] { section.apply(to: &air) }
        let loudness = (air.reduce(0) { $0 + Double($1) * Double($1) } / Double(max(1, heard))).squareRoot()
        let quiet = [Int16](repeating: 0, count: silence)
        let swollen = air.indices.map { index in
            let part = Double(index) / Double(heard)
            let swell = part < 0.7 ? part / 0.7 : (1 - part) / 0.3
            return Int16((Double(air[index]) / max(loudness, 1e-9) * size * swell).rounded(.toNearestOrEven))
        }
        return quiet + swollen + [Int16](repeating: 0, count: count - silence - heard)
    }
}

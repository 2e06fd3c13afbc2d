import EMSReproducibility

/// Slow small changes that nobody causes: first-order autoregressive noise with a time constant of 20 s, one stream a
/// quantity, drawn every second whatever happens, so that a drug more or less leaves it as it was.
struct Wander {
    /// Heart rate, pressure, saturation, breathing, carbon dioxide; the other places stay empty.
    private var values = SIMD8<Double>()
    private var stream: RandomSubstream

    var heartRate: Double { values[0] }
    var pressure: Double { values[1] }
    var saturation: Double { values[2] }
    var breathing: Double { values[3] }
    var carbonDioxide: Double { values[4] }

    private static let keep = 0.95
    /// What of each draw is taken up, so that the deviations of the quantities come out.
    private let gain = SIMD8(1.4, 2.2, 0.35, 0.5, 0.5, 0, 0, 0) * (1 - Self.keep * Self.keep).squareRoot()

    init(random: RandomSubstream) { stream = random.substream("wander") }

    mutating func step() {
        let news = SIMD8(
            stream.nearNormal(), stream.nearNormal(), stream.nearNormal(), stream.nearNormal(), stream.nearNormal(),
            0, 0, 0)
        values = Self.keep * values + gain * news
    }
}

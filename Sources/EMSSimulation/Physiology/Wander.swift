import EMSReproducibility

/// Slow small changes that nobody causes: first-order autoregressive noise with a time constant of 20 s, one stream a
/// quantity, drawn every second whatever happens, so that a drug more or less leaves it as it was.
struct Wander {
    /// Heart rate, pressure, saturation, breathing, carbon dioxide; the other places stay empty.
    private var values = SIMD8<Double>()
    private var stream: RandomSubstream
    /// Drawn ahead, and how many of them are used. An array, since a vector in here would have the whole copied with every
    /// number that is taken.
    private var normals = Array(repeating: 0.0, count: Self.drawn)
    private var used = Self.drawn

    var heartRate: Double { values[0] }
    var pressure: Double { values[1] }
    var saturation: Double { values[2] }
    var breathing: Double { values[3] }
    var carbonDioxide: Double { values[4] }

    private static let quantities = 5
    /// For eight seconds.
    private static let drawn = 8 * quantities
    private static let keep = 0.95
    private static var deviations: SIMD8<Double> { SIMD8(1.4, 2.2, 0.35, 0.5, 0.5, 0, 0, 0) }

    init(random: RandomSubstream) { stream = random.substream("wander") }

    mutating func step() {
        if used == Self.drawn { draw() }
        var news = SIMD8<Double>()
        for place in 0..<Self.quantities { news[place] = max(-2.5, min(2.5, normals[used + place])) }
        used += Self.quantities
        values = Self.keep * values + Self.deviations * (1 - Self.keep * Self.keep).squareRoot() * news
    }

    private mutating func draw() {
        for start in stride(from: 0, to: Self.drawn, by: 8) {
            let eight = stream.eightNormals()
            for place in eight.indices { normals[start + place] = eight[place] }
        }
        used = 0
    }
}

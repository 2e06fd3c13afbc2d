import EMSReproducibility

/// Slow small changes that nobody causes: first-order autoregressive noise with a time constant of 20 s, one stream a
/// quantity, drawn every second whatever happens, so that a drug more or less leaves it as it was.
struct Wander {
    private(set) var heartRate = 0.0
    private(set) var pressure = 0.0
    private(set) var saturation = 0.0
    private(set) var breathing = 0.0
    private(set) var carbonDioxide = 0.0
    private var stream: RandomSubstream
    /// Drawn ahead, eight at a time, and how many of them are used. An array, since a vector in here would have the whole
    /// copied with every number that is taken.
    private var normals = Array(repeating: 0.0, count: 8)
    private var used = 8

    init(random: RandomSubstream) { stream = random.substream("wander") }

    mutating func step() {
        heartRate = next(heartRate, deviation: 1.4)
        pressure = next(pressure, deviation: 2.2)
        saturation = next(saturation, deviation: 0.35)
        breathing = next(breathing, deviation: 0.5)
        carbonDioxide = next(carbonDioxide, deviation: 0.5)
    }

    private mutating func next(_ value: Double, deviation: Double) -> Double {
        if used == 8 {
            let drawn = stream.eightNormals()
            for place in drawn.indices { normals[place] = drawn[place] }
            used = 0
        }
        defer { used += 1 }
        let keep = 0.95
        return keep * value + deviation * (1 - keep * keep).squareRoot() * max(-2.5, min(2.5, normals[used]))
    }
}

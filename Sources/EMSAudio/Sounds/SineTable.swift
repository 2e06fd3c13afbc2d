import EMSReproducibility

/// One turn of a sine in 4,096 steps, interpolated: exact to −120 dB, the same on every processor.
struct SineTable: Sendable {
    static let shared = SineTable()

    private let values: [Float]

    private init() { values = (0...4096).map { Float(DeterministicMath.sinTurns(Double($0) / 4096)) } }

    /// Sine of a phase in turns, not negative.
    @inline(__always)
    func callAsFunction(_ turns: Double) -> Float {
        let place = (turns - turns.rounded(.towardZero)) * 4096
        let index = Int(place)
        let fraction = Float(place - Double(index))
        return values[index] + (values[index + 1] - values[index]) * fraction
    }
}

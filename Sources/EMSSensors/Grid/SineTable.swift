import EMSReproducibility

/// One period of a wave as a table with linear interpolation; the error of a sine is below 3e-6.
struct SineTable: Sendable {
    static let sine = SineTable { DeterministicMath.sinTurns($0) }

    private static let size = 2048
    private let values: [Double]

    /// Tabulates a function of the phase in turns.
    init(_ wave: (Double) -> Double) {
        values = (0...Self.size).map { wave(Double($0 % Self.size) / Double(Self.size)) }
    }

    /// The wave at a phase in turns, which must not be negative.
    func callAsFunction(_ turns: Double) -> Double {
        let position = (turns - turns.rounded(.down)) * Double(Self.size)
        let index = Int(position)
        let left = values[index]
        return left + (values[min(index + 1, Self.size)] - left) * (position - Double(index))
    }
}

import EMSModel
import EMSReproducibility

/// What a shock does to the ECG: within 0.14 s the amplifier runs into its limit (a filter that passes no more than 40 Hz
/// lets nothing jump), stands there for 0.5 to 0.8 s, and comes back as an exponential with a time constant of 0.3 to
/// 0.36 s.
struct ShockArtefact {
    /// mV at which the amplifier saturates.
    static let limit = 10.0

    private static let rise = 0.14

    /// From the shock until less than 0.1 mV is left, in seconds of session time.
    let span: Range<Double>
    private let saturatedUntil: Double
    private let sign: Double
    private let decay: Double

    init(_ shock: ClinicalTimeline.Shock, ordinal: Int, random: RandomSubstream) {
        var stream = random.substream("shock/\(ordinal)")
        let start = shock.time.seconds
        saturatedUntil = start + Self.rise + stream.uniform(0.5...0.8)
        sign = stream.chance(0.5) ? 1 : -1
        decay = stream.uniform(0.3...0.36)
        span = start..<(saturatedUntil + decay * DeterministicMath.log(Self.limit / 0.1))
    }

    func apply(to buffer: inout SampleBuffer) {
        let grid = buffer.grid
        let clear = grid.index(atSeconds: saturatedUntil)
        for index in grid.index(atSeconds: span.lowerBound)..<clear {
            let share = min(1, (grid.seconds(index) - span.lowerBound) / Self.rise)
            let grip = 0.5 - 0.5 * DeterministicMath.cosTurns(share / 2)
            buffer.values[index] = (1 - grip) * buffer.values[index] + grip * sign * Self.limit
        }
        // Followed until it is below the converter's step.
        var level = sign * Self.limit
        let keep = DeterministicMath.exp(-1 / (decay * Double(grid.rateHertz)))
        for index in clear..<grid.index(atSeconds: saturatedUntil + 14 * decay) {
            buffer.values[index] += level
            level *= keep
        }
    }
}

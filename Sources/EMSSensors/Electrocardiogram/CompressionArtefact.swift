import EMSReproducibility

/// What compressions do to the ECG: a wave at their rate with strong harmonics (Amann 2010), its shape fixed for a
/// patient, its height following the depth; nothing between bouts, which is why crews pause to see the rhythm.
struct CompressionArtefact {
    private let wave: SineTable
    private let height: Double

    /// `height` is the amplitude of the fundamental in mV at 50 mm.
    init(random: RandomSubstream) {
        var stream = random.substream("artefact")
        let phases = (0..<4).map { _ in stream.unit() }
        let second = stream.uniform(0.3...0.7)
        let third = stream.uniform(0.15...0.35)
        let fourth = stream.uniform(0.05...0.2)
        height = stream.uniform(0.3...0.9)
        wave = SineTable { turns in
            DeterministicMath.sinTurns(turns + phases[0])
                + second * DeterministicMath.sinTurns(2 * turns + phases[1])
                + third * DeterministicMath.sinTurns(3 * turns + phases[2])
                + fourth * DeterministicMath.sinTurns(4 * turns + phases[3])
        }
    }

    func add(_ activity: CompressionActivity, to buffer: inout SampleBuffer) {
        let compressions = activity.compressions
        let grid = buffer.grid
        for (number, compression) in compressions.enumerated() {
            let next = compression.isLast ? nil : compressions[number + 1]
            let length =
                next.map { $0.start - compression.start } ?? (CompressionStroke.activeShare * compression.interval)
            let gain = height * compression.depth / 50
            let after = next.map { height * $0.depth / 50 } ?? gain
            let first = grid.index(atSeconds: compression.start)
            for index in first..<max(first, grid.index(atSeconds: compression.start + length)) {
                let share = (grid.seconds(index) - compression.start) / length
                var level = gain + (after - gain) * share
                if compression.isFirst { level *= min(1, share * 4) }
                if compression.isLast { level *= min(1, (1 - share) * 4) }
                buffer.values[index] += level * wave(max(0, share))
            }
        }
    }
}

import EMSReproducibility

/// What a pad between the hands and the chest measures: depth in mm, and its acceleration towards the patient in m/s²
/// with gravity taken off. Depth is 0 while nobody compresses.
struct CompressionPadSignal {
    let compressions: CompressionActivity
    let random: RandomSubstream

    func millimetres(on grid: SampleGrid) -> [Double] {
        Self.depths(compressions.compressions, on: grid)
    }

    func acceleration(on grid: SampleGrid) -> [Double] {
        var values = Self.accelerations(compressions.compressions, on: grid)
        var hiss = BellNoise(random.substream("pad/hiss"))
        for index in values.indices { values[index] += 0.03 * hiss.next() }
        return values
    }

    static func depths(_ compressions: [CompressionActivity.Compression], on grid: SampleGrid) -> [Double] {
        strokes(compressions, on: grid) { $0.depth * CompressionStroke.depth($1, interval: $0.interval) }
    }

    static func accelerations(_ compressions: [CompressionActivity.Compression], on grid: SampleGrid) -> [Double] {
        strokes(compressions, on: grid) {
            $0.depth / 1000 * CompressionStroke.acceleration($1, interval: $0.interval)
        }
    }

    private static func strokes(
        _ compressions: [CompressionActivity.Compression], on grid: SampleGrid,
        _ value: (CompressionActivity.Compression, Double) -> Double
    ) -> [Double] {
        var values = [Double](repeating: 0, count: grid.count)
        for compression in compressions {
            let end = compression.start + CompressionStroke.activeShare * compression.interval
            for index in grid.index(atSeconds: compression.start)..<grid.index(atSeconds: end) {
                values[index] += value(compression, grid.seconds(index) - compression.start)
            }
        }
        return values
    }
}

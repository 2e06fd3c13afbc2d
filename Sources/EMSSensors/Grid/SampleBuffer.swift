import EMSReproducibility

/// A series under construction, in physical units, onto which waves are added.
struct SampleBuffer {
    let grid: SampleGrid
    var values: [Double]

    init(grid: SampleGrid) {
        self.grid = grid
        values = [Double](repeating: 0, count: grid.count)
    }

    /// Adds a bell of the given standard deviation around `centre` (seconds of session time), cut at 4 deviations.
    mutating func addBell(at centre: Double, width: Double, amplitude: Double) {
        addHalfBell(at: centre, width: width, amplitude: amplitude, from: centre - 4 * width, to: centre + 4 * width)
    }

    /// Adds a bell that rises and falls with different standard deviations.
    mutating func addBell(at centre: Double, rise: Double, fall: Double, amplitude: Double) {
        addHalfBell(at: centre, width: rise, amplitude: amplitude, from: centre - 4 * rise, to: centre)
        addHalfBell(at: centre, width: fall, amplitude: amplitude, from: centre, to: centre + 4 * fall)
    }

    /// The bell follows from its neighbour by two multiplications: e^(−(x+δ)²/2) = e^(−x²/2) · e^(−xδ−δ²/2), and the
    /// second factor shrinks by e^(−δ²) from sample to sample. The edges are lowered to 0 so that no step is left.
    private mutating func addHalfBell(at centre: Double, width: Double, amplitude: Double, from: Double, to: Double) {
        let first = grid.index(atSeconds: from)
        let end = grid.index(atSeconds: to)
        guard first < end else { return }
        let step = 1 / (grid.trueRateHertz * width)
        let x = (grid.seconds(first) - centre) / width
        var bell = DeterministicMath.exp(-x * x / 2)
        var ratio = DeterministicMath.exp(-x * step - step * step / 2)
        let shrink = DeterministicMath.exp(-step * step)
        values.withUnsafeMutableBufferPointer { values in
            for index in first..<end {
                values[index] += amplitude * (bell - 0.000335)
                bell *= ratio
                ratio *= shrink
            }
        }
    }
}

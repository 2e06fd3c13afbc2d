import EMSModel
import EMSReproducibility
import EMSSensors

/// Small textbook measures on plain samples, independent of how the samples were made.
enum SignalAnalysis {
    /// Indices of local maxima above `share` of the highest sample but 0.1 %, at least `distance` samples apart.
    static func peaks(_ values: [Float], share: Float, distance: Int) -> [Int] {
        let sorted = values.sorted()
        let limit = share * sorted[sorted.count * 999 / 1000]
        var peaks: [Int] = []
        for index in 1..<values.count - 1
        where values[index] > limit && values[index] >= values[index - 1] && values[index] > values[index + 1] {
            if let last = peaks.last, index - last < distance {
                if values[index] > values[last] { peaks[peaks.count - 1] = index }
            } else {
                peaks.append(index)
            }
        }
        return peaks
    }

    /// Events a minute from the mean interval.
    static func rate(_ peaks: [Int], sampleRateHertz: Int) -> Double {
        guard peaks.count > 2 else { return 0 }
        return 60 * Double(sampleRateHertz) * Double(peaks.count - 1) / Double(peaks[peaks.count - 1] - peaks[0])
    }

    /// Mean absolute difference between neighbours.
    static func restlessness(_ values: [Float]) -> Float {
        zip(values.dropFirst(), values).map { abs($0 - $1) }.reduce(0, +) / Float(values.count)
    }

    static func peakToPeak(_ values: [Float]) -> Float { (values.max() ?? 0) - (values.min() ?? 0) }

    /// Fourth standardised moment; 3 for a normal distribution.
    static func kurtosis(_ values: [Float]) -> Double {
        let mean = values.map(Double.init).reduce(0, +) / Double(values.count)
        let squares = values.map { (Double($0) - mean) * (Double($0) - mean) }
        let variance = squares.reduce(0, +) / Double(values.count)
        return squares.map { $0 * $0 }.reduce(0, +) / Double(values.count) / (variance * variance)
    }

    /// Power of a windowed stretch at each multiple of the inverse of its length, from 0 up to `limit` hertz.
    static func spectrum(_ values: [Float], sampleRateHertz: Int, limit: Double) -> [(hertz: Double, power: Double)] {
        let count = values.count
        let mean = values.map(Double.init).reduce(0, +) / Double(count)
        let turns = (0..<count).map { Double($0) / Double(count) }
        let windowed = zip(values, turns).map {
            (Double($0) - mean) * (0.5 - 0.5 * DeterministicMath.cosTurns($1))
        }
        let circle = turns.map { (DeterministicMath.cosTurns($0), DeterministicMath.sinTurns($0)) }
        let step = Double(sampleRateHertz) / Double(count)
        return (1...Int(limit / step)).map { bin in
            var real = 0.0
            var imaginary = 0.0
            for index in 0..<count {
                let (cosine, sine) = circle[index * bin % count]
                real += windowed[index] * cosine
                imaginary += windowed[index] * sine
            }
            return (Double(bin) * step, real * real + imaginary * imaginary)
        }
    }

    /// The lag of the highest autocorrelation within a range, refined by a parabola, in samples.
    static func period(_ values: [Float], lags: ClosedRange<Int>) -> Double {
        let mean = values.reduce(0, +) / Float(values.count)
        let centred = values.map { Double($0 - mean) }
        let correlation = { (lag: Int) in
            var sum = 0.0
            for index in lag..<centred.count { sum += centred[index] * centred[index - lag] }
            return sum / Double(centred.count - lag)
        }
        let best = lags.max { correlation($0) < correlation($1) }!
        let (left, middle, right) = (correlation(best - 1), correlation(best), correlation(best + 1))
        return Double(best) + 0.5 * (left - right) / (left - 2 * middle + right)
    }
}

extension SensorRecord {
    /// Values between two session times in seconds.
    func values(_ name: String, from start: Double, to end: Double) -> [Float] {
        values(of: name, from: .seconds(start), seconds: end - start)
    }
}

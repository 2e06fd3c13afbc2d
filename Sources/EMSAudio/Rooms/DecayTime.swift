import EMSReproducibility

/// Decay time of an impulse response by Schroeder's backward integration: the line through the levels from −5 to
/// −25 dB, drawn on to −60 dB (T20 of ISO 3382). The first 5 ms are left out, so that the direct sound of a mouth next to
/// the microphone does not count as decay.
enum DecayTime {
    /// Seconds; nil where the response does not fall by 25 dB.
    static func seconds(of response: [Double]) -> Double? {
        let response = response.dropFirst(AudioScene.sampleRateHertz / 200)
        var energies = [Double](repeating: 0, count: response.count)
        let start = response.startIndex
        var sum = 0.0
        for index in response.indices.reversed() {
            sum += response[index] * response[index]
            energies[index - start] = sum
        }
        guard sum > 0 else { return nil }
        let (upper, lower) = (sum * DeterministicMath.pow(10, -0.5), sum * DeterministicMath.pow(10, -2.5))
        guard let first = energies.firstIndex(where: { $0 <= upper }),
            let last = energies.firstIndex(where: { $0 <= lower }), last > first + 2
        else { return nil }
        // Least squares over the levels.
        let count = Double(last - first)
        var (x, y, xx, xy) = (0.0, 0.0, 0.0, 0.0)
        for index in first..<last where energies[index] > 0 {
            let (time, level) = (Double(index - first), Decibels.of(power: energies[index] / sum))
            x += time
            y += level
            xx += time * time
            xy += time * level
        }
        let slope = (count * xy - x * y) / (count * xx - x * x)
        return slope < 0 ? -60 / slope / Double(AudioScene.sampleRateHertz) : nil
    }
}

import EMSReproducibility

/// White noise, uniform in −1 ..< 1, four samples from each random word.
struct NoiseSource {
    private var random: RandomSubstream

    init(_ random: RandomSubstream) { self.random = random }

    mutating func waveform(count: Int) -> Waveform {
        var wave = Waveform.silence(count)
        fill(&wave.samples) { $0 }
        return wave
    }

    /// Gives every sample of a buffer `shape` of the next noise value.
    mutating func fill(_ samples: inout [Float], _ shape: (Float) -> Float) {
        samples.withUnsafeMutableBufferPointer { samples in
            var index = 0
            while index < samples.count {
                var word = random.next()
                for place in index..<min(index + 4, samples.count) {
                    samples[place] = shape(Float(Int16(truncatingIfNeeded: word)) * 0x1p-15)
                    word >>= 16
                }
                index += 4
            }
        }
    }
}

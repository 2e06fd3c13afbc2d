/// A track while it is being summed, in 16-bit steps before the master gain.
struct MixBuffer {
    var samples: [Float]

    var count: Int { samples.count }

    init(count: Int) { samples = [Float](repeating: 0, count: count) }

    /// Adds what lies within the track, and before sample `limit` if there is one.
    mutating func add(_ other: [Float], at start: Int, gain: Float, before limit: Int = .max) {
        let first = max(start, 0)
        let end = min(start + other.count, samples.count, limit)
        guard first < end else { return }
        samples.withUnsafeMutableBufferPointer { target in
            other.withUnsafeBufferPointer { source in
                for index in first..<end { target[index] += source[index - start] * gain }
            }
        }
    }

    func quantised(gain: Float) -> [Int16] {
        [Int16](unsafeUninitializedCapacity: samples.count) { target, initialized in
            samples.withUnsafeBufferPointer { source in
                for index in 0..<source.count {
                    target[index] = SampleRounding.sixteenBits(source[index] * gain)
                }
            }
            initialized = samples.count
        }
    }
}

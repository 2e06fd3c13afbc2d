/// Loudness and peaks of the sum of bed and turns before the master gain, in windows of 100 ms; the sum itself is not
/// kept.
struct SceneMeasure {
    private let meter: LoudnessMeter
    /// Highest magnitude of each window, of the sum or of one of its parts, in 16-bit steps.
    private let peaks: [Float]

    private static let window = LoudnessMeter.windowSamples

    /// Turns in any order.
    init(bed: MixBuffer, turns: [SpeechTurn]) {
        var meter = LoudnessMeter()
        var peaks: [Float] = []
        peaks.reserveCapacity(bed.count / Self.window + 1)
        let order = turns.indices.sorted { (turns[$0].range.lowerBound, $0) < (turns[$1].range.lowerBound, $1) }
        var waiting = order[...]
        var sounding: [Int] = []
        bed.samples.withUnsafeBufferPointer { bed in
            withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.window) { sum in
                for start in stride(from: 0, to: bed.count, by: Self.window) {
                    let count = min(Self.window, bed.count - start)
                    let window = UnsafeMutableBufferPointer(rebasing: sum[..<count])
                    _ = window.update(fromContentsOf: bed[start..<start + count])
                    var peak = Self.peak(window)
                    while let next = waiting.first, turns[next].range.lowerBound < start + count {
                        sounding.append(waiting.removeFirst())
                    }
                    sounding.removeAll { turns[$0].range.upperBound <= start }
                    for index in sounding { turns[index].add(to: window, at: start) }
                    if !sounding.isEmpty { peak = max(peak, Self.peak(window)) }
                    meter.add(UnsafeBufferPointer(window))
                    peaks.append(peak)
                }
            }
        }
        self.meter = meter
        self.peaks = peaks
    }

    var peak: Float { peaks.max() ?? 0 }

    /// Highest magnitude in the windows that hold any of `samples`.
    func peak(in samples: Range<Int>) -> Float {
        let windows = samples.lowerBound / Self.window..<(samples.upperBound + Self.window - 1) / Self.window
        return peaks[windows.clamped(to: peaks.indices)].max() ?? 0
    }

    /// Gain that brings the sum to a loudness, dB; 0 where nothing passes the gates.
    func gain(toLoudness target: Double) -> Double {
        var gain = 0.0
        // The absolute gate makes loudness a little less than proportional to gain.
        for _ in 0..<8 {
            guard let loudness = meter.integrated(gainDecibels: gain) else { break }
            gain += target - loudness
        }
        return gain
    }

    private static func peak(_ samples: UnsafeMutableBufferPointer<Float>) -> Float {
        var lanes = SIMD8<Float>.zero
        let whole = samples.count - samples.count % 8
        for index in stride(from: 0, to: whole, by: 8) {
            let next = UnsafeRawPointer(samples.baseAddress! + index).loadUnaligned(as: SIMD8<Float>.self)
            lanes.replace(with: next, where: next .> lanes)
            lanes.replace(with: -next, where: -next .> lanes)
        }
        var peak = lanes.max()
        for rest in samples[whole...] { peak = max(peak, abs(rest)) }
        return peak
    }
}

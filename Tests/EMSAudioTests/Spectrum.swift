import Foundation

/// Power of a signal at frequencies, by the sum that defines the discrete Fourier transform.
enum Spectrum {
    /// Mean power in dB over Hann windows of 1,024 samples at every `step`-th bin (15.625 Hz a bin) of a range.
    static func power(_ samples: [Int16], hertz: ClosedRange<Double>, step: Int = 1) -> [Double] {
        let size = 1_024
        let first = Int((hertz.lowerBound / 15.625).rounded(.up))
        let bins = Array(stride(from: first, through: Int(hertz.upperBound / 15.625), by: step))
        let cosine = (0..<size).map { cos(2 * .pi * Double($0) / Double(size)) }
        let window = cosine.map { 0.5 - 0.5 * $0 }
        var sums = [Double](repeating: 0, count: bins.count)
        for start in stride(from: 0, through: samples.count - size, by: size / 2) {
            let frame = (0..<size).map { Double(samples[start + $0]) * window[$0] }
            for (place, bin) in bins.enumerated() {
                var (real, imaginary) = (0.0, 0.0)
                for index in 0..<size {
                    let turn = index * bin % size
                    real += frame[index] * cosine[turn]
                    imaginary -= frame[index] * cosine[(turn + size * 3 / 4) % size]
                }
                sums[place] += real * real + imaginary * imaginary
            }
        }
        return sums.map { 10 * log10($0 + 1e-9) }
    }
}

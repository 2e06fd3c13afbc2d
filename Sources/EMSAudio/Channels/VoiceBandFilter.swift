import EMSReproducibility

/// The low-pass of radio and telephone: linear phase, 145 taps, flat to 3,000 Hz, at least 60 dB down from 3,400 Hz.
///
/// A sinc cut at 3,200 Hz in a Kaiser window (β = 5.653) at 16 kHz; its delay of 72 samples is taken back, so words
/// keep their times.
struct VoiceBandFilter: Sendable {
    /// Samples by which the output reaches beyond the input on either side.
    static let reach = 72
    static let shared = VoiceBandFilter()

    /// The first 73 of 145 symmetric taps.
    private let taps: [Float]

    private init() {
        let cut = 3_200.0 / Double(AudioScene.sampleRateHertz)
        let beta = 5.653
        taps = (0...Self.reach).map { index in
            let distance = Double(index - Self.reach)
            let sinc =
                distance == 0
                ? 2 * cut : DeterministicMath.sinTurns(cut * distance) / (3.141_592_653_589_793 * distance)
            let place = distance / Double(Self.reach)
            let window = Self.bessel(beta * (1 - place * place).squareRoot()) / Self.bessel(beta)
            return Float(sinc * window)
        }
    }

    /// Output sample `i` lies at input sample `i − reach`; longer than the input by `2 · reach`.
    func apply(to input: [Float]) -> [Float] {
        let count = input.count + 2 * Self.reach
        let lanes = 8
        let rounded = (count + lanes - 1) / lanes * lanes
        var padded = [Float](repeating: 0, count: rounded + 2 * Self.reach)
        padded.replaceSubrange(2 * Self.reach..<2 * Self.reach + input.count, with: input)
        var output = [Float](repeating: 0, count: rounded)
        let bytes = MemoryLayout<Float>.stride
        padded.withUnsafeBytes { source in
            output.withUnsafeMutableBytes { target in
                taps.withUnsafeBufferPointer { taps in
                    for start in stride(from: 0, to: rounded, by: lanes) {
                        let eight = { (place: Int) in
                            source.loadUnaligned(fromByteOffset: (start + place) * bytes, as: SIMD8<Float>.self)
                        }
                        var sum = eight(Self.reach) * taps[Self.reach]
                        for tap in 0..<Self.reach {
                            sum += (eight(tap) + eight(2 * Self.reach - tap)) * taps[tap]
                        }
                        target.storeBytes(of: sum, toByteOffset: start * bytes, as: SIMD8<Float>.self)
                    }
                }
            }
        }
        output.removeLast(rounded - count)
        return output
    }

    /// Modified Bessel function of the first kind, order 0, by its power series.
    private static func bessel(_ x: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        for order in 1...40 {
            let factor = x / (2 * Double(order))
            term *= factor * factor
            sum += term
        }
        return sum
    }
}

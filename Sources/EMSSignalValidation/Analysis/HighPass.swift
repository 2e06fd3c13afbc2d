import Foundation

/// What of a sound lies above a frequency: a sinc in a Blackman window of 221 taps, −6 dB at 3,600 Hz at a rate of 16 kHz,
/// nothing below 3,400 and all above 3,800.
struct HighPass {
    private static let reach = 110
    private let taps: [Double]

    /// - Parameter rateHertz: above 8,000.
    init(rateHertz: Double) {
        let cut = 3_600 / rateHertz
        taps = (-Self.reach...Self.reach).map { place in
            let turns = Double(place + Self.reach) / Double(2 * Self.reach)
            let window = 0.42 - 0.5 * cos(2 * .pi * turns) + 0.08 * cos(4 * .pi * turns)
            let low = place == 0 ? 2 * cut : sin(2 * .pi * cut * Double(place)) / (.pi * Double(place))
            return (place == 0 ? 1 : 0) - low * window
        }
    }

    /// Sum of squares of what lies above, over the samples that have the whole filter around them.
    func energy(of samples: [Double]) -> Double {
        guard samples.count > 2 * Self.reach else { return 0 }
        var energy = 0.0
        samples.withUnsafeBufferPointer { samples in
            for start in 0..<samples.count - 2 * Self.reach {
                var sum = 0.0
                for tap in taps.indices { sum += taps[tap] * samples[start + tap] }
                energy += sum * sum
            }
        }
        return energy
    }
}

import Foundation

/// Traits of speech, measured plainly.
enum VoiceTraits {
    /// Share of the frames of 40 ms within 30 dB of the loudest that repeat themselves at a pitch of 60 to 400 Hz.
    static func voicedShare(_ samples: [Int16], rate: Int) -> Double {
        let length = rate / 25
        let frames = stride(from: 0, to: samples.count - length, by: length / 2).map { start in
            samples[start..<start + length].map { Double($0) }
        }
        let energies = frames.map { $0.reduce(0) { $0 + $1 * $1 } }
        let loudest = energies.max() ?? 0
        let loud = zip(frames, energies).filter { $1 > loudest / 1_000 }.map(\.0)
        let voiced = loud.filter { periodicity(lowPassed($0, rate: rate), rate: rate) > 0.7 }
        return Double(voiced.count) / Double(max(1, loud.count))
    }

    /// Levels in dB of bands a third of an octave wide from 300 Hz on, frame by frame of 40 ms.
    static func bands(_ samples: [Int16], rate: Int) -> [[Double]] {
        let length = rate / 25
        let centres = (0..<13).map { 350 * pow(2, Double($0) / 3) }
        return stride(from: 0, to: samples.count - length, by: length).map { start in
            centres.map { centre in
                // Five tones inside the band by the sum that defines the transform.
                var power = 1.0
                for step in -2...2 {
                    let turn = 2 * Double.pi * centre * pow(2, Double(step) / 15) / Double(rate)
                    var (real, imaginary) = (0.0, 0.0)
                    for place in 0..<length {
                        let value = Double(samples[start + place]) * sin(.pi * Double(place) / Double(length))
                        real += value * cos(turn * Double(place))
                        imaginary += value * sin(turn * Double(place))
                    }
                    power += real * real + imaginary * imaginary
                }
                return 10 * log10(power)
            }
        }
    }

    /// Of two lists of the same length.
    static func correlation(_ first: [Double], _ second: [Double]) -> Double {
        let mean = { (values: [Double]) in values.reduce(0, +) / Double(values.count) }
        let (one, other) = (mean(first), mean(second))
        var (product, own, others) = (0.0, 0.0, 0.0)
        for (x, y) in zip(first, second) {
            product += (x - one) * (y - other)
            own += (x - one) * (x - one)
            others += (y - other) * (y - other)
        }
        return product / (own * others).squareRoot()
    }

    /// Highest normalised autocorrelation over the lags of a voice.
    private static func periodicity(_ frame: [Double], rate: Int) -> Double {
        (rate / 400...rate / 60).map { lag in
            var (product, own, others) = (1e-9, 1e-9, 1e-9)
            for index in lag..<frame.count {
                product += frame[index] * frame[index - lag]
                own += frame[index] * frame[index]
                others += frame[index - lag] * frame[index - lag]
            }
            return product / (own * others).squareRoot()
        }.max() ?? 0
    }

    /// Mean over a millisecond, so that formants count less than the pitch.
    private static func lowPassed(_ frame: [Double], rate: Int) -> [Double] {
        let width = rate / 1_000
        return frame.indices.map { index in
            let part = frame[max(0, index - width + 1)...index]
            return part.reduce(0, +) / Double(part.count)
        }
    }
}

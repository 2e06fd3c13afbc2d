/// Finds heart beats in an ECG by the steepness of their QRS complexes: band-pass, derivative, square, moving average,
/// threshold (after Pan and Tompkins, IEEE Trans. Biomed. Eng. 32, 1985; linear-phase moving averages in place of their
/// recursive filters, and a threshold from the neighbourhood in place of running estimates).
package enum BeatDetector {
    /// Samples at which beats lie, in order; none in a flat line. Rates up to 300 a minute.
    package static func beats(_ samples: [Double], rateHertz: Double) -> [Int] {
        let energy = energy(samples, rateHertz: rateHertz)
        let refractory = max(1, Int(0.2 * rateHertz))
        var peaks: [Int] = []
        for index in energy.indices.dropFirst().dropLast() {
            guard energy[index] > energy[index - 1], energy[index] >= energy[index + 1] else { continue }
            if let last = peaks.last, index - last < refractory {
                if energy[index] > energy[last] { peaks[peaks.count - 1] = index }
            } else {
                peaks.append(index)
            }
        }
        return select(peaks, energy, block: max(1, Int(3 * rateHertz)))
    }

    /// Beats a minute from first to last beat; nil with fewer than three.
    package static func rate(_ samples: [Double], rateHertz: Double) -> (perMinute: Double, first: Int, last: Int)? {
        let beats = beats(samples, rateHertz: rateHertz)
        guard beats.count >= 3, let first = beats.first, let last = beats.last else { return nil }
        return (Double(beats.count - 1) * 60 * rateHertz / Double(last - first), first, last)
    }

    private static func energy(_ samples: [Double], rateHertz: Double) -> [Double] {
        let smooth = movingAverage(samples, width: max(1, Int(0.032 * rateHertz)))
        let slow = movingAverage(samples, width: max(1, Int(0.2 * rateHertz)))
        let band = zip(smooth, slow).map { $0 - $1 }
        let step = max(1, Int(0.008 * rateHertz))
        let slopes = band.indices.map { index -> Double in
            let slope = band[min(index + step, band.count - 1)] - band[max(index - step, 0)]
            return slope * slope
        }
        return movingAverage(slopes, width: max(1, Int(0.12 * rateHertz)))
    }

    /// Peaks above three tenths of the level around them: the median over five blocks of their highest peak. A block of
    /// three seconds holds a beat at any rate from 20 a minute, and one artefact does not move the median.
    private static func select(_ peaks: [Int], _ energy: [Double], block: Int) -> [Int] {
        var highest = [Double](repeating: 0, count: energy.count / block + 1)
        for peak in peaks { highest[peak / block] = max(highest[peak / block], energy[peak]) }
        // The rest behind the last whole block may be too short for a beat.
        if highest.count > 1 { highest.removeLast() }
        return peaks.filter { peak in
            let number = min(peak / block, highest.count - 1)
            let around = highest[max(0, number - 2)...min(highest.count - 1, number + 2)].sorted()
            // A square of 1 µV a sample is nothing but noise.
            return energy[peak] > 0.3 * around[around.count / 2] && energy[peak] > 1e-6
        }
    }

    /// Centred; shorter at the ends.
    static func movingAverage(_ samples: [Double], width: Int) -> [Double] {
        var sums = [0.0]
        sums.reserveCapacity(samples.count + 1)
        for sample in samples { sums.append(sums[sums.count - 1] + sample) }
        return samples.indices.map { index in
            let from = max(0, index - width / 2)
            let to = min(samples.count, index + width - width / 2)
            return (sums[to] - sums[from]) / Double(to - from)
        }
    }
}

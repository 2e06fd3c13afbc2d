import EMSReproducibility

/// Integrated loudness of one channel by ITU-R BS.1770-4: K-weighting, blocks of 400 ms every 100 ms, gates at
/// −70 LUFS and 10 LU below the mean of what passes the first.
///
/// The weighting filters are those of the recommendation, given there at 48 kHz, moved to 16 kHz through their
/// analogue prototypes (shelf of +4 dB at 1,682 Hz, high-pass at 38.1 Hz; parameters after B. De Man 2018).
package struct LoudnessMeter {
    /// 100 ms.
    static let windowSamples = AudioScene.sampleRateHertz / 10

    /// Mean square of each whole 100 ms of the weighted signal, full scale 1.
    private var energies: [Double] = []
    private var shelfState = (0.0, 0.0)
    private var highPassState = (0.0, 0.0)

    init() {}

    /// Of a whole track, in 16-bit steps.
    package init(_ samples: [Int16]) {
        samples.withUnsafeBufferPointer { samples in
            for start in stride(from: 0, to: samples.count, by: Self.windowSamples) {
                let end = min(start + Self.windowSamples, samples.count)
                add(UnsafeBufferPointer(rebasing: samples[start..<end])) { Double($0) }
            }
        }
    }

    /// The next window of the signal, in 16-bit steps; the last one may be shorter than 100 ms and then counts for
    /// nothing, as the recommendation has it.
    mutating func add(_ window: UnsafeBufferPointer<Float>) { add(window) { Double($0) } }

    /// LUFS of the signal after a gain; nil when no block passes the gates.
    package func integrated(gainDecibels: Double = 0) -> Double? {
        guard energies.count >= 4 else { return nil }
        let gain = Decibels.amplitude(gainDecibels)
        let scale = gain * gain / 4
        let blocks = (3..<energies.count).map { last -> Double in
            energies[last - 3...last].reduce(0, +) * scale
        }
        guard let mean = Self.mean(of: blocks, above: Self.power(loudness: -70)) else { return nil }
        let gate = max(Self.power(loudness: -70), mean / 10)
        return Self.mean(of: blocks, above: gate).map { -0.691 + Decibels.of(power: $0) }
    }

    private static func power(loudness: Double) -> Double { DeterministicMath.pow(10, (loudness + 0.691) / 10) }

    private static func mean(of blocks: [Double], above gate: Double) -> Double? {
        var sum = 0.0
        var count = 0
        for block in blocks where block > gate {
            sum += block
            count += 1
        }
        return count == 0 ? nil : sum / Double(count)
    }

    @inline(__always)
    private mutating func add<Sample>(_ window: UnsafeBufferPointer<Sample>, _ value: (Sample) -> Double) {
        guard window.count == Self.windowSamples else { return }
        let (shelf, highPass) = (Self.shelf, Self.highPass)
        var (p1, p2) = shelfState
        var (q1, q2) = highPassState
        var sum = 0.0
        for sample in window {
            let x = value(sample)
            let y = shelf.b0 * x + p1
            p1 = (shelf.b1 * x + p2) - shelf.a1 * y
            p2 = shelf.b2 * x - shelf.a2 * y
            let z = highPass.b0 * y + q1
            q1 = (highPass.b1 * y + q2) - highPass.a1 * z
            q2 = highPass.b2 * y - highPass.a2 * z
            sum += z * z
        }
        shelfState = (p1, p2)
        highPassState = (q1, q2)
        energies.append(sum / Double(Self.windowSamples) / 1_073_741_824)
    }

    private static let shelf: Biquad = {
        let k = Biquad.tangent(1_681.974_450_955_533 / Double(AudioScene.sampleRateHertz))
        let quality = 0.707_175_236_955_419_6
        let high = Decibels.amplitude(3.999_843_853_973_347)
        let band = DeterministicMath.pow(high, 0.499_666_774_154_541_6)
        let scale = 1 / (1 + k / quality + k * k)
        return Biquad(
            b0: (high + band * k / quality + k * k) * scale, b1: 2 * (k * k - high) * scale,
            b2: (high - band * k / quality + k * k) * scale, a1: 2 * (k * k - 1) * scale,
            a2: (1 - k / quality + k * k) * scale)
    }()

    private static let highPass: Biquad = {
        let (hertz, quality) = (38.135_470_876_024_44, 0.500_327_037_323_877_3)
        var section = Biquad.highPass(hertz, quality: quality, rateHertz: Double(AudioScene.sampleRateHertz))
        // The recommendation's numerator at 48 kHz is 1, −2, 1: a gain of 0.04 dB that its offset counts on.
        let k = Biquad.tangent(hertz / 48_000)
        let gain = 1 + k / quality + k * k
        section.b0 *= gain
        section.b1 *= gain
        section.b2 *= gain
        return section
    }()
}

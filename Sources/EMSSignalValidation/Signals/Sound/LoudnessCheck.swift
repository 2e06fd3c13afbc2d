package import EMSDiagnostics
import EMSManifest
import EMSModel
package import EMSValidation
import Foundation

/// The mix has the peak and the integrated loudness that `provenance.sound` states of it.
///
/// Loudness is that of ITU-R BS.1770-4 for one channel: K-weighting, blocks of 400 ms every 100 ms, gates at −70 LUFS and
/// 10 LU below the mean. Meters may differ by 0.1 LU (EBU Tech 3341); five times that is allowed.
package struct LoudnessCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// dB and LU; both are stated with two decimal places.
    private static let tolerance = (peak: 0.1, loudness: 0.5)

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard contents.record.isSynthetic, let stated = contents.record.provenance?["sound"],
            let stream = contents.streams(.audioMix).first?.stream, stream.channels == 1,
            // A mix that is not what its parts make has other levels for that reason.
            !findings.contains(where: { $0.code.area == "audio" || Self.ofMix.contains($0.code) }),
            let mix = Sound(stream, in: contents), !mix.samples.isEmpty
        else { return }
        let levels = (peak: stated["peak_dbfs"]?.decimal, loudness: stated["integrated_lufs"]?.decimal)
        guard let fault = Self.fault(mix.samples, of: stream, levels) else { return }
        findings.append(
            contents.encounter.finding(
                .cross(.stemMismatch), fault.message, field: "provenance.sound.\(fault.field)"))
    }

    fileprivate static func fault(
        _ samples: [Int16], of stream: StreamRecord, _ stated: (peak: Double?, loudness: Double?)
    ) -> (message: String, field: String)? {
        let peak = samples.reduce(0) { max($0, Int($1.magnitude)) }
        if let said = stated.peak, peak > 0 {
            let found = 20 * log10(Double(peak) / 32_768)
            if abs(found - said) > tolerance.peak {
                return ("stated are \(said) dB, \(stream.id) peaks at \(shown(found))", "peak_dbfs")
            }
        }
        guard let said = stated.loudness, let rate = stream.sampleRateHertz,
            let found = KWeighting(rateHertz: rate)?.integratedLoudness(of: samples),
            abs(found - said) > tolerance.loudness
        else { return nil }
        return ("stated are \(said) LUFS, \(stream.id) has \(shown(found))", "integrated_lufs")
    }

    private static let ofMix: Set<FindingCode> = [.cross(.stemMismatch), .cross(.silentWord), .cross(.channelBand)]

    private static func shown(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}

/// Noisy twins have the peak and the loudness that their `noise` states, unless something else is wrong with them.
package struct TwinLoudnessCheck: EncounterCheck {
    package let level = ValidationLevel.signals

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        for (index, stream) in contents.streams(.audioNoisy) where stream.channels == 1 {
            guard let noise = stream.noise,
                !findings.contains(where: {
                    $0.path == stream.path || $0.field?.hasPrefix("streams[\(index)].") ?? false
                        || $0.code == .cross(.soundFault)
                }), let sound = Sound(stream, in: contents),
                let fault = LoudnessCheck.fault(
                    sound.samples, of: stream, (peak: noise.peakDecibels, loudness: noise.integratedLoudness))
            else { continue }
            findings.append(
                contents.encounter.finding(
                    .cross(.noiseRatio), fault.message, field: "streams[\(index)].noise.\(fault.field)"))
        }
    }
}

/// The two filters of BS.1770, given there at 48 kHz, at another rate through their analogue prototypes: a shelf of 4 dB
/// from 1,682 Hz on and a high-pass at 38.1 Hz (parameters after B. De Man, 2018).
private struct KWeighting {
    private struct Section {
        var b: (Double, Double, Double)
        var a: (Double, Double)
        var state = (0.0, 0.0)

        mutating func filtered(_ x: Double) -> Double {
            let y = b.0 * x + state.0
            state = (b.1 * x - a.0 * y + state.1, b.2 * x - a.1 * y)
            return y
        }
    }

    private let shelf: Section
    private let highPass: Section
    private let window: Int

    /// Nil for rates at which the shelf has no room.
    init?(rateHertz: Double) {
        guard (8_000...192_000).contains(rateHertz) else { return nil }
        window = Int(rateHertz / 10)
        let k = tan(.pi * 1_681.974_450_955_533 / rateHertz)
        let quality = 0.707_175_236_955_419_6
        let high = pow(10, 3.999_843_853_973_347 / 20)
        let band = pow(high, 0.499_666_774_154_541_6)
        let scale = 1 / (1 + k / quality + k * k)
        shelf = Section(
            b: (
                (high + band * k / quality + k * k) * scale, 2 * (k * k - high) * scale,
                (high - band * k / quality + k * k) * scale
            ), a: (2 * (k * k - 1) * scale, (1 - k / quality + k * k) * scale))
        let low = tan(.pi * 38.135_470_876_024_44 / rateHertz)
        let steepness = 0.500_327_037_323_877_3
        let factor = 1 / (1 + low / steepness + low * low)
        highPass = Section(
            b: (factor, -2 * factor, factor),
            a: (2 * (low * low - 1) * factor, (1 - low / steepness + low * low) * factor))
    }

    /// LUFS; nil where no block passes the gates.
    func integratedLoudness(of samples: [Int16]) -> Double? {
        var (first, second) = (shelf, highPass)
        var energies: [Double] = []
        var sum = 0.0
        for (index, sample) in samples.enumerated() {
            let value = second.filtered(first.filtered(Double(sample) / 32_768))
            sum += value * value
            guard (index + 1).isMultiple(of: window) else { continue }
            energies.append(sum / Double(window))
            sum = 0
        }
        guard energies.count >= 4 else { return nil }
        let blocks = (3..<energies.count).map { energies[$0 - 3...$0].reduce(0, +) / 4 }
        guard let mean = Self.mean(of: blocks, above: pow(10, (0.691 - 70) / 10)) else { return nil }
        return Self.mean(of: blocks, above: max(pow(10, (0.691 - 70) / 10), mean / 10)).map { 10 * log10($0) - 0.691 }
    }

    private static func mean(of blocks: [Double], above gate: Double) -> Double? {
        let passed = blocks.filter { $0 > gate }
        return passed.isEmpty ? nil : passed.reduce(0, +) / Double(passed.count)
    }
}

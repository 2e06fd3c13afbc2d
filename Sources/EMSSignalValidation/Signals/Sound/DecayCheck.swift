package import EMSDiagnostics
import EMSManifest
import EMSModel
package import EMSValidation
import Foundation

/// An impulse response decays as fast as the manifest says that was measured: the line through the levels of Schroeder's
/// backward integration from −5 to −25 dB, without the first 5 ms (T20 of ISO 3382).
package struct DecayCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// Written to a hundredth of a second, of samples before they were rounded to 16 bits. Measured over 26: 0.005 s.
    private static let tolerance = (seconds: 0.03, share: 0.1)

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard contents.isMixedByRecipe else { return }
        for (index, stream) in contents.streams(.audioImpulse) {
            guard let stated = stream.room?.measuredDecaySeconds, let rate = stream.sampleRateHertz,
                let sound = Sound(stream, in: contents), let found = Self.seconds(of: sound, rateHertz: rate),
                abs(found - stated) > max(Self.tolerance.seconds, Self.tolerance.share * found)
            else { continue }
            findings.append(
                contents.encounter.finding(
                    .cross(.stemMismatch), "\(stated) s, the samples decay in \((found * 100).rounded() / 100) s",
                    field: "streams[\(index)].room.measured_decay_s"))
        }
    }

    /// Nil where the response does not fall by 25 dB.
    private static func seconds(of sound: Sound, rateHertz: Double) -> Double? {
        let squares = (0..<sound.frameCount).dropFirst(Int(rateHertz / 200)).map { frame in
            let sample = Double(sound.samples[frame * sound.channels])
            return sample * sample
        }
        var energies = squares
        for index in energies.indices.dropLast().reversed() { energies[index] += energies[index + 1] }
        guard let whole = energies.first, whole > 0 else { return nil }
        let levels = energies.prefix { $0 > 0 }.map { 10 * log10($0 / whole) }
        guard let first = levels.firstIndex(where: { $0 <= -5 }), let last = levels.firstIndex(where: { $0 <= -25 }),
            last > first + 2
        else { return nil }
        // Least squares over the levels.
        let count = Double(last - first)
        let middle = (count - 1) / 2
        let mean = levels[first..<last].reduce(0, +) / count
        var (common, spread) = (0.0, 0.0)
        for index in first..<last {
            let time = Double(index - first) - middle
            common += time * (levels[index] - mean)
            spread += time * time
        }
        return common < 0 ? -60 * spread / common / rateHertz : nil
    }
}

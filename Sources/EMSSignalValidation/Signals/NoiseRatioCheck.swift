package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation
import Foundation

/// A noisy twin has the signal-to-noise ratio that the manifest states, to within 1 dB: energy of the clean mix at its
/// gain over energy of all else, at the samples at which a word is spoken. What it has beyond that mix is the noise stem.
package struct NoiseRatioCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    private static let tolerance = 1.0
    /// Rounding alone lies between the two; faults of a microphone take a little away.
    private static let alike = 0.9

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let transcript = contents.transcript?.record, transcript.times != .estimated else { return }
        let words = transcript.turns.flatMap(\.words)
        let stem = contents.streams(.audioStem).first { $0.stream.id == "stem-noise" }?.stream
        let noiseSamples = stem.flatMap { samples(of: $0, contents) }
        for (index, stream) in contents.streams(.audioNoisy) {
            guard let noise = stream.noise else { continue }
            let note = { (message: String, field: String) in
                contents.encounter.finding(
                    .cross(.noiseRatio), "\(stream.id): \(message)", field: "streams[\(index)].noise.\(field)")
            }
            guard let twin = contents.record.streams.first(where: { $0.id == noise.twin && $0.kind == .audioMix })
            else {
                findings.append(note("there is no mix called \"\(noise.twin)\"", "twin"))
                continue
            }
            guard let clean = samples(of: twin, contents), let noisy = samples(of: stream, contents),
                clean.count == noisy.count, let rate = twin.sampleRateHertz
            else { continue }
            let gain = exp(noise.cleanGainDecibels * 0.115_129_254_649_702_28)
            let ratio = Self.ratio(
                noisy: noisy, clean: clean, gain: gain,
                words: words.map {
                    $0.start.sampleIndex(rateHertz: Int(rate))..<$0.end.sampleIndex(rateHertz: Int(rate))
                })
            for (stated, field) in [
                (noise.ratioDecibels, "snr_db"), (noise.measuredRatioDecibels, "measured_snr_db"),
            ] where abs(ratio - stated) > Self.tolerance {
                findings.append(note("stated are \(stated) dB, the samples have \((ratio * 10).rounded() / 10)", field))
                break
            }
            guard let stem, let noiseSamples, noiseSamples.count == clean.count,
                let share = Self.correlation(of: noiseSamples, withNoiseOf: noisy, clean: clean, gain: gain),
                share < Self.alike
            else { continue }
            let message = "it is not the noise of \(stream.id) (correlation \((share * 100).rounded() / 100))"
            findings.append(
                Finding(.cross(.stemMismatch), message, path: stem.path, encounter: contents.record.id))
        }
    }

    private func samples(of stream: StreamRecord, _ contents: EncounterContents) -> [Int16]? {
        guard stream.channels == 1 else { return nil }
        return (try? contents.audio(stream.path))?.samples
    }

    /// dB; not a number where no word is heard.
    private static func ratio(noisy: [Int16], clean: [Int16], gain: Double, words: [Range<Int>]) -> Double {
        var speech = 0.0
        var rest = 0.0
        var next = 0
        for word in words.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            // Words of several people may overlap; each sample counts once.
            for index in max(word.lowerBound, next)..<max(word.lowerBound, next, min(word.upperBound, clean.count)) {
                let own = Double(clean[index]) * gain
                let other = Double(noisy[index]) - own
                speech += own * own
                rest += other * other
            }
            next = max(next, word.upperBound)
        }
        return 10 * log10(speech / rest)
    }

    /// Normalised correlation of a stem with what a noisy twin has beyond its clean mix; nil where one of them is silent.
    private static func correlation(
        of stem: [Int16], withNoiseOf noisy: [Int16], clean: [Int16], gain: Double
    ) -> Double? {
        var product = 0.0
        var stems = 0.0
        var others = 0.0
        for index in stem.indices {
            let own = Double(stem[index])
            let other = Double(noisy[index]) - Double(clean[index]) * gain
            product += own * other
            stems += own * own
            others += other * other
        }
        return stems > 0 && others > 0 ? product / (stems * others).squareRoot() : nil
    }
}

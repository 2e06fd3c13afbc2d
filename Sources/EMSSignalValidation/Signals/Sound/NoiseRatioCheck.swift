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
    /// Rounding and clipping alone lie between the two.
    private static let alike = 0.9

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let transcript = contents.transcript?.record, transcript.times != .estimated else { return }
        let words = transcript.turns.flatMap(\.words)
        let stem = contents.streams(.audioStem).first { $0.stream.id == "stem-noise" }?.stream
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
            // A mix that is wrong makes no other twin wrong.
            guard !Self.isFaulty(twin, contents, findings), let rate = twin.sampleRateHertz,
                let parts = Parts(stream, twin: twin, of: noise, contents)
            else { continue }
            let ratio = parts.ratio(
                words: words.map {
                    $0.start.sampleIndex(rateHertz: Int(rate))..<$0.end.sampleIndex(rateHertz: Int(rate))
                })
            let stated = [(noise.ratioDecibels, "snr_db"), (noise.measuredRatioDecibels, "measured_snr_db")]
            var faults: [Finding] = []
            if let (said, field) = stated.first(where: { abs(ratio - $0.0) > Self.tolerance }) {
                faults.append(note("stated are \(said) dB, the samples have \((ratio * 10).rounded() / 10)", field))
            }
            let rest = parts.rest
            if let stem, stem.channels == 1, let own = Sound(stem, in: contents), own.frameCount == rest.count,
                let share = own.correlation(with: Sound(rest, like: own), over: [0..<own.frameCount]),
                share < Self.alike
            {
                let message = "it is not the noise of \(stream.id) (correlation \((share * 100).rounded() / 100))"
                faults.append(Finding(.cross(.stemMismatch), message, path: stem.path, encounter: contents.record.id))
            } else if faults.isEmpty, let stem, stem.channels == 1, let own = Self.samples(of: stem, contents) {
                switch parts.fault(noise: own, gainDecibels: noise.noiseGainDecibels, every: Int(rate)) {
                case .clean(let found)?: faults.append(note("the samples have a gain of \(found) dB", "clean_gain_db"))
                case .noise(let found)?: faults.append(note("the samples have a gain of \(found) dB", "noise_gain_db"))
                case .stem(let second)?:
                    let message = "at \(second) s it is not what \(stream.id) has beyond the mix"
                    faults.append(
                        Finding(
                            .cross(.stemMismatch), message, path: stem.path,
                            timeNanoseconds: SessionTime.seconds(second).nanoseconds, encounter: contents.record.id))
                case nil: break
                }
            }
            if faults.isEmpty || !Self.blame(twin, contents, &findings) { findings += faults }
        }
    }

    /// Whether something else is known to be wrong with a mix.
    private static func isFaulty(_ mix: StreamRecord, _ contents: EncounterContents, _ findings: [Finding]) -> Bool {
        let index = contents.record.streams.firstIndex { $0.id == mix.id } ?? 0
        return findings.contains { finding in
            finding.path == mix.path || finding.field?.hasPrefix("streams[\(index)].") ?? false
                || finding.field?.hasPrefix("provenance.sound.") ?? false
        }
    }

    /// A mix that fits neither its bed nor its noisy twin is what was changed, and not the bed.
    private static func blame(
        _ mix: StreamRecord, _ contents: EncounterContents, _ findings: inout [Finding]
    ) -> Bool {
        let bed = contents.streams(.audioStem).first { $0.stream.id == "stem-bed" }?.stream.path
        guard let bed, let place = findings.firstIndex(where: { $0.code == .cross(.stemMismatch) && $0.path == bed })
        else { return false }
        findings[place].path = mix.path
        return true
    }

    fileprivate static func samples(of stream: StreamRecord, _ contents: EncounterContents) -> [Int16]? {
        guard stream.channels == 1 else { return nil }
        return (try? contents.audio(stream.path))?.samples
    }
}

/// A noisy twin as the clean mix at its gain and the rest of it.
private struct Parts {
    private let clean: [Int16]
    private let gain: Double
    /// In the noisy twin's own memory: these arrays are as large as the call is long.
    private(set) var rest: [Int16]

    /// Nil if they cannot be decoded, are not of one length, or the gain is none.
    init?(_ noisy: StreamRecord, twin: StreamRecord, of noise: NoiseRecord, _ contents: EncounterContents) {
        gain = Decibels.gain(noise.cleanGainDecibels)
        guard gain < 1e11, let clean = NoiseRatioCheck.samples(of: twin, contents),
            var rest = NoiseRatioCheck.samples(of: noisy, contents), clean.count == rest.count
        else { return nil }
        for index in rest.indices {
            let own = Double(rest[index]) - Double(clean[index]) * gain
            rest[index] = Int16(clamping: Int(own.rounded()))
        }
        self.clean = clean
        self.rest = rest
    }

    enum Fault {
        /// The gain that the samples have, dB.
        case clean(Double)
        case noise(Double)
        /// The first second in which the stem is another.
        case stem(Int)
    }

    /// Steps by which rounding and gains of three decimal places differ at full scale.
    private static let rounding = 6.0

    /// What is wrong where the noise at its gain is not the rest, sample by sample, in most of a second: a gain, if with
    /// another one all of it fits, and else the stem.
    func fault(noise: [Int16], gainDecibels: Double, every rate: Int) -> Fault? {
        let noiseGain = Decibels.gain(gainDecibels)
        guard noise.count == rest.count, rate > 0, noiseGain < 1e11 else { return nil }
        let wrong = others(noise, 0, noiseGain, every: rate)
        guard let first = wrong.first else { return nil }
        guard let (clean, own) = gains(noise), others(noise, clean - gain, own, every: rate).count * 20 < wrong.count
        else { return .stem(first) }
        let isClean = abs(log(clean / gain)) > abs(log(own / noiseGain))
        let found = (20 * log10(isClean ? clean : own) * 100).rounded() / 100
        return isClean ? .clean(found) : .noise(found)
    }

    /// The seconds of which the twin is mostly something else than clean mix and noise at these gains.
    private func others(_ noise: [Int16], _ more: Double, _ noiseGain: Double, every rate: Int) -> [Int] {
        stride(from: 0, through: rest.count - rate, by: rate).filter { start in
            let wrong = (start..<start + rate).count {
                abs(Double(rest[$0]) - Double(clean[$0]) * more - Double(noise[$0]) * noiseGain) > Self.rounding
            }
            return wrong > rate / 2
        }.map { $0 / rate }
    }

    /// The gains at which clean mix and noise together come nearest to the twin.
    private func gains(_ noise: [Int16]) -> (clean: Double, noise: Double)? {
        var (cc, cn, nn, cy, ny) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for index in rest.indices {
            let (c, n) = (Double(clean[index]), Double(noise[index]))
            let y = Double(rest[index]) + c * gain
            (cc, cn, nn, cy, ny) = (cc + c * c, cn + c * n, nn + n * n, cy + c * y, ny + n * y)
        }
        let determinant = cc * nn - cn * cn
        let found = ((cy * nn - ny * cn) / determinant, (ny * cc - cy * cn) / determinant)
        return determinant > 0 && found.0 > 0 && found.1 > 0 ? found : nil
    }

    /// dB; not a number where no word is heard.
    func ratio(words: [Range<Int>]) -> Double {
        var speech = 0.0
        var other = 0.0
        var next = 0
        for word in words.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            // Words of several people may overlap; each sample counts once.
            for index in max(word.lowerBound, next)..<max(word.lowerBound, next, min(word.upperBound, clean.count)) {
                let own = Double(clean[index]) * gain
                let noise = Double(rest[index])
                speech += own * own
                other += noise * noise
            }
            next = max(next, word.upperBound)
        }
        return 10 * log10(speech / other)
    }
}

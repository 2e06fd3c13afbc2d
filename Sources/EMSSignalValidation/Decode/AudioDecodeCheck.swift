package import EMSDiagnostics
import EMSManifest
import EMSMedia
package import EMSValidation
import Foundation

/// Audio decodes to its end and is what the manifest says.
package struct AudioDecodeCheck: EncounterCheck {
    package let level = ValidationLevel.decode

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        let form = contents.isMixedByRecipe ? Self.form(of: contents) : nil
        for (index, stream) in contents.record.streams.enumerated() {
            guard Self.kinds.contains(stream.kind) else { continue }
            let note = { (code: AudioFault, message: String, field: String) in
                contents.encounter.finding(.audio(code), message, field: "streams[\(index)].\(field)")
            }
            do {
                guard let audio = try contents.audio(stream.path) else { continue }
                let faults = Self.faults(of: audio, stream, note)
                findings += faults
                if faults.isEmpty, let form, let fault = form.fault(of: audio.header) {
                    findings.append(note(.rateMismatch, "\(stream.path) \(fault.message)", fault.field))
                }
                if let url = contents.url(of: stream.path), FLACEnd.hasBytesBehind(url) {
                    findings.append(note(.dataLength, "\(stream.path) goes on behind its last frame", "path"))
                }
            } catch  where [.truncated, .excess].contains(error.code) && stream.path.hasSuffix(".wav") {
                findings.append(note(.dataLength, "\(stream.path): \(error.message)", "path"))
            } catch  where error.code == .otherDepth {
                findings.append(note(.rateMismatch, "\(stream.path): \(error.message)", "path"))
            } catch {
                findings.append(note(.undecodable, "\(stream.path): \(error.message)", "path"))
            }
        }
    }

    private static let kinds: Set<StreamKind> = [
        .audioMix, .audioNoisy, .audioStem, .audioImpulse, .audioFaulty,
    ]

    /// What all sound of a call that was made up has in common, so that tracks can be added sample by sample.
    private struct Form {
        let rateHertz: Double

        func fault(of header: AudioHeader) -> (message: String, field: String)? {
            if Double(header.sampleRateHertz) != rateHertz {
                return ("has \(header.sampleRateHertz) Hz, the recipe asks for \(rateHertz)", "sample_rate_hz")
            }
            return header.channels == 1 ? nil : ("has \(header.channels) channels, made-up sound has one", "channels")
        }
    }

    private static func form(of contents: EncounterContents) -> Form? {
        (contents.dataset?.record.recipe?["audio"]?["sample_rate_hz"]?.decimal).map(Form.init)
    }

    private static func faults(
        of audio: DecodedAudio, _ stream: StreamRecord, _ note: (AudioFault, String, String) -> Finding
    ) -> [Finding] {
        let header = audio.header
        if let rate = stream.sampleRateHertz, rate != Double(header.sampleRateHertz) {
            return [
                note(.rateMismatch, "the file has \(header.sampleRateHertz) Hz, listed are \(rate)", "sample_rate_hz")
            ]
        }
        if let channels = stream.channels, channels != header.channels {
            return [note(.rateMismatch, "the file has \(header.channels) channels, listed are \(channels)", "channels")]
        }
        if let samples = stream.samples, samples != Int64(header.frames) {
            return [note(.lengthMismatch, "the file has \(header.frames) samples, listed are \(samples)", "samples")]
        }
        if audio.samples.allSatisfy({ $0 == audio.samples[0] }) {
            // A bed of noise and devices may be silent, and a microphone that was dead while somebody spoke; a voice and the
            // whole may not.
            return stream.kind != .audioFaulty && (stream.kind != .audioStem || stream.speaker != nil)
                ? [note(.silent, "\(stream.path) holds no sound", "path")] : []
        }
        return isClipped(audio.samples) ? [note(.clipped, "\(stream.path) is clipped", "path")] : []
    }

    /// Three samples in a row at full scale, at least ten times over: peaks that were cut off, not peaks that touch it.
    private static func isClipped(_ samples: [Int16]) -> Bool {
        var run = 0
        var count = 0
        for sample in samples {
            run = sample == .max || sample == .min ? run + 1 : 0
            if run == 3 { count += 1 }
        }
        return count >= 10
    }
}

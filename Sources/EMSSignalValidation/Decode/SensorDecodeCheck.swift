package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation
import Foundation

/// Sensor records decode, have the checksums of their headers, are what the manifest says, and end with the session;
/// annotations lie inside.
package struct SensorDecodeCheck: EncounterCheck {
    package let level = ValidationLevel.decode

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        var unmarked: [String] = []
        var hasMarks = false
        for (index, stream) in contents.streams(.sensor) {
            guard SensorSeries.isWhole(stream, in: contents) else { continue }
            let note = { (code: SensorFault, message: String, field: String) in
                contents.encounter.finding(.sensor(code), message, field: "streams[\(index)].\(field)")
            }
            do {
                let series = try SensorSeries(stream, in: contents)
                if series.record.comments.contains(Self.mark) { hasMarks = true } else { unmarked.append(stream.path) }
                let faults = Self.faults(of: series, stream, note)
                findings += faults
                guard faults.isEmpty, stream.timesPath == nil, stream.validityPath == nil else { continue }
                // What is taken off has missing samples: a record ends with the session.
                let end = series.time(ofSample: series.record.sampleCount)
                let slack: SessionTime = contents.isMeasuredByRecipe ? .milliseconds(50) : .seconds(1)
                guard end < contents.record.duration - slack else { continue }
                let message = "\(stream.id) ends at \(end), the session at \(contents.record.duration)"
                findings.append(
                    contents.encounter.finding(
                        .cross(.lengthMismatch), message, field: "streams[\(index)].samples"))
            } catch {
                let place = SensorFilePlace(of: error, stream, in: contents)
                findings.append(
                    Finding(
                        place.fault, error.message, path: place.path, line: place.line, encounter: contents.record.id))
            }
        }
        guard hasMarks, contents.record.isSynthetic else { return }
        findings += unmarked.map { path in
            Finding(
                .schema(.notSynthetic), "the header does not say that the record is synthetic, as others do",
                path: path,
                encounter: contents.record.id)
        }
    }

    /// A comment of headers. Who writes it into one record of a call writes it into all.
    private static let mark = "synthetic"

    private static func faults(
        of series: SensorSeries, _ stream: StreamRecord, _ note: (SensorFault, String, String) -> Finding
    ) -> [Finding] {
        let record = series.record
        if let rate = stream.sampleRateHertz, rate != record.sampleRateHertz {
            return [
                note(.rateMismatch, "the record has \(record.sampleRateHertz) Hz, listed are \(rate)", "sample_rate_hz")
            ]
        }
        if let samples = stream.samples, samples != Int64(record.sampleCount) {
            return [
                note(.lengthMismatch, "the record has \(record.sampleCount) samples, listed are \(samples)", "samples")
            ]
        }
        if let channels = stream.channels, channels != record.signals.count {
            return [
                note(
                    .lengthMismatch, "the record has \(record.signals.count) signals, listed are \(channels)",
                    "channels")
            ]
        }
        var last = 0
        for annotation in series.annotations {
            if annotation.sample < last || annotation.sample >= record.sampleCount {
                let message = "annotation at sample \(annotation.sample) of \(record.sampleCount) follows \(last)"
                return [note(.annotationOrder, message, "files")]
            }
            last = annotation.sample
        }
        return []
    }
}

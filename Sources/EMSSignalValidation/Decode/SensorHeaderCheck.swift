package import EMSDiagnostics
import EMSManifest
import EMSMedia
package import EMSValidation
import Foundation

/// Headers of sensor records say what their samples are: no sample lies beyond the converter, and those of this program have
/// its converter, no date, the signals of their device with what each is, and the device that the manifest names.
package struct SensorHeaderCheck: EncounterCheck {
    package let level = ValidationLevel.decode

    /// A device of this format, and the signals that it may have, as docs/dataset.md lists them.
    private struct Device {
        var name: String
        var signals: [String: String]
    }

    private static let devices: [String: Device] = [
        "sensor-monitor": Device(
            name: "patient monitor",
            signals: [
                "II": "ECG lead II", "PLETH": "Photoplethysmogram, finger",
                "RESP": "Thoracic impedance around its mean",
            ]),
        "sensor-capnography": Device(name: "capnograph", signals: ["CO2": "Carbon dioxide at the airway"]),
        "sensor-cpr": Device(
            name: "compression pad",
            signals: [
                "DEPTH": "Depth of the chest, 0 at rest",
                "ACC": "Acceleration towards the patient, gravity taken off",
            ]),
        "sensor-watch": Device(
            name: "wrist watch",
            signals: Dictionary(
                uniqueKeysWithValues: ["X", "Y", "Z"].map {
                    ("ACC_\($0)", "Acceleration with gravity, axis \($0) of the watch")
                })),
    ]

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        for (index, stream) in contents.streams(.sensor) where SensorSeries.isWhole(stream, in: contents) {
            // What cannot be read has been said.
            guard let series = try? SensorSeries(stream, in: contents) else { continue }
            if let message = Self.fault(of: series, stream, contents) {
                findings.append(
                    Finding(.sensor(.header), message, path: series.path, encounter: contents.record.id))
            } else if Self.isOwn(series, contents), let device = Self.devices[stream.id], let name = stream.device,
                name != device.name
            {
                findings.append(
                    contents.encounter.finding(
                        .sensor(.header), "\(stream.id) is of a \(device.name), the manifest says \(name)",
                        field: "streams[\(index)].device"))
            }
        }
    }

    /// Whether a record is of this program, which says so of made-up patients.
    private static func isOwn(_ series: SensorSeries, _ contents: EncounterContents) -> Bool {
        contents.record.isSynthetic && series.record.comments.contains("synthetic")
    }

    private static func fault(
        of series: SensorSeries, _ stream: StreamRecord, _ contents: EncounterContents
    ) -> String? {
        for signal in series.record.signals {
            guard (1..<32).contains(signal.adcResolutionBits) else { continue }
            let reach = 1 << (signal.adcResolutionBits - 1)
            let range = signal.adcZero - reach...signal.adcZero + reach
            let isBeyond = signal.samples.contains { $0 != WFDBSignal.missing && !range.contains(Int($0)) }
            if isBeyond {
                return "\(signal.description) has samples beyond \(converter(signal))"
            }
        }
        guard isOwn(series, contents) else { return nil }
        let other = series.record.signals.first { $0.adcResolutionBits != 16 || $0.adcZero != 0 }
        if let other {
            return "\(other.description) has \(converter(other)), made-up records have 16 around 0"
        }
        // A curve that its baseline puts where none can lie is told of by itself.
        if let moved = series.record.signals.first(where: { $0.baseline != 0 && series.curve($0.description) != nil }) {
            return "\(moved.description) has its zero at \(moved.baseline), made-up records have it at 0"
        }
        if hasDate(contents.url(of: stream.path)) { return "has a time of day, which a made-up session has not" }
        guard let device = devices[stream.id] else { return nil }
        for signal in series.record.signals {
            guard let meaning = device.signals[signal.description] else {
                return "\(signal.description) is no signal of a \(device.name)"
            }
            let said = series.record.comments.first { $0.hasPrefix(signal.description + ": ") }
            if let said, said != "\(signal.description): \(meaning)" {
                return "says “\(said)”, where \(signal.description) is “\(meaning)”"
            }
        }
        return nil
    }

    private static func converter(_ signal: WFDBSignal) -> String {
        "a converter of \(signal.adcResolutionBits) bits around \(signal.adcZero)"
    }

    /// Whether the first line of a header goes on behind the number of samples.
    private static func hasDate(_ url: URL?) -> Bool {
        guard let url, let text = try? String(contentsOf: url, encoding: .utf8) else { return false }
        let first = text.split(whereSeparator: \.isNewline).first {
            !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace)
        }
        return (first?.split(whereSeparator: \.isWhitespace).count ?? 0) > 4
    }
}

/// A `.hea` file, read or about to be written (WFDB Applications Guide, header(5)). Only what format 16 in one signal
/// file needs; base time and date are ignored when read and never written.
public struct WFDBHeader: Hashable, Sendable {
    public struct Signal: Hashable, Sendable {
        public let fileName: String
        public let gain: Double
        public let baseline: Int
        public let units: String
        public let adcResolutionBits: Int
        public let adcZero: Int
        /// First sample; nil if the header does not say.
        public let initialValue: Int?
        /// Sum of all samples modulo 2¹⁶; nil if the header does not say.
        public let checksum: Int?
        public let description: String
    }

    public let recordName: String
    public let sampleRateHertz: Double
    /// Samples of each signal; nil if the header does not say.
    public let sampleCount: Int?
    public let signals: [Signal]
    public let comments: [String]
}

extension WFDBHeader {
    init(describing record: WFDBRecord) {
        self.init(
            recordName: record.name, sampleRateHertz: record.sampleRateHertz, sampleCount: record.sampleCount,
            signals: record.signals.map { signal in
                Signal(
                    fileName: record.name + ".dat", gain: signal.gain, baseline: signal.baseline, units: signal.units,
                    adcResolutionBits: signal.adcResolutionBits, adcZero: signal.adcZero,
                    initialValue: signal.samples.first.map(Int.init) ?? signal.adcZero,
                    checksum: Int(signal.checksum), description: signal.description)
            },
            comments: record.comments)
    }

    /// The file's text; every line ends with a line feed.
    var text: String {
        var lines = ["\(recordName) \(signals.count) \(WFDBNumber.text(sampleRateHertz)) \(sampleCount ?? 0)"]
        for signal in signals {
            var line = "\(signal.fileName) 16 \(WFDBNumber.text(signal.gain))(\(signal.baseline))/\(signal.units)"
            line += " \(signal.adcResolutionBits) \(signal.adcZero) \(signal.initialValue ?? 0)"
            line += " \(signal.checksum ?? 0) 0 \(signal.description)"
            lines.append(line)
        }
        lines += comments.map { "# \($0)" }
        return lines.map { $0 + "\n" }.joined()
    }
}

/// Numbers as WFDB headers write them.
enum WFDBNumber {
    /// Converter steps that a header may name.
    static let steps = -(1 << 31)...(1 << 31)

    /// Shortest decimal that reads back as the same value, without ".0".
    static func text(_ value: Double) -> String {
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// A finite decimal number; nil for anything else, also for the words and hexadecimal forms that Swift knows.
    static func value(_ text: some StringProtocol) -> Double? {
        guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let value = Double(text), value.isFinite
        else { return nil }
        return value
    }
}

/// Reads the text of a `.hea` file line by line.
struct WFDBHeaderParser {
    let text: String
    let maximumSignals: Int

    func parse() throws(MediaError) -> WFDBHeader {
        guard text.unicodeScalars.allSatisfy({ $0.value >= 32 || $0 == "\n" || $0 == "\r" || $0 == "\t" }) else {
            throw MediaError(.malformed, "the header contains control characters")
        }
        let lines = text.split(whereSeparator: \.isNewline)
        let comments = lines.filter { $0.hasPrefix("#") }.map { line in
            String(line.dropFirst(line.hasPrefix("# ") ? 2 : 1))
        }
        let content = lines.filter { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }
        guard let first = content.first else { throw MediaError(.truncated, "the header has no record line") }
        let record = try recordLine(first)
        guard content.count > record.signals else {
            throw MediaError(.truncated, "the header announces \(record.signals) signals and has \(content.count - 1)")
        }
        guard content.count == record.signals + 1 else {
            throw MediaError(.malformed, "the header announces \(record.signals) signals and has \(content.count - 1)")
        }
        var signals: [WFDBHeader.Signal] = []
        for line in content.dropFirst() { signals.append(try signalLine(line)) }
        return WFDBHeader(
            recordName: record.name, sampleRateHertz: record.rate, sampleCount: record.samples, signals: signals,
            comments: comments)
    }

    private func recordLine(
        _ line: Substring
    ) throws(MediaError) -> (name: String, signals: Int, rate: Double, samples: Int?) {
        let fields = line.split(whereSeparator: \.isWhitespace)
        guard fields.count >= 2 else { throw MediaError(.malformed, "the record line needs a name and a number") }
        guard !fields[0].contains("/") else { throw MediaError(.unsupported, "a record of several segments") }
        guard WFDBName.isRecordName(fields[0]) else { throw MediaError(.malformed, "the record name is not allowed") }
        guard let signals = Int(fields[1]), signals >= 1 else {
            throw MediaError(.malformed, "the number of signals is not a positive number")
        }
        guard signals <= maximumSignals else {
            throw MediaError(.limitExceeded, "announces \(signals) signals, the limit is \(maximumSignals)")
        }
        var rate = 250.0
        if fields.count > 2 {
            // "250/counter(base)": the counter is of no use here.
            guard let value = WFDBNumber.value(fields[2].prefix { $0 != "/" }), value > 0 else {
                throw MediaError(.malformed, "the sampling frequency is not a positive number")
            }
            rate = value
        }
        var samples: Int?
        if fields.count > 3 {
            guard let value = Int(fields[3]), value >= 0 else {
                throw MediaError(.malformed, "the number of samples is not a number")
            }
            samples = value
        }
        return (String(fields[0]), signals, rate, samples)
    }

    private func signalLine(_ line: Substring) throws(MediaError) -> WFDBHeader.Signal {
        let fields = line.split(maxSplits: 8, whereSeparator: \.isWhitespace)
        guard fields.count >= 2 else { throw MediaError(.malformed, "a signal line needs a file and a format") }
        guard WFDBName.isFileName(fields[0]) else {
            throw MediaError(.malformed, "a signal lies in a file whose name is not allowed")
        }
        guard fields[1] == "16" else { throw MediaError(.unsupported, "a signal is not of format 16") }
        func whole(_ index: Int) throws(MediaError) -> Int? {
            guard index < fields.count else { return nil }
            guard let value = Int(fields[index]), WFDBNumber.steps.contains(value) else {
                throw MediaError(.malformed, "field \(index + 1) of a signal line is not a whole number")
            }
            return value
        }
        let adcZero = try whole(4) ?? 0
        let scale = try scale(fields.count > 2 ? fields[2] : "200", adcZero: adcZero)
        let bits = try whole(3) ?? 16
        let initialValue = try whole(5)
        let checksum = try whole(6)
        _ = try whole(7)
        return WFDBHeader.Signal(
            fileName: String(fields[0]), gain: scale.gain, baseline: scale.baseline, units: scale.units,
            adcResolutionBits: bits, adcZero: adcZero, initialValue: initialValue, checksum: checksum,
            description: fields.count > 8 ? String(fields[8]) : "")
    }

    /// "gain(baseline)/units"; baseline and units may be absent, a gain of 0 means the default of 200.
    private func scale(
        _ field: Substring, adcZero: Int
    ) throws(MediaError) -> (gain: Double, baseline: Int, units: String) {
        let parts = field.split(separator: "/", maxSplits: 1)
        let numbers = (parts.first ?? "").split(separator: "(", maxSplits: 1)
        guard let gain = numbers.first.flatMap({ WFDBNumber.value($0) }), gain >= 0 else {
            throw MediaError(.malformed, "the gain of a signal is not a positive number")
        }
        var baseline = adcZero
        if numbers.count == 2 {
            guard numbers[1].hasSuffix(")"), let value = Int(numbers[1].dropLast()),
                WFDBNumber.steps.contains(value)
            else {
                throw MediaError(.malformed, "the baseline of a signal is not a whole number")
            }
            baseline = value
        }
        return (gain == 0 ? 200 : gain, baseline, parts.count == 2 ? String(parts[1]) : "mV")
    }
}

/// Which names a header may hold. Names are data: none leads out of the record's folder.
enum WFDBName {
    static func isRecordName(_ name: some StringProtocol) -> Bool {
        (1...50).contains(name.utf8.count) && name.utf8.allSatisfy(isNameByte) && !name.hasPrefix("-")
    }

    /// A record name, with at most one dot and a suffix.
    static func isFileName(_ name: some StringProtocol) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.allSatisfy { isRecordName($0) }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }
}

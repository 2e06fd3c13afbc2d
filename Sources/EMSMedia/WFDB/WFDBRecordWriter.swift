/// Writes WFDB records (header(5), signal(5), annot(5) of the WFDB Applications Guide): format 16, one signal file, no
/// date or time. The same record gives the same bytes.
public enum WFDBRecordWriter {
    /// The record's files in memory.
    ///
    /// Throws `invalidArgument` unless there are 1 to 256 signals of equal length with positive finite gains, the rate
    /// is positive, units have 1 to 20 characters without spaces, descriptions 1 to 100, and no text holds control
    /// characters.
    ///
    /// - Parameter annotations: in any order; nil for a record without an annotation file.
    public static func encode(
        _ record: WFDBRecord, annotations: [WFDBAnnotation]? = nil
    ) throws(MediaError) -> EncodedWFDBRecord {
        try check(record)
        var annotationBytes: [UInt8]?
        if let annotations {
            annotationBytes = try WFDBAnnotationCoder.encode(annotations, sampleRateHertz: record.sampleRateHertz)
        }
        return EncodedWFDBRecord(
            header: WFDBHeader(describing: record).text, signals: interleave(record.signals),
            annotations: annotationBytes)
    }

    /// Encodes and creates or replaces `<name>.hea`, `.dat` and, with annotations, `.atr` in the folder.
    public static func write(
        _ record: WFDBRecord, annotations: [WFDBAnnotation]? = nil, toDirectory directory: String
    ) throws(MediaError) {
        let encoded = try encode(record, annotations: annotations)
        let base = directory + "/" + record.name
        try MediaFile.write(encoded.signals, to: base + ".dat")
        if let bytes = encoded.annotations { try MediaFile.write(bytes, to: base + ".atr") }
        try MediaFile.write(Array(encoded.header.utf8), to: base + ".hea")
    }

    private static func interleave(_ signals: [WFDBSignal]) -> [UInt8] {
        let count = signals[0].samples.count
        let interleaved = [Int16](unsafeUninitializedCapacity: count * signals.count) { target, initialized in
            for (offset, signal) in signals.enumerated() {
                signal.samples.withUnsafeBufferPointer { source in
                    var position = offset
                    for index in 0..<count {
                        target[position] = source[index].littleEndian
                        position += signals.count
                    }
                }
            }
            initialized = count * signals.count
        }
        return interleaved.withUnsafeBytes { [UInt8]($0) }
    }

    private static func check(_ record: WFDBRecord) throws(MediaError) {
        func refuse(unless condition: Bool, _ message: String) throws(MediaError) {
            guard condition else { throw MediaError(.invalidArgument, "record \(record.name): \(message)") }
        }
        func isPlain(_ text: String) -> Bool { text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 } }
        try refuse(unless: WFDBName.isRecordName(record.name), "the name is not allowed")
        try refuse(unless: (1...256).contains(record.signals.count), "needs 1 to 256 signals")
        try refuse(unless: record.sampleRateHertz > 0 && record.sampleRateHertz.isFinite, "the rate must be positive")
        for signal in record.signals {
            try refuse(unless: signal.samples.count == record.sampleCount, "the signals differ in length")
            try refuse(unless: signal.gain > 0 && signal.gain.isFinite, "a gain must be positive")
            try refuse(
                unless: (1...20).contains(signal.units.utf8.count)
                    && signal.units.utf8.allSatisfy { $0 > 32 && $0 < 127 },
                "units must be 1 to 20 ASCII characters without spaces")
            try refuse(
                unless: (1...100).contains(signal.description.utf8.count) && isPlain(signal.description)
                    && signal.description.first?.isWhitespace == false
                    && signal.description.last?.isWhitespace == false,
                "a description must be 1 to 100 bytes without surrounding spaces")
            try refuse(
                unless: WFDBNumber.steps.contains(signal.baseline) && WFDBNumber.steps.contains(signal.adcZero)
                    && (1...32).contains(signal.adcResolutionBits), "a baseline, zero or resolution is out of range")
        }
        try refuse(unless: record.comments.allSatisfy(isPlain), "a comment holds control characters")
    }
}

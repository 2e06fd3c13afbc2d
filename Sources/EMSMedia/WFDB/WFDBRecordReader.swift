import Foundation

/// What a header may announce before the reader refuses to allocate for it.
public struct WFDBLimits: Hashable, Sendable {
    public var maximumSignals: Int
    /// Over all signals.
    public var maximumSamples: Int

    /// 256 signals, 2²⁸ samples (512 MiB).
    public static let standard = WFDBLimits(maximumSignals: 256, maximumSamples: 1 << 28)

    public init(maximumSignals: Int, maximumSamples: Int) {
        self.maximumSignals = maximumSignals
        self.maximumSamples = maximumSamples
    }
}

/// Reads WFDB records of format 16 with one signal file. Whatever the bytes are, the answer is a value or a
/// `MediaError`.
public enum WFDBRecordReader {
    /// A `.hea` file; UTF-8.
    public static func header(
        _ bytes: [UInt8], limits: WFDBLimits = .standard
    ) throws(MediaError) -> WFDBHeader {
        guard let text = String(bytes: bytes, encoding: .utf8) else {
            throw MediaError(.malformed, "the header is not UTF-8")
        }
        return try WFDBHeaderParser(text: text, maximumSignals: limits.maximumSignals).parse()
    }

    /// The record from its header and its signal file. The file must have exactly the announced length, and every
    /// checksum and initial value in the header must be that of the samples.
    public static func record(
        _ header: WFDBHeader, signals bytes: [UInt8], limits: WFDBLimits = .standard
    ) throws(MediaError) -> WFDBRecord {
        let width = header.signals.count
        guard width > 0, header.signals.allSatisfy({ $0.fileName == header.signals[0].fileName }) else {
            throw MediaError(.unsupported, "signals in more than one file")
        }
        let count = header.sampleCount ?? bytes.count / (2 * width)
        guard count <= limits.maximumSamples / width else {
            throw MediaError(.limitExceeded, "announces \(count) samples of \(width) signals, over the limit")
        }
        guard bytes.count == 2 * width * count else {
            throw MediaError(
                bytes.count < 2 * width * count ? .truncated : .malformed,
                "the signal file has \(bytes.count) bytes instead of \(2 * width * count)")
        }
        var signals: [WFDBSignal] = []
        for (offset, specification) in header.signals.enumerated() {
            let signal = WFDBSignal(
                description: specification.description, units: specification.units, gain: specification.gain,
                baseline: specification.baseline, adcResolutionBits: specification.adcResolutionBits,
                adcZero: specification.adcZero,
                samples: column(offset, of: width, count: count, in: bytes))
            if let checksum = specification.checksum, Int16(truncatingIfNeeded: checksum) != signal.checksum {
                throw MediaError(
                    .checksumMismatch, "signal \(offset + 1) has checksum \(signal.checksum), the header \(checksum)")
            }
            if let first = signal.samples.first, let announced = specification.initialValue, announced != Int(first) {
                throw MediaError(
                    .checksumMismatch, "signal \(offset + 1) begins with \(first), the header says \(announced)")
            }
            signals.append(signal)
        }
        return WFDBRecord(
            name: header.recordName, sampleRateHertz: header.sampleRateHertz, signals: signals,
            comments: header.comments)
    }

    /// `<name>.hea` of a folder and the signal file it names, which must lie beside it. The record must bear the name
    /// of its file.
    public static func record(
        named name: String, inDirectory directory: String, limits: WFDBLimits = .standard
    ) throws(MediaError) -> WFDBRecord {
        let headerPath = "\(directory)/\(name).hea"
        let headerBytes = try MediaFile.read(headerPath, maximumByteCount: 1 << 20)
        let header: WFDBHeader
        do { header = try Self.header(headerBytes, limits: limits) } catch { throw error.at(headerPath) }
        guard header.recordName == name else {
            throw MediaError(.malformed, "the header is that of another record", path: headerPath)
        }
        let signalPath = "\(directory)/\(header.signals[0].fileName)"
        let bytes = try MediaFile.read(signalPath)
        do { return try record(header, signals: bytes, limits: limits) } catch { throw error.at(signalPath) }
    }

    /// The annotations of an `.atr` file, in order of time.
    public static func annotations(_ bytes: [UInt8]) throws(MediaError) -> [WFDBAnnotation] {
        try WFDBAnnotationCoder.decode(bytes)
    }

    /// The annotations of a file of up to 64 MiB.
    public static func annotations(ofFile path: String) throws(MediaError) -> [WFDBAnnotation] {
        let bytes = try MediaFile.read(path, maximumByteCount: 1 << 26)
        do { return try annotations(bytes) } catch { throw error.at(path) }
    }

    private static func column(_ offset: Int, of width: Int, count: Int, in bytes: [UInt8]) -> [Int16] {
        [Int16](unsafeUninitializedCapacity: count) { target, initialized in
            bytes.withUnsafeBytes { source in
                for index in 0..<count {
                    let word = source.loadUnaligned(fromByteOffset: 2 * (index * width + offset), as: Int16.self)
                    target[index] = Int16(littleEndian: word)
                }
            }
            initialized = count
        }
    }
}

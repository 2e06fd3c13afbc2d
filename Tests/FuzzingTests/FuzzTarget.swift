import EMSDiagnostics
import EMSManifest
import EMSMedia

/// What reads bytes that anybody may have written. None of it may crash, hang, or allocate what a header claims.
enum FuzzTarget: String, CaseIterable {
    case json
    case dataset
    case encounter
    case transcript
    case event
    case frame
    case png
    case wave
    case flac
    case wfdb

    /// Small limits, so that a run is quick and every limit is met.
    private static let limits = StrictJSON.Limits(maximumDepth: 16, maximumBytes: 1 << 16, maximumValues: 4096)

    /// Reads the bytes and drops what comes of it.
    func run(_ bytes: [UInt8]) {
        switch self {
        case .json:
            let (value, faults) = StrictJSON.scan(bytes, limits: Self.limits)
            precondition(value != nil || !faults.isEmpty, "a text without a value has a fault")
            precondition(faults.allSatisfy { (0...bytes.count).contains($0.offset) }, "a fault lies in the text")
        case .dataset: decode(DatasetRecord.self, bytes)
        case .encounter: decode(EncounterRecord.self, bytes)
        case .transcript: decode(TranscriptRecord.self, bytes)
        case .event: decode(EventRecord.self, bytes)
        case .frame: decode(FrameRecord.self, bytes)
        case .png: _ = try? PNGHeader(bytes)
        case .wave: _ = try? AudioFileReader.header(of: Array("RIFF".utf8) + bytes.dropFirst(4))
        case .flac:
            let file = Array("fLaC".utf8) + bytes.dropFirst(4)
            _ = try? AudioFileReader.header(of: file)
            _ = AudioFileReader.encoderVendor(of: file)
        case .wfdb:
            _ = try? WFDBRecordReader.header(bytes)
            _ = try? WFDBRecordReader.annotations(bytes)
        }
    }

    private func decode<Record: ManifestRecord>(_ type: Record.Type, _ bytes: [UInt8]) {
        var findings: [Finding] = []
        let record = StrictDecoder(path: "fuzz", limits: Self.limits).decode(type, from: bytes, findings: &findings)
        precondition(record != nil || !findings.isEmpty, "what cannot be read has a finding")
        for finding in findings { precondition((finding.line ?? 1) >= 1 && (finding.column ?? 1) >= 1) }
    }
}

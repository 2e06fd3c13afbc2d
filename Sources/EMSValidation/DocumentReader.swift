import EMSDiagnostics
import EMSManifest
import Foundation

/// Reads the documents of an encounter whose files are whole. Each gives nil if it is not listed or has an error.
struct DocumentReader {
    let contents: EncounterContents
    let options: DatasetValidator.Options

    func transcript(findings: inout [Finding]) -> Located<TranscriptRecord>? {
        guard let path = path(of: .transcript), let bytes = bytes(path, &findings) else { return nil }
        checkLineEnds(bytes, path, &findings)
        return decoder(path).decode(TranscriptRecord.self, from: bytes, findings: &findings)
    }

    func events(findings: inout [Finding]) -> [Located<EventRecord>]? {
        rows(.events, findings: &findings)
    }

    func frames(findings: inout [Finding]) -> [Located<FrameRecord>]? {
        rows(.frames, findings: &findings)
    }

    func pairs(findings: inout [Finding]) -> [Located<PairRecord>]? {
        rows(.pairs, findings: &findings)
    }

    /// Of a file that an index of annotations lists and that is whole.
    func annotations(_ path: String, findings: inout [Finding]) -> [Located<AnnotationRecord>]? {
        rows(contents.root.appending(path: path), path, findings: &findings)
    }

    func report(findings: inout [Finding]) -> Located<Void>? {
        guard let path = path(of: .record), let bytes = bytes(path, &findings) else { return nil }
        checkLineEnds(bytes, path, &findings)
        guard let report = decoder(path).decodeOpen(bytes, findings: &findings) else { return nil }
        guard case .object = report.json.form else {
            findings.append(report.finding(.schema(.wrongType), "the report is an object"))
            return nil
        }
        switch report.json["synthetic"]?.form {
        case .bool(true): return report
        case .bool(false) where options.profile == .recorded: return report
        default: break
        }
        findings.append(report.finding(.schema(.notSynthetic), "must be true", field: "synthetic"))
        return nil
    }

    /// Carriage returns stand between values alone: in texts they are written as escapes.
    private func checkLineEnds(_ bytes: [UInt8], _ path: String, _ findings: inout [Finding]) {
        guard contents.record.isSynthetic, let offset = bytes.firstIndex(of: 0x0D) else { return }
        let line = 1 + bytes[..<offset].count { $0 == 0x0A }
        findings.append(
            Finding(
                .json(.lineEnding), "the lines end with carriage returns", path: path, line: line, column: 1,
                encounter: contents.record.id))
    }

    private func path(of kind: StreamKind) -> String? {
        contents.streams(kind).first { contents.url(of: $0.stream.path) != nil }?.stream.path
    }

    private func decoder(_ path: String) -> StrictDecoder {
        StrictDecoder(
            path: path, encounter: contents.record.id, limits: options.jsonLimits,
            acceptsRecorded: options.profile == .recorded)
    }

    private func bytes(_ path: String, _ findings: inout [Finding]) -> [UInt8]? {
        do {
            guard let url = contents.url(of: path) else { return nil }
            return try BoundedFile.bytes(of: url, decoder(path), &findings)
        } catch {
            findings.append(unreadable(path))
            return nil
        }
    }

    private func rows<Record: ManifestRecord>(
        _ kind: StreamKind, findings: inout [Finding]
    ) -> [Located<Record>]? {
        guard let path = path(of: kind), let url = contents.url(of: path) else { return nil }
        return rows(url, path, findings: &findings)
    }

    private func rows<Record: ManifestRecord>(
        _ url: URL, _ path: String, findings: inout [Finding]
    ) -> [Located<Record>]? {
        do {
            var lines = try RecordLines<Record>(url: url, decoder: decoder(path))
            var records: [Located<Record>] = []
            var isWhole = true
            var byteCount = 0
            while let line = try lines.nextLine() {
                // All records of an encounter are held at once.
                byteCount += line.bytes.count + 1
                guard byteCount <= options.jsonLimits.maximumBytes else {
                    findings.append(BoundedFile.tooLarge(bytes: UInt64(byteCount), decoder(path)))
                    return nil
                }
                let row = lines.row(line)
                findings += row.findings
                if let record = row.record { records.append(record) } else { isWhole = false }
            }
            return isWhole ? records : nil
        } catch {
            findings.append(unreadable(path))
            return nil
        }
    }

    private func unreadable(_ path: String) -> Finding {
        Finding(.files(.unreadable), "\(path) cannot be read", path: path, encounter: contents.record.id)
    }
}

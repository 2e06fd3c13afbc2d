import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSValidation
import Foundation

/// Where a record that cannot be read is wrong: which of its files, and which line of its header.
struct SensorFilePlace {
    let fault: FindingCode
    /// Relative to the data set.
    let path: String
    let line: Int?

    private static let maximumHeaderBytes = 1 << 20

    init(of error: MediaError, _ stream: StreamRecord, in contents: EncounterContents) {
        let name = error.path.map { URL(filePath: $0).lastPathComponent }
        let other = (stream.files ?? []).map(\.path).first { URL(filePath: $0).lastPathComponent == name }
        let code: SensorFault = error.code == .checksumMismatch ? .checksumMismatch : .undecodable
        // Checksums stand in the header, one a line; which of the two was changed cannot be told.
        guard other == nil || code == .checksumMismatch, let url = contents.url(of: stream.path),
            let handle = try? FileHandle(forReadingFrom: url),
            let data = try? handle.read(upToCount: Self.maximumHeaderBytes),
            let text = String(data: data, encoding: .utf8)
        else {
            (fault, path, line) = (.sensor(code), other ?? stream.path, nil)
            return
        }
        try? handle.close()
        path = stream.path
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().filter {
            !$0.element.hasPrefix("#") && !$0.element.allSatisfy(\.isWhitespace)
        }
        let signals = lines.dropFirst()
        if let row = signals.first(where: { Self.pathFault($0.element) != nil }),
            let fault = Self.pathFault(row.element)
        {
            (self.fault, line) = (fault, row.offset + 1)
            return
        }
        fault = .sensor(code)
        if code == .checksumMismatch,
            let number = error.message.split(separator: " ").dropFirst().first.flatMap({ Int($0) }),
            signals.indices.contains(number)
        {
            line = signals[number].offset + 1
            return
        }
        let wrong = signals.first { row in
            let alone = "record 1\n\(row.element)\n"
            return (try? WFDBRecordReader.header(Array(alone.utf8), limits: contents.recordLimits)) == nil
        }
        line = (wrong ?? lines.first).map { $0.offset + 1 }
    }

    /// Of the file that a signal is said to lie in.
    private static func pathFault(_ line: Substring) -> FindingCode? {
        guard let file = line.split(whereSeparator: \.isWhitespace).first else { return nil }
        if file.hasPrefix("/") { return .path(.absolute) }
        return file.split(separator: "/").contains("..") ? .path(.traversal) : nil
    }
}

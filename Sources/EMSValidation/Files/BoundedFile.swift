import EMSDiagnostics
import EMSManifest
import Foundation

/// Reads a document whole, unless it is larger than the limit.
enum BoundedFile {
    /// Nil and a finding if the file is too large. Throws if it cannot be read.
    static func bytes(of url: URL, _ decoder: StrictDecoder, _ findings: inout [Finding]) throws -> [UInt8]? {
        let limit = decoder.limits.maximumBytes
        let handle = try FileHandle(forReadingFrom: url)
        defer { try? handle.close() }
        let size = try handle.seekToEnd()
        guard size <= UInt64(limit) else {
            findings.append(tooLarge(bytes: size, decoder))
            return nil
        }
        try handle.seek(toOffset: 0)
        return [UInt8](try handle.read(upToCount: Int(size)) ?? Data())
    }

    static func tooLarge(bytes: UInt64, _ decoder: StrictDecoder) -> Finding {
        Finding(
            .json(.lineTooLong), "\(bytes) bytes, the limit is \(decoder.limits.maximumBytes)", path: decoder.path,
            line: 1, column: 1, encounter: decoder.encounter)
    }
}

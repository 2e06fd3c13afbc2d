import Foundation

/// Sizes in the first bytes of a file, and in all chunks of a RIFF file, that no honest writer writes: beyond what the format
/// allows, or 2 GiB and more in a file that is smaller. A file that is merely cut off is the business of those who decode it.
enum SizeFields {
    /// Longest prefix looked at.
    static let length = 4096

    private static let impossible: UInt64 = 1 << 31

    /// No honest RIFF file has more chunks.
    private static let maximumChunks = 1000

    /// What is wrong, nil if nothing is. Throws if the file cannot be read.
    ///
    /// - Parameter head: of the file at `url`.
    static func fault(_ head: [UInt8], of url: URL, fileBytes: Int64) throws -> String? {
        guard UInt64(max(0, fileBytes)) < impossible else { return nil }
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return pngFault(head) }
        if head.starts(with: Array("RIFF".utf8)) { return try riffFault(head, url, fileBytes) }
        return nil
    }

    /// Chunks of length, type, data and checksum; a length is below 2^31 (ISO/IEC 15948).
    private static func pngFault(_ head: [UInt8]) -> String? {
        var position = 8
        while position + 8 <= head.count {
            let size = head[position..<(position + 4)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            if size >= impossible { return "a chunk at byte \(position) claims \(size) bytes" }
            position += 12 + Int(size)
        }
        return nil
    }

    /// Chunks of name, length and data, padded to even; the outermost counts from byte 8.
    private static func riffFault(_ head: [UInt8], _ url: URL, _ fileBytes: Int64) throws -> String? {
        guard head.count >= 12 else { return nil }
        let whole = number(head[4..<8])
        if whole >= impossible { return "RIFF claims \(whole) bytes" }
        let handle = try FileHandle(forReadingFrom: url)
        defer { try? handle.close() }
        var position = 12
        for _ in 0..<maximumChunks {
            var start = head.dropFirst(position).prefix(8)
            if start.count < 8 {
                guard Int64(position) + 8 <= fileBytes else { return nil }
                try handle.seek(toOffset: UInt64(position))
                start = [UInt8](try handle.read(upToCount: 8) ?? Data())[...]
            }
            // Where no name stands there is no chunk: the business of those who decode it.
            guard start.count == 8, start.prefix(4).allSatisfy({ (32..<127).contains($0) }) else { return nil }
            let size = number(start.suffix(4))
            if size >= impossible { return "a chunk at byte \(position) claims \(size) bytes" }
            position += 8 + Int(size) + Int(size & 1)
        }
        return nil
    }

    /// The lowest byte first.
    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}

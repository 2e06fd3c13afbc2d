/// Sizes in the first bytes of a file that no honest writer writes: beyond what the format allows, or 2 GiB and more in a
/// file that is smaller. A file that is merely cut off is the business of those who decode it.
enum SizeFields {
    /// Longest prefix looked at.
    static let length = 4096

    private static let impossible: UInt64 = 1 << 31

    /// What is wrong, nil if nothing is.
    static func fault(_ head: [UInt8], fileBytes: Int64) -> String? {
        guard UInt64(max(0, fileBytes)) < impossible else { return nil }
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return pngFault(head) }
        if head.starts(with: Array("RIFF".utf8)) { return riffFault(head) }
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
    private static func riffFault(_ head: [UInt8]) -> String? {
        func number(at offset: Int) -> UInt64 {
            head[offset..<(offset + 4)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
        guard head.count >= 12 else { return nil }
        if number(at: 4) >= impossible { return "RIFF claims \(number(at: 4)) bytes" }
        var position = 12
        while position + 8 <= head.count {
            let size = number(at: position + 4)
            if size >= impossible { return "a chunk at byte \(position) claims \(size) bytes" }
            position += 8 + Int(size) + Int(size & 1)
        }
        return nil
    }
}

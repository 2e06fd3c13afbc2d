import Foundation

/// Where a FLAC file ends: with a frame whose two last bytes are the CRC-16 of the whole frame (RFC 9639, section 9.3).
enum FLACEnd {
    /// Longer than any frame of 16-bit sound in blocks of up to 65,535 samples of one channel.
    private static let maximumFrameBytes = 1 << 18

    /// The last frame is at the first header from the end, or what looks like one is within it. Frames of silence are short:
    /// thousands of them are in a stem.
    private static let mostHeaders = 64

    /// Whether something follows the last frame. False for files that are no FLAC or cannot be read. A tag of 128 bytes, as
    /// players write it (ID3v1), belongs to the file.
    static func hasBytesBehind(_ url: URL) -> Bool {
        guard let handle = try? FileHandle(forReadingFrom: url) else { return false }
        defer { try? handle.close() }
        guard (try? handle.read(upToCount: 4)) == Data("fLaC".utf8), let end = try? handle.seekToEnd() else {
            return false
        }
        let start = end > UInt64(maximumFrameBytes) ? end - UInt64(maximumFrameBytes) : 4
        guard (try? handle.seek(toOffset: start)) != nil, let data = try? handle.readToEnd() else { return false }
        return !endsWithFrame([UInt8](data))
    }

    static func endsWithFrame(_ bytes: [UInt8]) -> Bool {
        var bytes = bytes[...]
        if bytes.suffix(128).starts(with: Array("TAG".utf8)) { bytes = bytes.dropLast(128) }
        var start = bytes.endIndex - 2
        var tries = 0
        while start >= bytes.startIndex, tries < mostHeaders {
            if isHeader(bytes[start...]) {
                if checksum16(bytes[start...]) == 0 { return true }
                tries += 1
            }
            start -= 1
        }
        return false
    }

    /// Sync code, a number as UTF-8 writes it, block size and rate where they stand apart, and the CRC-8 of all that.
    private static func isHeader(_ bytes: ArraySlice<UInt8>) -> Bool {
        let head = Array(bytes.prefix(16))
        guard head.count >= 6, head[0] == 0xFF, head[1] & 0xFE == 0xF8 else { return false }
        var count = 4
        let number = (~head[4]).leadingZeroBitCount
        guard number != 1, number <= 7 else { return false }
        count += max(1, number)
        switch head[2] >> 4 {
        case 6: count += 1
        case 7: count += 2
        default: break
        }
        switch head[2] & 0x0F {
        case 12: count += 1
        case 13, 14: count += 2
        default: break
        }
        return count < head.count && checksum8(head[..<count]) == head[count]
    }

    private static func checksum8(_ bytes: ArraySlice<UInt8>) -> UInt8 {
        bytes.reduce(0) { crc, byte in
            (0..<8).reduce(crc ^ byte) { value, _ in value & 0x80 == 0 ? value << 1 : value << 1 ^ 0x07 }
        }
    }

    /// Zero over a frame together with its checksum.
    private static func checksum16(_ bytes: ArraySlice<UInt8>) -> UInt16 {
        bytes.reduce(0) { crc, byte in
            (0..<8).reduce(crc ^ UInt16(byte) << 8) { value, _ in
                value & 0x8000 == 0 ? value << 1 : value << 1 ^ 0x8005
            }
        }
    }
}

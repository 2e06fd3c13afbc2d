import Foundation

/// The 512 bytes that a member of a tar archive begins with (POSIX.1-2008, ustar).
struct TarMember {
    var name: String
    var type: Character = "0"
    var size = 0
    var target = ""

    var header: Data {
        var block = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            block.replaceSubrange(offset..<(offset + text.utf8.count), with: text.utf8)
        }
        put(name, at: 0)
        put("0000644\0", at: 100)
        let digits = String(size, radix: 8)
        put(String(repeating: "0", count: 11 - digits.count) + digits, at: 124)
        put(String(type), at: 156)
        put(target, at: 157)
        put("ustar\u{0}00", at: 257)
        return Data(block)
    }
}

/// A zip archive whose directory has one entry; the entry itself is not there.
struct ZipEntry {
    var name: String
    var unpackedBytes: UInt32

    var archive: Data {
        let local = Data([0x50, 0x4B, 3, 4]) + Data(count: 26)
        var entry = Data([0x50, 0x4B, 1, 2]) + Data(count: 42)
        entry.replaceSubrange(24..<28, with: Self.bytes(unpackedBytes))
        entry.replaceSubrange(28..<30, with: Self.bytes(UInt32(name.utf8.count)).prefix(2))
        entry += Data(name.utf8)
        var end = Data([0x50, 0x4B, 5, 6]) + Data(count: 18)
        end.replaceSubrange(12..<16, with: Self.bytes(UInt32(entry.count)))
        end.replaceSubrange(16..<20, with: Self.bytes(UInt32(local.count)))
        return local + entry + end
    }

    private static func bytes(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}

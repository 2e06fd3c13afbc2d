import Foundation

/// The central directory of a zip archive (APPNOTE 6.3, section 4.3.12).
struct ZipDirectory {
    let handle: FileHandle
    let byteCount: Int64

    /// A directory larger than this is looked at in part.
    private static let maximumBytes = 16 << 20

    func fault() throws -> ArchiveInspector.Fault? {
        // The end record has 22 bytes and a comment of at most 65,535.
        let tailStart = max(0, byteCount - 65_557)
        let tail = try read(at: tailStart, Int(byteCount - tailStart))
        guard let end = tail.indices.last(where: { tail[$0...].starts(with: [0x50, 0x4B, 0x05, 0x06]) }),
            end + 22 <= tail.count
        else { return nil }
        let directory = try read(
            at: Int64(number(tail, end + 16, 4)), min(Self.maximumBytes, Int(number(tail, end + 12, 4))))
        var position = 0
        var unpacked: UInt64 = 0
        while position + 46 <= directory.count, directory[position...].starts(with: [0x50, 0x4B, 0x01, 0x02]) {
            unpacked += number(directory, position + 24, 4)
            let nameLength = Int(number(directory, position + 28, 2))
            let name = String(decoding: directory[(position + 46)...].prefix(nameLength), as: UTF8.self)
            if let fault = ArchiveInspector.memberFault(name) { return fault }
            position +=
                46 + nameLength + Int(number(directory, position + 30, 2)) + Int(number(directory, position + 32, 2))
        }
        return ArchiveInspector.bomb(unpacked: unpacked, packed: byteCount)
    }

    private func read(at offset: Int64, _ count: Int) throws -> [UInt8] {
        guard offset >= 0, offset < byteCount, count > 0 else { return [] }
        try handle.seek(toOffset: UInt64(offset))
        return [UInt8](try handle.read(upToCount: count) ?? Data())
    }

    private func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> UInt64 {
        bytes[offset..<(offset + count)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
}

import EMSDiagnostics
import Foundation

/// Looks at archives among the listed files by their headers alone: nothing is unpacked.
///
/// tar (POSIX ustar, with pax and GNU long names), zip (central directory) and gzip (its last four bytes hold the length
/// modulo 2^32, RFC 1952).
struct ArchiveInspector {
    struct Fault {
        var code: FindingCode
        var message: String
    }

    let handle: FileHandle
    let byteCount: Int64
    /// Of a tar archive.
    let maximumMembers: Int

    /// Opens the file if it begins like an archive.
    ///
    /// - Parameter head: the first 512 bytes, or fewer.
    static func fault(of url: URL, byteCount: Int64, maximumMembers: Int, head: [UInt8]) throws -> Fault? {
        guard begins(head) else { return nil }
        let handle = try FileHandle(forReadingFrom: url)
        defer { try? handle.close() }
        return try ArchiveInspector(handle: handle, byteCount: byteCount, maximumMembers: maximumMembers).fault(
            head: head)
    }

    private static func begins(_ head: [UInt8]) -> Bool {
        head.starts(with: [0x1F, 0x8B]) || head.starts(with: [0x50, 0x4B]) || TarWalk.begins(head)
    }

    private func fault(head: [UInt8]) throws -> Fault? {
        if head.starts(with: [0x1F, 0x8B]) { return try gzipFault() }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return try ZipDirectory(handle: handle, byteCount: byteCount).fault()
        }
        if TarWalk.begins(head) {
            return try TarWalk(handle: handle, byteCount: byteCount, maximumMembers: maximumMembers).fault()
        }
        return nil
    }

    private func gzipFault() throws -> Fault? {
        guard byteCount >= 18 else { return nil }
        try handle.seek(toOffset: UInt64(byteCount - 4))
        let length = (try handle.read(upToCount: 4) ?? Data()).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Self.bomb(unpacked: length, packed: byteCount)
    }

    /// Text and samples pack to a tenth or a hundredth; bombs to a thousandth and less.
    static func bomb(unpacked: UInt64, packed: Int64) -> Fault? {
        guard unpacked > 1 << 20, unpacked / 100 > UInt64(max(1, packed)) else { return nil }
        return Fault(code: .files(.archiveBomb), message: "\(packed) bytes unpack to \(unpacked)")
    }

    /// A member whose name or target leads out of the folder it is unpacked into.
    static func memberFault(_ name: String) -> Fault? {
        let isOutside =
            name.hasPrefix("/") || name.hasPrefix("\\") || name.dropFirst().hasPrefix(":")
            || name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains("..")
        return isOutside ? Fault(code: .path(.archiveMember), message: "member \"\(name.prefix(120))\"") : nil
    }
}

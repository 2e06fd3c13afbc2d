public import Foundation

/// Writes a tar archive of regular files (POSIX.1-1988 `ustar`) to a file, member by member. Owner, group, time and mode
/// are the same for all members, so that the same members give the same bytes.
public struct TarWriter {
    /// Bytes written so far, without the end of the archive.
    public private(set) var byteCount = 0
    private let handle: FileHandle
    private let path: String

    private static let blockByteCount = 512
    /// What 11 octal digits can say.
    private static let largestMember = 0o77_777_777_777

    /// Creates or replaces the file.
    public init(path: String) throws(MediaError) {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw MediaError(.unwritable, "cannot be written", path: path) }
        self.handle = handle
        self.path = path
    }

    /// Adds a member.
    ///
    /// - Parameter name: relative, 1 to 100 bytes of UTF-8, without `.` and `..` as parts.
    public mutating func add(_ name: String, _ bytes: some DataProtocol) throws(MediaError) {
        let header = try Self.header(name, byteCount: bytes.count)
        let rest = bytes.count % Self.blockByteCount
        var block = Data(header)
        block.append(contentsOf: bytes)
        if rest > 0 { block.append(Data(count: Self.blockByteCount - rest)) }
        try write(block)
    }

    /// Writes the end of the archive and closes the file.
    public mutating func finish() throws(MediaError) {
        // Two empty blocks, filled up to a record of 20 blocks as tar itself does.
        let record = 20 * Self.blockByteCount
        let end = byteCount + 2 * Self.blockByteCount
        try write(Data(count: (end + record - 1) / record * record - byteCount))
        do { try handle.close() } catch { throw MediaError(.unwritable, "cannot be closed", path: path) }
    }

    private mutating func write(_ bytes: Data) throws(MediaError) {
        do { try handle.write(contentsOf: bytes) } catch {
            throw MediaError(.unwritable, "cannot be written", path: path)
        }
        byteCount += bytes.count
    }

    private static func header(_ name: String, byteCount: Int) throws(MediaError) -> [UInt8] {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...100).contains(name.utf8.count), !name.utf8.contains(0),
            !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." })
        else { throw MediaError(.invalidArgument, "“\(name)” cannot be the name of a member") }
        guard byteCount <= largestMember else {
            throw MediaError(.invalidArgument, "\(byteCount) bytes are more than a member can have")
        }
        var block = [UInt8](repeating: 0, count: blockByteCount)
        func put(_ text: String, at offset: Int) {
            block.replaceSubrange(offset..<(offset + text.utf8.count), with: Array(text.utf8))
        }
        put(name, at: 0)
        put("0000644", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        put(octal(byteCount, digits: 11), at: 124)
        put(octal(0, digits: 11), at: 136)
        // The sum is taken with spaces in its own place.
        put("        ", at: 148)
        put("0", at: 156)
        put("ustar", at: 257)
        put("00", at: 263)
        put("0000000", at: 329)
        put("0000000", at: 337)
        put(octal(block.reduce(0) { $0 + Int($1) }, digits: 6) + "\0 ", at: 148)
        return block
    }

    private static func octal(_ value: Int, digits: Int) -> String {
        let text = String(value, radix: 8)
        return String(repeating: "0", count: digits - text.count) + text
    }
}

import EMSReproducibility
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads files one after the other through one buffer: the first bytes of each and, if asked for, its digest.
final class FileContents {
    struct Failure: Error {}

    struct Summary {
        var head: [UInt8]
        /// SHA-256 of the whole, nil if not asked for.
        var digest: String?
        /// How many bytes went into the digest.
        var byteCount: Int64
    }

    /// Small enough to stay in a core's own cache between reading and hashing.
    private static let bufferBytes = 1 << 18
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bufferBytes, alignment: 64)

    deinit { buffer.deallocate() }

    /// - Parameter headBytes: how many of the first bytes are given, fewer if the file is shorter.
    func summary(of path: String, headBytes: Int, takesDigest: Bool) throws(Failure) -> Summary {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Failure() }
        defer { close(file) }
        var filled = try fill(from: file)
        var summary = Summary(head: [UInt8](filled.prefix(headBytes)), digest: nil, byteCount: 0)
        guard takesDigest else { return summary }
        var digester = ContentDigester()
        while !filled.isEmpty {
            digester.update(filled)
            summary.byteCount += Int64(filled.count)
            // A buffer that is not full is the last one.
            if filled.count < Self.bufferBytes { break }
            filled = try fill(from: file)
        }
        summary.digest = digester.finish().hexadecimal
        return summary
    }

    /// Fills the buffer, or as much of it as the file still holds.
    private func fill(from file: Int32) throws(Failure) -> UnsafeRawBufferPointer {
        var count = 0
        while count < Self.bufferBytes {
            let got = read(file, buffer.baseAddress.map { $0 + count }, Self.bufferBytes - count)
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else { throw Failure() }
            if got == 0 { break }
            count += got
        }
        return UnsafeRawBufferPointer(rebasing: buffer[..<count])
    }
}

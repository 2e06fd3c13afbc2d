import Crypto
public import Foundation

/// SHA-256 of bytes, as 64 lower-case hexadecimal digits.
public struct ContentDigest: Hashable, Sendable {
    public let hexadecimal: String

    public init(of bytes: some DataProtocol) {
        hexadecimal = Self.hexadecimal(SHA256.hash(data: bytes))
    }

    /// Of the UTF-8 bytes of a text.
    public init(of text: String) {
        self.init(of: Data(text.utf8))
    }

    /// Of a file, which is read piece by piece.
    public init(ofFile url: URL) throws {
        let handle = try FileHandle(forReadingFrom: url)
        defer { try? handle.close() }
        var digester = ContentDigester()
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { digester.update(piece) }
        self = digester.finish()
    }

    /// Whether a text is one.
    package static func isHexadecimal(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    fileprivate init(_ digest: SHA256.Digest) {
        hexadecimal = Self.hexadecimal(digest)
    }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var characters: [UInt8] = []
        characters.reserveCapacity(64)
        for byte in digest {
            characters.append(digits[Int(byte >> 4)])
            characters.append(digits[Int(byte & 15)])
        }
        return String(decoding: characters, as: UTF8.self)
    }
}

/// A digest taken piece by piece, for files that are not held in memory.
public struct ContentDigester {
    private var hash = SHA256()

    public init() {}

    public mutating func update(_ bytes: some DataProtocol) { hash.update(data: bytes) }

    public func finish() -> ContentDigest { ContentDigest(hash.finalize()) }
}

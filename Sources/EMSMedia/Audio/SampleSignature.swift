import Crypto

/// The digest that FLAC keeps of its samples (MD5). It finds damage; it protects against nobody.
enum SampleSignature {
    /// Of 16-bit samples in little-endian order.
    static func of(_ samples: [Int16]) -> [UInt8] {
        var hash = Insecure.MD5()
        if 1.littleEndian == 1 {
            samples.withUnsafeBytes { hash.update(bufferPointer: $0) }
        } else {
            samples.map { $0.littleEndian }.withUnsafeBytes { hash.update(bufferPointer: $0) }
        }
        return Array(hash.finalize())
    }
}

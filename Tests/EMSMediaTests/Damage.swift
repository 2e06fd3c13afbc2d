import EMSMedia

/// Damaged copies of a file, and what reading them comes to.
enum Damage {
    /// The file cut at every sixteenth of its length, from nothing to all but the last byte.
    static func truncations(of bytes: [UInt8]) -> [[UInt8]] {
        (0..<16).map { Array(bytes.prefix(bytes.count * $0 / 16)) } + [Array(bytes.dropLast())]
    }

    /// One byte changed at a time: every byte of the first 128, then `count` others.
    static func flips(of bytes: [UInt8], count: Int) -> [(offset: Int, bytes: [UInt8])] {
        var noise = SampleNoise(seed: 7)
        let offsets = Array(0..<min(128, bytes.count)) + (0..<count).map { _ in Int(noise.next()) % bytes.count }
        return offsets.map { offset in
            var damaged = bytes
            damaged[offset] ^= UInt8(noise.next() % 255) + 1
            return (offset, damaged)
        }
    }

    /// The error's code, nil if reading succeeds.
    static func code<Value>(_ read: () throws(MediaError) -> Value) -> MediaError.Code? {
        do throws(MediaError) {
            _ = try read()
            return nil
        } catch {
            return error.code
        }
    }
}

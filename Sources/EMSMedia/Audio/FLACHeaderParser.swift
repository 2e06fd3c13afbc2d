/// Reads the metadata blocks that a FLAC file begins with (RFC 9639, section 8).
struct FLACHeaderParser {
    let prefix: ArraySlice<UInt8>

    /// From STREAMINFO, which always comes first.
    func parse() throws(MediaError) -> AudioHeader {
        guard prefix.count >= 42 else { throw MediaError(.truncated, "the FLAC header is incomplete") }
        guard byte(at: 4) & 0x7F == 0, number(at: 5, byteCount: 3) == 34 else {
            throw MediaError(.malformed, "FLAC does not begin with a STREAMINFO block")
        }
        // 20 bits of rate, 3 of channels − 1, 5 of bits − 1, 36 of frames.
        let packed = number(at: 18, byteCount: 8)
        let rate = packed >> 44 & 0xFFFFF
        let frames = packed & 0xF_FFFF_FFFF
        guard rate > 0 else { throw MediaError(.malformed, "FLAC announces a sample rate of 0") }
        // 0 stands for a length that the encoder did not know.
        guard frames > 0 else { throw MediaError(.unsupported, "FLAC of unannounced length") }
        let signature = Array(prefix[(prefix.startIndex + 26)..<(prefix.startIndex + 42)])
        return AudioHeader(
            format: .flac, encoding: .flac, sampleRateHertz: rate, channels: packed >> 41 & 7 + 1,
            frames: frames, bitsPerSample: packed >> 36 & 31 + 1,
            signature: signature.contains { $0 != 0 } ? signature : nil)
    }

    /// The encoder's name from the VORBIS_COMMENT block.
    var vendor: String? {
        var position = 4
        while position + 4 <= prefix.count {
            let type = byte(at: position)
            let size = number(at: position + 1, byteCount: 3)
            let body = position + 4
            guard body + size <= prefix.count else { return nil }
            if type & 0x7F == 4, size >= 4 {
                // This block alone is little-endian.
                let length = (0..<4).reduce(0) { $0 | byte(at: body + $1) << (8 * $1) }
                return length <= size - 4
                    ? String(decoding: prefix.dropFirst(body + 4).prefix(length), as: UTF8.self) : nil
            }
            if type & 0x80 != 0 { return nil }
            position = body + size
        }
        return nil
    }

    private func byte(at offset: Int) -> Int { Int(prefix[prefix.startIndex + offset]) }

    private func number(at offset: Int, byteCount: Int) -> Int {
        Int(truncatingIfNeeded: (0..<byteCount).reduce(UInt64(0)) { $0 << 8 | UInt64(byte(at: offset + $1)) })
    }
}

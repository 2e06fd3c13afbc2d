import CSndfile

extension AudioFileReader {
    /// One channel of a WAV or FLAC file of any depth, integers or floating point; full scale is ±1.
    public struct Channel: Hashable, Sendable {
        public let header: AudioHeader
        /// `header.frames` of them, all finite.
        public let samples: [Float]
    }

    /// The bytes of a file of up to 1 GiB.
    public static func bytes(ofFile path: String) throws(MediaError) -> [UInt8] { try MediaFile.read(path) }

    /// The first channel of a file that lies in memory.
    ///
    /// - Throws: `malformed` also for samples that are not numbers.
    public static func firstChannel(
        of bytes: [UInt8], limits: AudioLimits = .standard
    ) throws(MediaError) -> Channel {
        let header = try header(of: bytes)
        guard header.encoding != .other else { throw MediaError(.unsupported, "neither PCM, floating point nor FLAC") }
        try hold(header, to: limits)
        if header.frames == 0 { return Channel(header: header, samples: []) }
        let samples = try SoundMemory(bytes).withHandle(mode: SFM_READ) { (handle, info) throws(MediaError) in
            try hold(header, to: info)
            return try readFirst(handle, header)
        }
        return Channel(header: header, samples: samples)
    }

    /// Block by block, as for samples of 16 bits.
    private static func readFirst(_ handle: OpaquePointer, _ header: AudioHeader) throws(MediaError) -> [Float] {
        let channels = header.channels
        var samples: [Float] = []
        samples.reserveCapacity(min(header.frames, 1 << 22))
        var block = [Float](repeating: 0, count: 65_536 * channels)
        while samples.count < header.frames {
            let wanted = min(65_536, header.frames - samples.count)
            let count = block.withUnsafeMutableBufferPointer {
                Int(sf_readf_float(handle, $0.baseAddress, sf_count_t(wanted)))
            }
            guard count > 0 else { break }
            for frame in 0..<count { samples.append(block[frame * channels]) }
        }
        guard sf_error(handle) == 0 else { throw MediaError(.malformed, "the audio data cannot be decoded") }
        guard samples.count == header.frames else {
            throw MediaError(.truncated, "holds \(samples.count) of the \(header.frames) frames it announces")
        }
        guard samples.allSatisfy(\.isFinite) else { throw MediaError(.malformed, "holds samples that are not numbers") }
        return samples
    }
}

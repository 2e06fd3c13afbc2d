import CSndfile

/// Reads WAV and FLAC. Whatever the bytes are, the answer is a value or a `MediaError`.
public enum AudioFileReader {
    /// As many bytes as a header is looked for in: 64 KiB.
    private static let headerByteCount = 1 << 16

    /// The header of a file that lies in memory. WAV lengths are held against the number of bytes.
    public static func header(of bytes: [UInt8]) throws(MediaError) -> AudioHeader {
        try parse(bytes[...], totalByteCount: bytes.count)
    }

    /// The header of a file, of which at most 64 KiB are read.
    public static func header(ofFile path: String) throws(MediaError) -> AudioHeader {
        let total = try MediaFile.byteCount(of: path)
        let prefix = try MediaFile.readPrefix(of: path, byteCount: headerByteCount)
        do {
            return try parse(prefix[...], totalByteCount: total) { (offset) throws(MediaError) in
                try MediaFile.readPart(of: path, offset: offset, byteCount: 8)[...]
            }
        } catch { throw error.at(path) }
    }

    /// Name and version of the library that encoded a FLAC file, as written in it; nil for WAV.
    public static func encoderVendor(of bytes: [UInt8]) -> String? {
        bytes.starts(with: Array("fLaC".utf8)) ? FLACHeaderParser(prefix: bytes.prefix(headerByteCount)).vendor : nil
    }

    /// Header and all samples of a file that lies in memory. Every announced frame must be there; FLAC frames are held
    /// against their checksums and, where the file has one, the samples against the MD5 of the header.
    /// Throws `otherDepth` unless the samples are 16-bit integers, so that what is returned is exact.
    public static func decode(
        _ bytes: [UInt8], limits: AudioLimits = .standard
    ) throws(MediaError) -> DecodedAudio {
        try decode(header(of: bytes), limits) { (body) throws(MediaError) in
            try SoundMemory(bytes).withHandle(mode: SFM_READ, body)
        }
    }

    /// Header and all samples of a file of up to 1 GiB, which is never in memory as a whole.
    public static func decode(
        file path: String, limits: AudioLimits = .standard
    ) throws(MediaError) -> DecodedAudio {
        guard try MediaFile.byteCount(of: path) <= MediaFile.defaultMaximumByteCount else {
            throw MediaError(.limitExceeded, "has more than \(MediaFile.defaultMaximumByteCount) bytes", path: path)
        }
        do {
            return try decode(header(ofFile: path), limits) { (body) throws(MediaError) in
                try withHandle(ofFile: path, body)
            }
        } catch { throw error.at(path) }
    }

    private typealias Body = (OpaquePointer, SF_INFO) throws(MediaError) -> [Int16]

    private static func decode(
        _ header: AudioHeader, _ limits: AudioLimits, open: (Body) throws(MediaError) -> [Int16]
    ) throws(MediaError) -> DecodedAudio {
        guard header.bitsPerSample == 16, header.encoding == .flac || header.encoding == .pcmInteger else {
            throw MediaError(.otherDepth, "samples are not 16-bit integers")
        }
        try hold(header, to: limits)
        if header.frames == 0 { return DecodedAudio(header: header, samples: []) }
        let samples = try open { (handle, info) throws(MediaError) in
            try hold(header, to: info)
            return try read(handle, header)
        }
        if let signature = header.signature, SampleSignature.of(samples) != signature {
            throw MediaError(.checksumMismatch, "the samples do not match the MD5 in the header")
        }
        return DecodedAudio(header: header, samples: samples)
    }

    /// Throws unless a header keeps within the limits.
    static func hold(_ header: AudioHeader, to limits: AudioLimits) throws(MediaError) {
        guard header.channels >= 1, header.channels <= limits.maximumChannels,
            header.frames <= limits.maximumSamples / header.channels
        else {
            throw MediaError(
                .limitExceeded, "announces \(header.frames) frames of \(header.channels) channels, over the limit")
        }
    }

    /// Throws unless a header is what libsndfile finds in the file.
    static func hold(_ header: AudioHeader, to info: SF_INFO) throws(MediaError) {
        guard Int(info.channels) == header.channels, Int(info.samplerate) == header.sampleRateHertz else {
            throw MediaError(.malformed, "the header contradicts itself")
        }
    }

    private static func withHandle(ofFile path: String, _ body: Body) throws(MediaError) -> [Int16] {
        var info = SF_INFO()
        guard let handle = sf_open(path, Int32(SFM_READ), &info) else {
            throw MediaError(.malformed, "libsndfile does not open it")
        }
        defer { sf_close(handle) }
        return try body(handle, info)
    }

    private static func parse(
        _ prefix: ArraySlice<UInt8>, totalByteCount: Int,
        chunkHead: (Int) throws(MediaError) -> ArraySlice<UInt8> = { _ in [] }
    ) throws(MediaError) -> AudioHeader {
        switch String(decoding: prefix.prefix(4), as: UTF8.self) {
        case "RIFF":
            try WaveHeaderParser(prefix: prefix, totalByteCount: totalByteCount).parse(chunkHead: chunkHead)
        case "fLaC": try FLACHeaderParser(prefix: prefix).parse()
        default: throw MediaError(.malformed, "neither WAV nor FLAC")
        }
    }

    /// Block by block, so that memory grows with what is decoded and not with what the header claims: what is set aside is
    /// not touched before.
    private static func read(_ handle: OpaquePointer, _ header: AudioHeader) throws(MediaError) -> [Int16] {
        let expected = header.frames * header.channels
        let blockSize = 65_536 * header.channels
        var samples: [Int16] = []
        samples.reserveCapacity(expected)
        var block = [Int16](repeating: 0, count: blockSize)
        while samples.count < expected {
            let wanted = min(blockSize, expected - samples.count)
            let count = block.withUnsafeMutableBufferPointer {
                Int(sf_read_short(handle, $0.baseAddress, sf_count_t(wanted)))
            }
            // Each read forgets the error of the one before, and a damaged frame of silence is decoded as what it was.
            guard sf_error(handle) == 0 else { throw MediaError(.malformed, "the audio data cannot be decoded") }
            guard count > 0 else { break }
            samples.append(contentsOf: block[..<count])
        }
        guard samples.count == expected else {
            throw MediaError(
                .truncated, "holds \(samples.count / header.channels) of the \(header.frames) frames it announces")
        }
        return samples
    }
}

/// A decoded audio file.
public struct DecodedAudio: Hashable, Sendable {
    public let header: AudioHeader
    /// Interleaved, `header.frames` × `header.channels`.
    public let samples: [Int16]
}

import EMSMedia
import Foundation
import Testing

@Suite struct `Audio files` {
    @Test(arguments: AudioFormat.allCases, [(1, 16_000), (2, 22_050), (3, 48_000)])
    func `come back as they were written`(format: AudioFormat, shape: (channels: Int, rate: Int)) throws {
        let samples = SampleNoise.samples(10_007 * shape.channels)
        let bytes = try AudioFileWriter.encode(
            samples: samples, sampleRateHertz: shape.rate, channels: shape.channels, format: format)
        let header = try AudioFileReader.header(of: bytes)
        #expect(header.format == format)
        #expect(header.sampleRateHertz == shape.rate)
        #expect(header.channels == shape.channels)
        #expect(header.frames == 10_007)
        #expect(header.bitsPerSample == 16)
        let decoded = try AudioFileReader.decode(bytes)
        #expect(decoded.header == header)
        #expect(decoded.samples.hashValue == samples.hashValue)
    }

    @Test(arguments: AudioFormat.allCases, [[5], [.min, .max, 0, -1]] as [[Int16]])
    func `of few samples come back too`(format: AudioFormat, samples: [Int16]) throws {
        let bytes = try AudioFileWriter.encode(samples: samples, sampleRateHertz: 16_000, format: format)
        #expect(try AudioFileReader.decode(bytes).samples == samples)
    }

    @Test func `without samples are WAV only`() throws {
        let bytes = try AudioFileWriter.encode(samples: [], sampleRateHertz: 16_000, format: .wav)
        #expect(try AudioFileReader.decode(bytes).samples.isEmpty)
        let code = Damage.code { () throws(MediaError) in
            try AudioFileWriter.encode(samples: [], sampleRateHertz: 16_000, format: .flac)
        }
        #expect(code == .invalidArgument)
    }

    @Test(arguments: AudioFormat.allCases)
    func `have the same bytes each time`(format: AudioFormat) throws {
        let samples = SampleNoise.samples(5_000)
        let first = try AudioFileWriter.encode(samples: samples, sampleRateHertz: 16_000, format: format)
        let second = try AudioFileWriter.encode(samples: samples, sampleRateHertz: 16_000, format: format)
        #expect(first.hashValue == second.hashValue)
    }

    @Test func `WAV is a plain header of 44 bytes and the samples`() throws {
        let bytes = try AudioFileWriter.encode(samples: [1, -2], sampleRateHertz: 16_000, format: .wav)
        let expected: [UInt8] =
            Array("RIFF".utf8) + [40, 0, 0, 0] + Array("WAVEfmt ".utf8) + [16, 0, 0, 0, 1, 0, 1, 0]
            + [0x80, 0x3E, 0, 0, 0, 0x7D, 0, 0, 2, 0, 16, 0] + Array("data".utf8) + [4, 0, 0, 0, 1, 0, 0xFE, 0xFF]
        #expect(bytes == expected)
    }

    @Test func `FLAC carries its samples' digest and its encoder's name and nothing else`() throws {
        let samples = SampleNoise.samples(4_000)
        let bytes = try AudioFileWriter.encode(samples: samples, sampleRateHertz: 16_000, format: .flac)
        #expect(try AudioFileReader.header(of: bytes).signature != nil)
        let vendor = try #require(AudioFileReader.encoderVendor(of: bytes))
        #expect(vendor.hasPrefix("reference libFLAC"))
        // STREAMINFO, then VORBIS_COMMENT as the last block: the vendor string and no tags.
        #expect(bytes[42] == 0x84)
        #expect(Int(bytes[45]) == 8 + vendor.utf8.count)
        #expect(bytes[50 + vendor.utf8.count] == 0)
        #expect(AudioFileReader.encoderVendor(of: Array("RIFF".utf8)) == nil)
    }

    @Test(arguments: [(0, 16_000), (9, 16_000), (1, 0), (1, 700_000), (2, 16_000)])
    func `refuse a shape they cannot hold`(channels: Int, rate: Int) {
        let code = Damage.code { () throws(MediaError) in
            try AudioFileWriter.encode(samples: [1, 2, 3], sampleRateHertz: rate, channels: channels, format: .flac)
        }
        #expect(code == .invalidArgument)
    }

    @Test(arguments: AudioFormat.allCases)
    func `are written to and read from disk`(format: AudioFormat) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a." + format.fileExtension
        let samples = SampleNoise.samples(70_000)
        try AudioFileWriter.write(samples: samples, sampleRateHertz: 8_000, format: format, to: path)
        let decoded = try AudioFileReader.decode(file: path)
        #expect(decoded.samples.hashValue == samples.hashValue)
        #expect(try AudioFileReader.header(ofFile: path) == decoded.header)
    }

    @Test func `that cannot be opened are named`() throws {
        let folder = try TemporaryFolder()
        let missing = folder.path + "/missing.wav"
        #expect(throws: MediaError(.unreadable, "cannot be opened", path: missing)) {
            try AudioFileReader.decode(file: missing)
        }
        #expect(throws: MediaError(.unreadable, "not a regular file", path: folder.path)) {
            try AudioFileReader.header(ofFile: folder.path)
        }
        #expect(throws: MediaError(.unwritable, "cannot be written", path: folder.path + "/no/a.wav")) {
            try AudioFileWriter.write(
                samples: [], sampleRateHertz: 8_000, format: .wav, to: folder.path + "/no/a.wav")
        }
    }

    @Test(arguments: AudioFormat.allCases)
    func `cut short are refused`(format: AudioFormat) throws {
        let bytes = try AudioFileWriter.encode(
            samples: SampleNoise.samples(9_000), sampleRateHertz: 16_000, format: format)
        for damaged in Damage.truncations(of: bytes) {
            let code = Damage.code { () throws(MediaError) in try AudioFileReader.decode(damaged) }
            #expect(code != nil, "\(format) cut to \(damaged.count) of \(bytes.count) bytes was accepted")
        }
    }

    @Test func `of FLAC notice every changed byte of audio`() throws {
        let samples = SampleNoise.samples(9_000)
        let bytes = try AudioFileWriter.encode(samples: samples, sampleRateHertz: 16_000, format: .flac)
        for (offset, damaged) in Damage.flips(of: bytes, count: 300) {
            let result = try? AudioFileReader.decode(damaged)
            // What is accepted is right: only rates, block sizes and tags may differ.
            #expect(result == nil || result?.samples == samples, "byte \(offset)")
        }
        var damaged = bytes
        damaged[30] ^= 1
        let code = Damage.code { () throws(MediaError) in try AudioFileReader.decode(damaged) }
        #expect(code == .checksumMismatch)
    }

    @Test func `of FLAC notice a changed byte in silence`() throws {
        // A frame that is lost is decoded as silence, whose MD5 is the same.
        let samples = SampleNoise.samples(9_000) + .init(repeating: 0, count: 200_000) + SampleNoise.samples(9_000)
        let bytes = try AudioFileWriter.encode(samples: samples, sampleRateHertz: 16_000, format: .flac)
        let silence = try #require(bytes.indices.last { bytes[$0] == 0xFF && $0 < bytes.count * 55 / 100 })
        for offset in silence..<silence + 12 {
            var damaged = bytes
            damaged[offset] ^= 0x10
            #expect(
                Damage.code { () throws(MediaError) in try AudioFileReader.decode(damaged) } != nil, "byte \(offset)")
        }
    }

    @Test func `of WAV with a changed header are refused or read`() throws {
        let samples = SampleNoise.samples(2_000)
        let bytes = try AudioFileWriter.encode(samples: samples, sampleRateHertz: 16_000, format: .wav)
        for (offset, damaged) in Damage.flips(of: bytes, count: 50) where offset < 44 {
            guard let result = try? AudioFileReader.decode(damaged) else { continue }
            // Rate and byte rate are not protected by anything.
            #expect(result.samples == samples && (24..<32).contains(offset), "byte \(offset)")
        }
    }

    /// Fifty thousand samples, so that what follows the data lies behind what is read of a header.
    @Test(arguments: [
        ("RIFF of 108 bytes", 4, 100), ("no data", 40, 0), ("16,000 samples less", 40, 68_000),
    ])
    func `of WAV that announce less than they have are told apart`(what: String, offset: Int, size: Int) throws {
        let folder = try TemporaryFolder()
        var bytes = try AudioFileWriter.encode(
            samples: SampleNoise.samples(50_000), sampleRateHertz: 16_000, format: .wav)
        bytes.replaceSubrange(offset..<(offset + 4), with: [0, 8, 16, 24].map { UInt8(size >> $0 & 255) })
        #expect(Damage.code { () throws(MediaError) in try AudioFileReader.decode(bytes) } == .excess, "\(what)")
        let path = folder.path + "/a.wav"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(Damage.code { () throws(MediaError) in try AudioFileReader.header(ofFile: path) } == .excess)
    }

    @Test func `of WAV may have chunks behind the data`() throws {
        let folder = try TemporaryFolder()
        var bytes = try AudioFileWriter.encode(
            samples: SampleNoise.samples(50_000), sampleRateHertz: 16_000, format: .wav)
        bytes += Array("LIST".utf8) + [4, 0, 0, 0] + Array("INFO".utf8)
        let size = bytes.count - 8
        bytes.replaceSubrange(4..<8, with: [0, 8, 16, 24].map { UInt8(size >> $0 & 255) })
        let path = folder.path + "/a.wav"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(try AudioFileReader.decode(bytes).header.frames == 50_000)
        #expect(try AudioFileReader.decode(file: path).header.frames == 50_000)
        bytes.removeLast(4)
        bytes.replaceSubrange(4..<8, with: [0, 8, 16, 24].map { UInt8((size - 4) >> $0 & 255) })
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(Damage.code { () throws(MediaError) in try AudioFileReader.header(ofFile: path) } == .truncated)
    }

    @Test func `announcing more than the limit are refused before decoding`() throws {
        var bytes = try AudioFileWriter.encode(
            samples: SampleNoise.samples(4_000), sampleRateHertz: 16_000, format: .flac)
        let small = AudioLimits(maximumChannels: 1, maximumSamples: 3_999)
        #expect(
            Damage.code { () throws(MediaError) in try AudioFileReader.decode(bytes, limits: small) } == .limitExceeded)
        // 2³⁶ − 1 frames.
        for offset in 21...25 { bytes[offset] |= offset == 21 ? 0x0F : 0xFF }
        #expect(Damage.code { () throws(MediaError) in try AudioFileReader.decode(bytes) } == .limitExceeded)
        // Within the limit, but not there.
        bytes[21] &= 0xF0
        bytes[22] = 0
        #expect(Damage.code { () throws(MediaError) in try AudioFileReader.decode(bytes) } != nil)
    }

    @Test func `with another number of bytes a second contradict themselves`() throws {
        var bytes = try AudioFileWriter.encode(samples: [1, -2], sampleRateHertz: 16_000, format: .wav)
        bytes[28] = 1
        #expect(Damage.code { () throws(MediaError) in try AudioFileReader.header(of: bytes) } == .malformed)
    }

    @Test func `may be padded to an even length, and no further`() throws {
        let even = try AudioFileWriter.encode(samples: [1, -2], sampleRateHertz: 16_000, format: .wav)
        #expect(Damage.code { () throws(MediaError) in try AudioFileReader.header(of: even + [0]) } == .excess)
        // A chunk of three bytes behind the data, which RIFF counts without the byte that pads it.
        var odd = even + Array("note".utf8) + [3, 0, 0, 0] + [1, 2, 3, 0]
        odd[4] = UInt8(odd.count - 9)
        #expect(try AudioFileReader.header(of: odd).frames == 2)
    }

    @Test func `of 24 bits have a header and no samples for us`() throws {
        let bytes: [UInt8] =
            Array("RIFF".utf8) + [42, 0, 0, 0] + Array("WAVEfmt ".utf8) + [16, 0, 0, 0, 1, 0, 1, 0]
            + [0x80, 0x3E, 0, 0, 0x80, 0xBB, 0, 0, 3, 0, 24, 0] + Array("data".utf8) + [6, 0, 0, 0, 1, 2, 3, 4, 5, 6]
        let header = try AudioFileReader.header(of: bytes)
        #expect(header.bitsPerSample == 24)
        #expect(header.frames == 2)
        #expect(header.encoding == .pcmInteger)
        #expect(Damage.code { () throws(MediaError) in try AudioFileReader.decode(bytes) } == .otherDepth)
    }

    @Test func `of other formats are not handed on to the library`() {
        for text in ["FORM____AIFFCOMM", "OggS____________", "ID3_____________", ""] {
            let code = Damage.code { () throws(MediaError) in try AudioFileReader.decode(Array(text.utf8)) }
            #expect(code == .malformed, "\(text)")
        }
    }
}

import EMSMedia
import Foundation
import Testing

@Suite struct `PNG pictures` {
    /// Flat areas and a few single pixels.
    private func bgrx(width: Int, height: Int, stride: Int) -> [UInt8] {
        var rows = [UInt8](repeating: 0xEE, count: stride * height)
        for y in 0..<height {
            for x in 0..<width {
                let offset = y * stride + 4 * x
                rows[offset] = x < width / 2 ? 10 : 200
                rows[offset + 1] = y < height / 3 ? 60 : 90
                rows[offset + 2] = UInt8(truncatingIfNeeded: x % 31 == 0 ? 7 * y : 5)
            }
        }
        return rows
    }

    private func chunkNames(_ bytes: [UInt8]) -> [String] {
        var names: [String] = []
        var offset = 8
        while offset + 8 <= bytes.count {
            let size = bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
            names.append(String(decoding: bytes[(offset + 4)..<(offset + 8)], as: UTF8.self))
            offset += size + 12
        }
        return names
    }

    private let palette = [
        RGB8(red: 0, green: 0, blue: 0), RGB8(red: 255, green: 0, blue: 1), RGB8(red: 3, green: 4, blue: 5),
    ]

    @Test(arguments: [(1, 1, 4), (7, 5, 64), (480, 270, 1_920)])
    func `of padded rows come back as RGB`(width: Int, height: Int, stride: Int) throws {
        let rows = bgrx(width: width, height: height, stride: stride)
        let bytes = try PNGEncoder.encode(bgrx: rows, width: width, height: height, stride: stride)
        let expected = (0..<height).flatMap { y in
            (0..<width).flatMap { x in [2, 1, 0].map { rows[y * stride + 4 * x + $0] } }
        }
        let picture = try PNGDecoder.decode(bytes)
        #expect((picture.width, picture.height) == (width, height))
        guard case .rgb(let pixels) = picture.pixels else {
            Issue.record("not RGB")
            return
        }
        #expect(pixels.hashValue == expected.hashValue)
        let fromPointer = try rows.withUnsafeBytes {
            try PNGEncoder.encode(bgrx: $0, width: width, height: height, stride: stride)
        }
        #expect(fromPointer.hashValue == bytes.hashValue)
        #expect(try PNGEncoder.encode(rgb: expected, width: width, height: height).hashValue == bytes.hashValue)
    }

    @Test func `of indices come back with their palette`() throws {
        let indices = (0..<(40 * 30)).map { UInt8($0 / 40 % 3) }
        let bytes = try PNGEncoder.encode(indices: indices, palette: palette, width: 40, height: 30)
        let expected = PNGPicture(width: 40, height: 30, pixels: .indexed(indices, palette: palette))
        #expect(try PNGDecoder.decode(bytes) == expected)
        #expect(chunkNames(bytes) == ["IHDR", "PLTE", "IDAT", "IEND"])
    }

    @Test func `of grey levels come back`() throws {
        let levels = (0..<(33 * 9)).map { UInt8($0 % 256) }
        let bytes = try PNGEncoder.encode(gray: levels, width: 33, height: 9)
        #expect(try PNGDecoder.decode(bytes) == PNGPicture(width: 33, height: 9, pixels: .gray(levels)))
    }

    @Test func `hold no chunk besides the picture`() throws {
        let rows = bgrx(width: 480, height: 270, stride: 1_920)
        let bytes = try PNGEncoder.encode(bgrx: rows, width: 480, height: 270, stride: 1_920)
        let names = chunkNames(bytes)
        #expect(names.first == "IHDR" && names.last == "IEND")
        #expect(names.dropFirst().dropLast().allSatisfy { $0 == "IDAT" })
        let header = try PNGHeader(bytes)
        #expect(header.width == 480 && header.height == 270 && header.bitDepth == 8)
        #expect(header.colorType == .rgb && !header.isInterlaced)
    }

    @Test func `of other programs are read in all layouts`() throws {
        let cases: [(String, PNGPicture)] = [
            (Self.alpha, PNGPicture(width: 2, height: 1, pixels: .rgb([10, 20, 30, 50, 60, 70]))),
            (Self.sixteenBits, PNGPicture(width: 2, height: 1, pixels: .gray([0x12, 0xAB]))),
            (
                Self.twoBits,
                PNGPicture(
                    width: 3, height: 1,
                    pixels: .indexed(
                        [2, 0, 1],
                        palette: [
                            RGB8(red: 1, green: 2, blue: 3), RGB8(red: 4, green: 5, blue: 6),
                            RGB8(red: 7, green: 8, blue: 9),
                        ]))
            ),
            (Self.interlaced, PNGPicture(width: 2, height: 2, pixels: .gray([11, 22, 33, 44]))),
        ]
        for (text, expected) in cases {
            let bytes = try #require(Data(base64Encoded: text))
            #expect(try PNGDecoder.decode([UInt8](bytes)) == expected)
        }
    }

    @Test func `cut short are refused as such`() throws {
        let rows = bgrx(width: 120, height: 80, stride: 480)
        let bytes = try PNGEncoder.encode(bgrx: rows, width: 120, height: 80, stride: 480)
        for damaged in Damage.truncations(of: bytes) {
            let code = Damage.code { () throws(MediaError) in try PNGDecoder.decode(damaged) }
            #expect(code == .truncated, "\(damaged.count) of \(bytes.count) bytes")
        }
    }

    @Test func `with any byte changed are refused`() throws {
        let rows = bgrx(width: 60, height: 40, stride: 240)
        let bytes = try PNGEncoder.encode(bgrx: rows, width: 60, height: 40, stride: 240)
        for (offset, damaged) in Damage.flips(of: bytes, count: 400) {
            let code = Damage.code { () throws(MediaError) in try PNGDecoder.decode(damaged) }
            #expect(code != nil, "byte \(offset)")
        }
        var damaged = bytes
        damaged[30] ^= 1
        #expect(Damage.code { () throws(MediaError) in try PNGDecoder.decode(damaged) } == .checksumMismatch)
        #expect(Damage.code { () throws(MediaError) in try PNGDecoder.decode(bytes + [0]) } == .malformed)
    }

    @Test func `with more data than rows are refused`() throws {
        let width = 60
        var bytes = try PNGEncoder.encode(
            gray: [UInt8](repeating: 0, count: width * 4_000), width: width, height: 4_000)
        #expect(try PNGDecoder.decode(bytes).height == 4_000)
        bytes.replaceSubrange(20..<24, with: [0, 0, 0, 40])
        bytes.replaceSubrange(29..<33, with: Self.checksum(of: bytes[12..<29]))
        #expect(try PNGHeader(bytes).height == 40)
        let code = Damage.code { () throws(MediaError) in try PNGDecoder.decode(bytes) }
        #expect(code == .malformed)
    }

    @Test func `with bytes behind the compressed rows are refused`() throws {
        var bytes = try PNGEncoder.encode(gray: [1, 2, 3, 4], width: 2, height: 2)
        let start = 33
        let size = Int(bytes[start + 3])
        bytes.insert(contentsOf: [7, 7, 7], at: start + 8 + size)
        bytes[start + 3] += 3
        let end = start + 8 + size + 3
        bytes.replaceSubrange(end..<(end + 4), with: Self.checksum(of: bytes[(start + 4)..<end]))
        #expect(Damage.code { () throws(MediaError) in try PNGDecoder.decode(bytes) } == .malformed)
    }

    /// CRC-32 of a chunk's name and data (ISO/IEC 15948, annex D).
    private static func checksum(of bytes: ArraySlice<UInt8>) -> [UInt8] {
        let value = ~bytes.reduce(~UInt32(0)) { state, byte in
            (0..<8).reduce(state ^ UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
        }
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    @Test func `announcing more than the limit are refused before anything is allocated`() throws {
        let bytes = try PNGEncoder.encode(gray: [UInt8](repeating: 0, count: 100 * 50), width: 100, height: 50)
        var huge = bytes
        for offset in 16..<24 { huge[offset] = offset % 4 == 0 ? 0x7F : 0xFF }
        #expect(Damage.code { () throws(MediaError) in try PNGDecoder.decode(huge) } == .limitExceeded)
        for limits in [
            PNGLimits(maximumWidth: 99, maximumHeight: 100, maximumPixels: 10_000),
            PNGLimits(maximumWidth: 100, maximumHeight: 49, maximumPixels: 10_000),
            PNGLimits(maximumWidth: 100, maximumHeight: 50, maximumPixels: 4_999),
        ] {
            let code = Damage.code { () throws(MediaError) in try PNGDecoder.decode(bytes, limits: limits) }
            #expect(code == .limitExceeded)
        }
        let exact = PNGLimits(maximumWidth: 100, maximumHeight: 50, maximumPixels: 5_000)
        #expect(try PNGDecoder.decode(bytes, limits: exact).width == 100)
    }

    @Test func `that do not fit their pixels are not written`() {
        let codes = [
            Damage.code { () throws(MediaError) in
                try PNGEncoder.encode(bgrx: [UInt8](repeating: 0, count: 39), width: 5, height: 2, stride: 20)
            },
            Damage.code { () throws(MediaError) in
                try PNGEncoder.encode(bgrx: [UInt8](repeating: 0, count: 400), width: 5, height: 2, stride: 19)
            },
            Damage.code { () throws(MediaError) in try PNGEncoder.encode(rgb: [], width: 0, height: 0) },
            Damage.code { () throws(MediaError) in try PNGEncoder.encode(gray: [1], width: -1, height: -1) },
            Damage.code { () throws(MediaError) in
                try PNGEncoder.encode(indices: [0, 3], palette: palette, width: 2, height: 1)
            },
            Damage.code { () throws(MediaError) in
                try PNGEncoder.encode(indices: [], palette: [], width: 1, height: 1)
            },
        ]
        #expect(codes == [MediaError.Code?](repeating: .invalidArgument, count: 6))
    }

    @Test func `on disk are named when something is wrong`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.png"
        let bytes = try PNGEncoder.encode(gray: [1, 2], width: 2, height: 1)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(try PNGDecoder.header(ofFile: path).width == 2)
        #expect(try PNGDecoder.decode(file: path).pixels == .gray([1, 2]))
        try Data("not a picture".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: MediaError(.malformed, "not a PNG file", path: path)) { try PNGDecoder.decode(file: path) }
    }

    // Written by hand from ISO/IEC 15948, compressed with zlib.
    private static let alpha =
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAEUlEQVR42mPgEpHTMLJxCwAABLkBaX5yySkAAAAASUVORK5CYII="
    private static let sixteenBits =
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABEAAAAACB2fwVAAAADUlEQVR42mMQMll9FgADDAG/sefUTQAAAABJRU5ErkJggg=="
    private static let twoBits =
        "iVBORw0KGgoAAAANSUhEUgAAAAMAAAABAgMAAABmjvwnAAAACVBMVEUBAgMEBQYHCAklhVbwAAAACklEQVR42mNoAQAAhgCFEX23"
        + "WwAAAABJRU5ErkJggg=="
    private static let interlaced =
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAAEg2mJuAAAAD0lEQVR42mPgZhBjUNQBAAEPAG8v4lNJAAAAAElFTkSuQmCC"
}

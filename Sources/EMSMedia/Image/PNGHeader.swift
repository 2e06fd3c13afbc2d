/// What the first chunk of a PNG file says (ISO/IEC 15948, IHDR).
public struct PNGHeader: Hashable, Sendable {
    public enum ColorType: Int, Hashable, Sendable {
        case gray = 0
        case rgb = 2
        case indexed = 3
        case grayWithAlpha = 4
        case rgbWithAlpha = 6
    }

    public let width: Int
    public let height: Int
    public let bitDepth: Int
    public let colorType: ColorType
    public let isInterlaced: Bool

    /// Signature and IHDR chunk with its checksum.
    static let byteCount = 33

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// From the first bytes of a file. The chunk's checksum is checked when the file is decoded.
    public init(_ bytes: some Collection<UInt8>) throws(MediaError) {
        let prefix = Array(bytes.prefix(Self.byteCount))
        guard prefix.prefix(8).elementsEqual(Self.signature.prefix(prefix.count)) else {
            throw MediaError(.malformed, "not a PNG file")
        }
        guard prefix.count == Self.byteCount else { throw MediaError(.truncated, "the PNG header is incomplete") }
        guard prefix[8..<16].elementsEqual([0, 0, 0, 13] + Array("IHDR".utf8)) else {
            throw MediaError(.malformed, "PNG does not begin with an IHDR chunk")
        }
        func unsigned32(_ offset: Int) -> Int { prefix[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) } }
        width = unsigned32(16)
        height = unsigned32(20)
        bitDepth = Int(prefix[24])
        isInterlaced = prefix[28] != 0
        guard width > 0, height > 0, width <= 0x7FFF_FFFF, height <= 0x7FFF_FFFF else {
            throw MediaError(.malformed, "PNG announces \(width) × \(height) pixels")
        }
        guard let type = ColorType(rawValue: Int(prefix[25])), type.allowedDepths.contains(bitDepth) else {
            throw MediaError(.malformed, "PNG announces colour type \(prefix[25]) of \(bitDepth) bits")
        }
        colorType = type
    }
}

extension PNGHeader.ColorType {
    fileprivate var allowedDepths: [Int] {
        switch self {
        case .gray: [1, 2, 4, 8, 16]
        case .indexed: [1, 2, 4, 8]
        case .rgb, .grayWithAlpha, .rgbWithAlpha: [8, 16]
        }
    }
}

/// What a header may announce before the decoder refuses to allocate for it.
public struct PNGLimits: Hashable, Sendable {
    public var maximumWidth: Int
    public var maximumHeight: Int
    public var maximumPixels: Int

    /// 8,192 × 8,192, at most 2²⁵ pixels (96 MiB of RGB).
    public static let standard = PNGLimits(maximumWidth: 8192, maximumHeight: 8192, maximumPixels: 1 << 25)

    public init(maximumWidth: Int, maximumHeight: Int, maximumPixels: Int) {
        self.maximumWidth = maximumWidth
        self.maximumHeight = maximumHeight
        self.maximumPixels = maximumPixels
    }

    fileprivate func admit(_ header: PNGHeader) -> Bool {
        header.width <= maximumWidth && header.height <= maximumHeight
            && header.width <= maximumPixels / header.height
    }
}

extension PNGHeader {
    func check(against limits: PNGLimits) throws(MediaError) {
        guard limits.admit(self) else {
            throw MediaError(.limitExceeded, "PNG announces \(width) × \(height) pixels, over the limit")
        }
    }
}

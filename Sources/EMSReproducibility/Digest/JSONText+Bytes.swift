/// The bytes of `JSONText`. Each method writes at this place, for which the caller has made room, and moves on behind what
/// it wrote.
extension UnsafeMutablePointer<UInt8> {
    mutating func put(_ byte: UInt8) {
        initialize(to: byte)
        self += 1
    }

    mutating func put(_ bytes: UnsafePointer<UInt8>, count: Int) {
        initialize(from: bytes, count: count)
        self += count
    }

    /// A name, in pieces that overlap: most are so short that a call takes longer.
    mutating func put(name: StaticString) {
        let (bytes, count) = (name.utf8Start, name.utf8CodeUnitCount)
        if count >= 8 {
            for offset in stride(from: 0, to: count - 8, by: 8) { copyPiece(bytes, at: offset, UInt64.self) }
            copyPiece(bytes, at: count - 8, UInt64.self)
        } else if count >= 4 {
            copyPiece(bytes, at: 0, UInt32.self)
            copyPiece(bytes, at: count - 4, UInt32.self)
        } else {
            for offset in 0..<count { self[offset] = bytes[offset] }
        }
        self += count
    }

    /// What separates two entries: a comma, a line feed and spaces, from `start` to `end`. Sixteen bytes at a time: what is
    /// written too many is written over.
    mutating func putSeparator(from start: Int, to end: Int) {
        let source = UnsafeRawPointer(Self.separator + start)
        for offset in stride(from: 0, to: end - start, by: 16) {
            UnsafeMutableRawPointer(self + offset).storeBytes(
                of: source.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
        }
        self += end - start
    }

    /// With the most spaces and sixteen bytes that are read too many.
    private static var separator: UnsafePointer<UInt8> {
        let text: StaticString =
            ",\n                                                                                "
        return text.utf8Start
    }

    mutating func put(decimal number: UInt64) {
        var digits = 1
        var power: UInt64 = 10
        while digits < 20, number >= power {
            digits += 1
            power &*= 10
        }
        var rest = number
        var index = digits
        while index >= 2 {
            index -= 2
            let pair = Int(truncatingIfNeeded: rest % 100)
            (self + index).initialize(from: Self.pairs + 2 * pair, count: 2)
            rest /= 100
        }
        if index == 1 { initialize(to: UInt8(truncatingIfNeeded: 0x30 + rest)) }
        self += digits
    }

    /// 00 to 99.
    private static var pairs: UnsafePointer<UInt8> {
        let text: StaticString = """
            0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
            5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899
            """
        return text.utf8Start
    }

    /// Most texts hold nothing that needs an escape, which is seen while they are copied in large pieces.
    mutating func put(escaping utf8: UnsafeBufferPointer<UInt8>) {
        guard let start = utf8.baseAddress, !copies(start, count: utf8.count) else { return }
        for byte in utf8 { if Self.isEscaped(byte) { putEscape(byte) } else { put(byte) } }
    }

    /// Copies bytes if none of them needs an escape. The last piece overlaps the one before.
    private mutating func copies(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool {
        if count >= 8 {
            var offset = 0
            while offset + 8 < count {
                guard copiesPiece(bytes, at: offset, UInt64.self) else { return false }
                offset += 8
            }
            guard copiesPiece(bytes, at: count - 8, UInt64.self) else { return false }
        } else if count >= 4 {
            guard copiesPiece(bytes, at: 0, UInt32.self), copiesPiece(bytes, at: count - 4, UInt32.self) else {
                return false
            }
        } else {
            for offset in 0..<count {
                guard !Self.isEscaped(bytes[offset]) else { return false }
                self[offset] = bytes[offset]
            }
        }
        self += count
        return true
    }

    private func copiesPiece<Piece: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ bytes: UnsafePointer<UInt8>, at offset: Int, _: Piece.Type
    ) -> Bool {
        !Self.holdsEscaped(copyPiece(bytes, at: offset, Piece.self))
    }

    @discardableResult
    private func copyPiece<Piece: BitwiseCopyable>(
        _ bytes: UnsafePointer<UInt8>, at offset: Int, _: Piece.Type
    ) -> Piece {
        let piece = UnsafeRawPointer(bytes + offset).loadUnaligned(as: Piece.self)
        UnsafeMutableRawPointer(self + offset).storeBytes(of: piece, as: Piece.self)
        return piece
    }

    private static func isEscaped(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }

    /// Whether one of the bytes is escaped: the highest bit of a byte tells whether it borrows when something larger than
    /// itself is taken from it.
    private static func holdsEscaped<Piece: FixedWidthInteger & UnsignedInteger>(_ bytes: Piece) -> Bool {
        let ones = Piece.max / 0xFF
        func below(_ limit: Piece, _ bytes: Piece) -> Piece { (bytes &- ones &* limit) & ~bytes }
        let found = below(0x20, bytes) | below(1, bytes ^ (ones &* 0x22)) | below(1, bytes ^ (ones &* 0x5C))
        return found & (ones &* 0x80) != 0
    }

    private mutating func putEscape(_ byte: UInt8) {
        put(0x5C)
        switch byte {
        case 0x22, 0x5C: put(byte)
        case 0x08: put(0x62)
        case 0x0C: put(0x66)
        case 0x0A: put(0x6E)
        case 0x0D: put(0x72)
        case 0x09: put(0x74)
        default:
            put(0x75)
            put(0x30)
            put(0x30)
            for half in [byte >> 4, byte & 15] { put(half < 10 ? 0x30 + half : 0x57 + half) }
        }
    }
}

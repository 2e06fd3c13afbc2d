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

    /// Sixteen at a time: what is written too many is written over.
    mutating func putSpaces(_ count: Int) {
        for offset in stride(from: 0, to: count, by: 16) {
            UnsafeMutableRawPointer(self + offset).storeBytes(
                of: SIMD16(repeating: 0x20), as: SIMD16<UInt8>.self)
        }
        self += count
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
        repeat {
            index -= 1
            (self + index).initialize(to: UInt8(truncatingIfNeeded: 0x30 + rest % 10))
            rest /= 10
        } while index > 0
        self += digits
    }

    /// Eight bytes at a time as long as none of them needs an escape.
    mutating func put(escaping utf8: UnsafeBufferPointer<UInt8>) {
        guard let start = utf8.baseAddress else { return }
        var index = 0
        while index < utf8.count {
            if index + 8 <= utf8.count {
                let eight = UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self)
                if !Self.holdsEscaped(eight) {
                    UnsafeMutableRawPointer(self).storeBytes(of: eight, as: UInt64.self)
                    self += 8
                    index += 8
                    continue
                }
            }
            let byte = utf8[index]
            if Self.isEscaped(byte) { putEscape(byte) } else { put(byte) }
            index += 1
        }
    }

    private static func isEscaped(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }

    /// Whether one of eight bytes is escaped: the highest bit of a byte tells whether it borrows when something larger
    /// than itself is taken from it.
    private static func holdsEscaped(_ eight: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        func below(_ limit: UInt64, _ bytes: UInt64) -> UInt64 { (bytes &- ones &* limit) & ~bytes }
        let found = below(0x20, eight) | below(1, eight ^ (ones &* 0x22)) | below(1, eight ^ (ones &* 0x5C))
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

import EMSDiagnostics

extension JSONScanner {
    /// From the opening to behind the closing quote; escapes are resolved, half surrogate pairs become U+FFFD.
    mutating func scanString() -> String {
        position += 1
        let start = position
        while position < bytes.count, bytes[position] >= 0x20, bytes[position] != UInt8(ascii: "\""),
            bytes[position] != UInt8(ascii: "\\")
        {
            position += 1
        }
        if peek() == UInt8(ascii: "\"") {
            let text = String(decoding: bytes[start..<position], as: UTF8.self)
            position += 1
            return text
        }
        return scanStringWithEscapes(Array(bytes[start..<position]))
    }

    private mutating func scanStringWithEscapes(_ plainStart: [UInt8]) -> String {
        var text = plainStart
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let scalar = scanEscape() else { return "" }
                text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            case 0..<0x20:
                note(.controlCharacter, at: position, "raw character U+\(hexadecimal(UInt32(byte))) in a text")
                text.append(byte)
                position += 1
            default:
                text.append(byte)
                position += 1
            }
        }
        stop(.truncated, at: position, "a text is not closed")
        return ""
    }

    private mutating func scanEscape() -> Unicode.Scalar? {
        let start = position
        guard position + 1 < bytes.count else {
            stop(.truncated, at: position, "the text ends inside an escape")
            return nil
        }
        let letter = bytes[position + 1]
        position += 2
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return scanUnicodeEscape(start)
        default:
            stop(.malformed, at: start, "unknown escape")
            return nil
        }
    }

    private mutating func scanUnicodeEscape(_ start: Int) -> Unicode.Scalar? {
        guard let high = scanFourDigits(start) else { return nil }
        if let scalar = Unicode.Scalar(high) { return scalar }
        if high < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        {
            let second = position
            position += 2
            guard let low = scanFourDigits(second) else { return nil }
            if (0xDC00...0xDFFF).contains(low) {
                return Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
            }
            position = second
        }
        note(.loneSurrogate, at: start, "escape of U+\(hexadecimal(high)) without its other half")
        return "\u{FFFD}"
    }

    private mutating func scanFourDigits(_ start: Int) -> UInt32? {
        guard position + 4 <= bytes.count else {
            stop(.truncated, at: start, "the text ends inside an escape")
            return nil
        }
        var value: UInt32 = 0
        for byte in bytes[position..<(position + 4)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                stop(.malformed, at: start, "an escape has four hexadecimal digits")
                return nil
            }
            value = value << 4 | UInt32(digit)
        }
        position += 4
        return value
    }

    private func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

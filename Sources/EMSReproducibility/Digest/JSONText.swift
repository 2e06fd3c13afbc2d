/// Writes JSON straight into bytes, in the very spelling of `CanonicalJSON`.
///
/// For records of which a data set has millions: `JSONEncoder` takes some fifty times as long. Who writes names the keys
/// of an object in the order of their code units.
public struct JSONText: Sendable {
    public private(set) var bytes: [UInt8] = []
    private let isIndented: Bool
    private var depth = 0
    private var isFirst = true

    /// - Parameter isIndented: as `CanonicalJSON.encodeReadable` does it; down to a depth of 32.
    public init(isIndented: Bool) {
        self.isIndented = isIndented
        bytes.reserveCapacity(1 << 16)
    }

    // MARK: Structure

    public mutating func beginObject() { begin(0x7B) }

    public mutating func endObject() { end(0x7D) }

    /// Call `element` before each element.
    public mutating func beginArray() { begin(0x5B) }

    public mutating func endArray() { end(0x5D) }

    public mutating func element() { separate() }

    /// - Parameter name: one that needs no escapes.
    public mutating func key(_ name: StaticString) {
        separate()
        bytes.append(0x22)
        append(name, count: name.utf8CodeUnitCount)
        closeKey()
    }

    public mutating func key(_ name: String) {
        separate()
        value(name)
        bytes.removeLast()
        closeKey()
    }

    private mutating func closeKey() {
        if isIndented { append("\" : ", count: 4) } else { append("\":", count: 2) }
    }

    private mutating func begin(_ bracket: UInt8) {
        bytes.append(bracket)
        depth += 1
        isFirst = true
        if isIndented { bytes.append(0x0A) }
    }

    private mutating func end(_ bracket: UInt8) {
        depth -= 1
        isFirst = false
        if isIndented {
            bytes.append(0x0A)
            indent()
        }
        bytes.append(bracket)
    }

    private mutating func separate() {
        if !isFirst { if isIndented { append(",\n", count: 2) } else { bytes.append(0x2C) } }
        isFirst = false
        if isIndented { indent() }
    }

    private mutating func indent() {
        append("                                                                ", count: min(2 * depth, 64))
    }

    /// The first bytes of a literal, in one piece.
    private mutating func append(_ literal: StaticString, count: Int) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: count))
    }

    /// Ends a line of JSON Lines, or the document.
    public mutating func endLine() {
        bytes.append(0x0A)
        isFirst = true
    }

    // MARK: Values

    public mutating func value(_ flag: Bool) { bytes.append(contentsOf: (flag ? "true" : "false").utf8) }

    public mutating func value(_ number: Int64) {
        guard number != .min else { return bytes.append(contentsOf: String(number).utf8) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var rest = number.magnitude
            var start = 20
            repeat {
                start -= 1
                digits[start] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
                rest /= 10
            } while rest > 0
            if number < 0 {
                start -= 1
                digits[start] = 0x2D
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
        }
    }

    public mutating func value(_ number: Int) { value(Int64(number)) }

    public mutating func value(_ number: UInt64) { bytes.append(contentsOf: String(number).utf8) }

    public mutating func null() { append("null", count: 4) }

    /// In the shortest form that reads back as the same number; finite numbers only.
    public mutating func value(_ number: Double) {
        precondition(number.isFinite, "JSON has no \(number)")
        if number == number.rounded(), abs(number) < 1e15, number != 0 || number.sign == .plus {
            value(Int64(number))
        } else {
            let text = number.description
            bytes.append(contentsOf: (text.hasSuffix(".0") ? text.dropLast(2) : text[...]).utf8)
        }
    }

    public mutating func value(_ text: String) {
        bytes.append(0x22)
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for (index, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
                escape(byte)
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
        }
        bytes.append(0x22)
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(0x5C)
        switch byte {
        case 0x22, 0x5C: bytes.append(byte)
        case 0x08: bytes.append(0x62)
        case 0x0C: bytes.append(0x66)
        case 0x0A: bytes.append(0x6E)
        case 0x0D: bytes.append(0x72)
        case 0x09: bytes.append(0x74)
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: [0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
        }
    }
}

/// A record that writes itself as JSON: byte for byte what `CanonicalJSON` makes of its `Encodable` form, with keys in the
/// order of their code units.
public protocol JSONWritable: Encodable {
    func write(to text: inout JSONText)
}

extension JSONText {
    public mutating func field(_ name: StaticString, _ text: String) {
        key(name)
        value(text)
    }

    public mutating func field(_ name: StaticString, _ number: Int) {
        key(name)
        value(number)
    }

    public mutating func field(_ name: StaticString, _ number: Int64) {
        key(name)
        value(number)
    }

    public mutating func field(_ name: StaticString, _ number: UInt64) {
        key(name)
        value(number)
    }

    public mutating func field(_ name: StaticString, _ number: Double) {
        key(name)
        value(number)
    }

    public mutating func field(_ name: StaticString, _ flag: Bool) {
        key(name)
        value(flag)
    }

    public mutating func field(_ name: StaticString, _ record: some JSONWritable) {
        key(name)
        record.write(to: &self)
    }

    /// An array of records.
    public mutating func field(_ name: StaticString, _ records: [some JSONWritable]) {
        key(name)
        beginArray()
        for record in records {
            element()
            record.write(to: &self)
        }
        endArray()
    }
}

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

    public mutating func element() {
        let (isFirst, indentation) = (isFirst, indentation)
        bytes.append(addingCapacity: Self.mostBeforeEntry) { Self.separate(isFirst, indentation, &$0) }
        self.isFirst = false
    }

    /// - Parameter name: one that needs no escapes.
    public mutating func key(_ name: StaticString) {
        let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        let (isFirst, indentation) = (isFirst, indentation)
        // All that surrounds a name in one piece: there are more keys than anything else.
        bytes.append(addingCapacity: Self.mostBeforeEntry + name.count + 5) { text in
            Self.separate(isFirst, indentation, &text)
            text.append(0x22)
            for byte in name { text.append(byte) }
            text.append(0x22)
            if indentation != nil { text.append(0x20) }
            text.append(0x3A)
            if indentation != nil { text.append(0x20) }
        }
        self.isFirst = false
    }

    public mutating func key(_ name: String) {
        element()
        value(name)
        bytes.append(contentsOf: isIndented ? [0x20, 0x3A, 0x20] : [0x3A])
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
        let indentation = indentation
        bytes.append(addingCapacity: Self.mostBeforeEntry + 1) { text in
            if let indentation {
                text.append(0x0A)
                text.append(repeating: 0x20, count: indentation)
            }
            text.append(bracket)
        }
    }

    /// Comma, line feed and the deepest indentation.
    private static let mostBeforeEntry = 2 + 64

    /// Spaces before an entry; nil where the text is in one line.
    private var indentation: Int? { isIndented ? min(2 * depth, 64) : nil }

    private static func separate(_ isFirst: Bool, _ indentation: Int?, _ text: inout OutputSpan<UInt8>) {
        if !isFirst { text.append(0x2C) }
        guard let indentation else { return }
        if !isFirst { text.append(0x0A) }
        text.append(repeating: 0x20, count: indentation)
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
        var text = text
        text.withUTF8 { utf8 in
            // Nearly no text needs an escape.
            guard utf8.contains(where: Self.isEscaped) else {
                bytes.append(addingCapacity: utf8.count + 2) { quoted in
                    quoted.append(0x22)
                    for byte in utf8 { quoted.append(byte) }
                    quoted.append(0x22)
                }
                return
            }
            bytes.append(0x22)
            for byte in utf8 { if Self.isEscaped(byte) { escape(byte) } else { bytes.append(byte) } }
            bytes.append(0x22)
        }
    }

    private static func isEscaped(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }

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

    // Inlinable, so that a record is written by its own method, and its elements are not copied through witnesses.

    @inlinable public mutating func field(_ name: StaticString, _ record: some JSONWritable) {
        key(name)
        record.write(to: &self)
    }

    /// An array of records.
    @inlinable public mutating func field(_ name: StaticString, _ records: [some JSONWritable]) {
        key(name)
        beginArray()
        for record in records {
            element()
            record.write(to: &self)
        }
        endArray()
    }
}

/// Takes values from a payload; every length is held against its cap and against what is left before memory is asked
/// for.
public struct WireReader: Sendable {
    private let bytes: [UInt8]
    private var position = 0

    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    public var remaining: Int { bytes.count - position }

    public mutating func byte() throws(WireError) -> UInt8 { try integer() }

    public mutating func short() throws(WireError) -> UInt16 { try integer() }

    public mutating func word() throws(WireError) -> UInt32 { try integer() }

    public mutating func long() throws(WireError) -> UInt64 { try integer() }

    /// A count of things of which each takes at least `bytesEach` bytes.
    public mutating func count(of what: String, atMost cap: Int, bytesEach: Int) throws(WireError) -> Int {
        let count = Int(try word())
        guard count <= cap else { throw .tooLong(what: what, count: count) }
        guard count * bytesEach <= remaining else { throw .malformed(what: what) }
        return count
    }

    public mutating func string(_ what: String, atMost cap: Int) throws(WireError) -> String {
        let count = try count(of: what, atMost: cap, bytesEach: 1)
        guard let text = String(validating: bytes[position..<(position + count)], as: UTF8.self) else {
            throw .malformed(what: what)
        }
        position += count
        return text
    }

    public mutating func samples(atMost cap: Int) throws(WireError) -> [Int16] {
        let count = try count(of: "samples", atMost: cap, bytesEach: 2)
        let start = position
        position += 2 * count
        return bytes.withUnsafeBytes { raw in
            [Int16](unsafeUninitializedCapacity: count) { buffer, filled in
                for index in 0..<count {
                    buffer.initializeElement(
                        at: index,
                        to: Int16(littleEndian: raw.loadUnaligned(fromByteOffset: start + 2 * index, as: Int16.self)))
                }
                filled = count
            }
        }
    }

    /// Throws unless the payload has been read to its end.
    public func finish() throws(WireError) {
        guard remaining == 0 else { throw .malformed(what: "trailing bytes") }
    }

    private mutating func integer<Value: FixedWidthInteger>() throws(WireError) -> Value {
        let size = MemoryLayout<Value>.size
        guard remaining >= size else { throw .malformed(what: "integer") }
        let start = position
        position += size
        return bytes.withUnsafeBytes { Value(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: Value.self)) }
    }
}

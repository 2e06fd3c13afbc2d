/// Appends values to a payload, little-endian, strings as length and UTF-8.
public struct WireWriter: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public mutating func put(_ value: UInt8) { bytes.append(value) }

    public mutating func put(_ value: UInt16) { putInteger(value) }

    public mutating func put(_ value: UInt32) { putInteger(value) }

    public mutating func put(_ value: UInt64) { putInteger(value) }

    public mutating func put(_ value: String) {
        let text = Array(value.utf8)
        put(UInt32(text.count))
        bytes.append(contentsOf: text)
    }

    private mutating func putInteger<Value: FixedWidthInteger>(_ value: Value) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
}

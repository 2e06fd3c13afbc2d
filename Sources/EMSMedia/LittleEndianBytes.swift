/// Bytes as MCAP and XDF have them: little-endian, texts and lists behind their length.
struct LittleEndianBytes {
    private(set) var bytes: [UInt8] = []

    var count: Int { bytes.count }

    mutating func put<Number: FixedWidthInteger>(_ value: Number) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func put(_ text: String) {
        put(UInt32(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func put(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }

    /// A list or map behind its number of bytes.
    mutating func putCounted(_ more: some Collection<UInt8>) {
        put(UInt32(more.count))
        bytes.append(contentsOf: more)
    }
}

import Foundation

/// Bytes as MCAP and XDF have them: little-endian, texts and lists behind their length.
struct LittleEndianBytes {
    private(set) var data = Data()

    mutating func put<Number: FixedWidthInteger>(_ value: Number) {
        withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
    }

    mutating func put(_ text: String) {
        put(UInt32(text.utf8.count))
        data.append(contentsOf: text.utf8)
    }

    mutating func put(_ bytes: Data) { data.append(bytes) }

    /// A list or map behind its number of bytes.
    mutating func putCounted(_ bytes: Data) {
        put(UInt32(bytes.count))
        data.append(bytes)
    }
}

public import Foundation

/// JSON with one spelling for each value: keys sorted by code units, no white space, numbers in their shortest exact
/// form, `/` not escaped, UTF-8. The same value gives the same bytes.
public enum CanonicalJSON {
    public static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// One value a line, each line ended by a line feed.
    public static func encodeLines(_ values: [some Encodable]) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var lines = Data()
        for value in values {
            lines.append(try encoder.encode(value))
            lines.append(0x0A)
        }
        return lines
    }

    /// Indented for people, otherwise as canonical, with a line feed at the end.
    public static func encodeReadable(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return try encoder.encode(value) + Data([0x0A])
    }

    // Inlinable, so that a record is written by its own method; by index, so that none is copied to be written.

    /// As for any value, and much faster.
    @inlinable public static func encodeReadable(_ record: some JSONWritable) -> [UInt8] {
        var text = JSONText(isIndented: true)
        record.write(to: &text)
        text.endLine()
        return text.bytes
    }

    /// As for any value, and much faster.
    @inlinable public static func encode(_ record: some JSONWritable) -> [UInt8] {
        var text = JSONText(isIndented: false)
        record.write(to: &text)
        return text.bytes
    }

    /// As for any values, and much faster.
    @inlinable public static func encodeLines(_ records: [some JSONWritable]) -> [UInt8] {
        var text = JSONText(isIndented: false)
        for index in records.indices {
            records[index].write(to: &text)
            text.endLine()
        }
        return text.bytes
    }
}

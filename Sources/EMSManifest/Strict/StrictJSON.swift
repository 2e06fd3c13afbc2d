public import EMSDiagnostics

/// Reads a JSON text as RFC 8259 has it and names every way in which it departs from that.
///
/// Foundation's decoders accept duplicate keys, trailing commas, byte order marks and UTF-16, and round large integers,
/// so data that others cannot read would pass unseen. Memory is bounded by the limits, the stack by `maximumDepth`.
public enum StrictJSON {
    public struct Limits: Hashable, Sendable {
        public var maximumDepth: Int
        /// Bytes of a line of JSON Lines, or of a whole document of an encounter.
        public var maximumBytes: Int
        /// Values and keys of a line or document: each takes up to some hundred bytes of memory.
        public var maximumValues: Int

        /// A transcript of an hour holds some quarter of a million values in 10 MiB.
        public static let standard = Limits(maximumDepth: 64, maximumBytes: 16 << 20, maximumValues: 1_000_000)

        public init(maximumDepth: Int, maximumBytes: Int, maximumValues: Int = 1_000_000) {
            self.maximumDepth = maximumDepth
            self.maximumBytes = maximumBytes
            self.maximumValues = maximumValues
        }
    }

    /// A departure from the grammar, at a byte of the text.
    public struct Fault: Hashable, Sendable {
        public var code: JSONFault
        public var offset: Int
        public var message: String
    }

    /// The value, as far as it can be read, and all faults in order of place; without faults there is a value.
    public static func scan(_ bytes: [UInt8], limits: Limits = .standard) -> (value: LocatedJSON?, faults: [Fault]) {
        guard bytes.count <= limits.maximumBytes else {
            let message = "\(bytes.count) bytes, the limit is \(limits.maximumBytes)"
            return (nil, [Fault(code: .lineTooLong, offset: 0, message: message)])
        }
        if let fault = encodingFault(bytes) { return (nil, [fault]) }
        return bytes.withUnsafeBufferPointer { buffer in
            var scanner = JSONScanner(bytes: buffer, limits: limits)
            let value = scanner.scanDocument()
            return (value, scanner.faults)
        }
    }

    private static func encodingFault(_ bytes: [UInt8]) -> Fault? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return Fault(code: .byteOrderMark, offset: 0, message: "byte order mark before the value")
        }
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
            || (bytes.count >= 2 && (bytes[0] == 0) != (bytes[1] == 0))
        {
            return Fault(code: .byteOrderMark, offset: 0, message: "the text is UTF-16 or UTF-32")
        }
        guard let offset = UTF8Check.firstInvalidByte(bytes) else { return nil }
        return Fault(
            code: .invalidUTF8, offset: offset, message: "byte 0x\(String(bytes[offset], radix: 16)) is not UTF-8 here")
    }
}

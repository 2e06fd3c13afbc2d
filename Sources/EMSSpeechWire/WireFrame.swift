/// A frame: 12 bytes of header (the letters `EMSW`, version, kind, length of the payload; little-endian) and the
/// payload.
public struct WireFrame: Hashable, Sendable {
    public enum Kind: UInt16, Hashable, Sendable {
        /// Worker to program, once, when the engine is ready.
        case hello = 1
        /// Worker to program instead of `hello`: the engine cannot start.
        case refusal = 2
        /// Program to worker: utterances.
        case batch = 3
        /// Worker to program: one for each utterance of a batch, in its order.
        case result = 4

        var cap: Int {
            switch self {
            case .hello, .refusal: WireLimits.helloBytes
            case .batch: WireLimits.requestBytes
            case .result: WireLimits.responseBytes
            }
        }
    }

    public static let headerBytes = 12
    private static let magic: [UInt8] = Array("EMSW".utf8)

    public var kind: Kind
    public var payload: [UInt8]

    public init(kind: Kind, payload: [UInt8]) {
        self.kind = kind
        self.payload = payload
    }

    /// The header's bytes; throws `tooLong` when the payload exceeds the cap of its kind.
    public static func header(kind: Kind, length: Int) throws(WireError) -> [UInt8] {
        guard length <= kind.cap else { throw .tooLong(what: "frame", count: length) }
        var writer = WireWriter()
        for byte in magic { writer.put(byte) }
        writer.put(WireLimits.version)
        writer.put(kind.rawValue)
        writer.put(UInt32(length))
        return writer.bytes
    }

    /// Kind and length of the payload that follows these 12 bytes.
    public static func read(header: [UInt8]) throws(WireError) -> (kind: Kind, length: Int) {
        guard header.count == headerBytes, header.prefix(4).elementsEqual(magic) else { throw .notAFrame }
        var reader = WireReader(Array(header.dropFirst(4)))
        let version = try reader.short()
        guard version == WireLimits.version else { throw .version(version) }
        let rawKind = try reader.short()
        guard let kind = Kind(rawValue: rawKind) else { throw .unexpectedKind(rawKind) }
        let length = Int(try reader.word())
        guard length <= kind.cap else { throw .tooLong(what: "frame", count: length) }
        return (kind, length)
    }
}

/// What a worker says about itself when it is ready.
public struct WireHello: Hashable, Sendable {
    public var engineVersion: String
    public var sampleRateHertz: UInt32
    public var dataPath: String
    /// FNV-1a of the engine's phoneme and dictionary files: two machines with equal ones speak alike.
    public var dataDigest: UInt64
    /// Base voices, such as `en-us`, and variants, such as `f3`, sorted.
    public var bases: [String]
    public var variants: [String]

    public init(
        engineVersion: String, sampleRateHertz: UInt32, dataPath: String, dataDigest: UInt64, bases: [String],
        variants: [String]
    ) {
        self.engineVersion = engineVersion
        self.sampleRateHertz = sampleRateHertz
        self.dataPath = dataPath
        self.dataDigest = dataDigest
        self.bases = bases
        self.variants = variants
    }

    public var frame: WireFrame {
        var writer = WireWriter()
        writer.put(engineVersion)
        writer.put(sampleRateHertz)
        writer.put(dataPath)
        writer.put(dataDigest)
        for list in [bases, variants] {
            writer.put(UInt32(list.count))
            for name in list { writer.put(name) }
        }
        return WireFrame(kind: .hello, payload: writer.bytes)
    }

    public init(payload: [UInt8]) throws(WireError) {
        var reader = WireReader(payload)
        engineVersion = try reader.string("engine version", atMost: WireLimits.nameBytes)
        sampleRateHertz = try reader.word()
        dataPath = try reader.string("data path", atMost: WireLimits.messageBytes)
        dataDigest = try reader.long()
        bases = try Self.names(&reader)
        variants = try Self.names(&reader)
        try reader.finish()
    }

    private static func names(_ reader: inout WireReader) throws(WireError) -> [String] {
        let count = try reader.count(of: "names", atMost: WireLimits.names, bytesEach: 4)
        var names: [String] = []
        for _ in 0..<count { names.append(try reader.string("name", atMost: WireLimits.nameBytes)) }
        return names
    }
}

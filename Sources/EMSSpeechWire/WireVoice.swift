/// How the engine is set for an utterance.
public struct WireVoice: Hashable, Sendable {
    /// A base voice of the greeting, such as `en-us`.
    public var base: String
    /// A variant of the greeting, such as `f3`; empty for none.
    public var variant: String
    /// 0…99, 50 as the voice has it.
    public var pitch: UInt8
    /// 0 (monotone)…99, 50 as the voice has it.
    public var range: UInt8
    /// Words a minute, 80…450.
    public var rate: UInt16
    /// 0…200, 100 as the voice has it.
    public var volume: UInt8

    public init(base: String, variant: String, pitch: UInt8, range: UInt8, rate: UInt16, volume: UInt8) {
        self.base = base
        self.variant = variant
        self.pitch = pitch
        self.range = range
        self.rate = rate
        self.volume = volume
    }

    /// Whether all values lie in their ranges.
    public var isInRange: Bool { pitch <= 99 && range <= 99 && (80...450).contains(rate) && volume <= 200 }

    func put(into writer: inout WireWriter) {
        writer.put(base)
        writer.put(variant)
        writer.put(pitch)
        writer.put(range)
        writer.put(rate)
        writer.put(volume)
    }

    init(from reader: inout WireReader) throws(WireError) {
        base = try reader.string("base voice", atMost: WireLimits.nameBytes)
        variant = try reader.string("variant", atMost: WireLimits.nameBytes)
        pitch = try reader.byte()
        range = try reader.byte()
        rate = try reader.short()
        volume = try reader.byte()
    }
}

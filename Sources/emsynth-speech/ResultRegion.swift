import EMSSpeechWire

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Memory that the worker shares with the child that speaks: the child leaves the payload of its result there, the
/// samples straight from the engine, and the worker sends it on without a copy.
struct ResultRegion {
    private let base: UnsafeMutableRawPointer
    private static let lengthBytes = 8
    private static let capacity = 2 * WireLimits.samples + 9 * WireLimits.tokens + 64 + 2 * WireLimits.messageBytes

    /// Nil when there is no memory.
    init?() {
        #if os(Linux)
            let anonymous = MAP_ANONYMOUS
        #else
            let anonymous = MAP_ANON
        #endif
        let mapped = mmap(
            nil, Self.lengthBytes + Self.capacity, PROT_READ | PROT_WRITE, MAP_SHARED | anonymous, -1, 0)
        guard let mapped, mapped != MAP_FAILED else { return nil }
        base = mapped
    }

    /// The payload that was left, if one was.
    var payload: UnsafeRawBufferPointer? {
        let length = base.load(as: Int.self)
        guard length > 0, length <= Self.capacity else { return nil }
        return UnsafeRawBufferPointer(start: base + Self.lengthBytes, count: length)
    }

    func clear() { base.storeBytes(of: 0, as: Int.self) }

    /// Leaves a failure.
    func leave(_ failure: WireFailure) {
        let bytes = WireResult.failed(failure).payload
        put(bytes, at: 0)
        base.storeBytes(of: min(bytes.count, Self.capacity), as: Int.self)
    }

    /// Leaves the times of the samples that are already in place.
    func leave(sampleCount: Int, times: [WireTokenTime]) {
        let tail = WireResult.tail(times)
        let end = WireResult.samplesOffset + 2 * sampleCount
        put(WireResult.head(sampleCount: sampleCount), at: 0)
        put(tail, at: end)
        base.storeBytes(of: end + tail.count, as: Int.self)
    }

    /// Puts samples at their place in the payload; false when the utterance grows beyond what the wire carries.
    func append(_ wave: UnsafeBufferPointer<Int16>, after sampleCount: Int) -> Bool {
        guard sampleCount + wave.count <= WireLimits.samples else { return false }
        let place = base + Self.lengthBytes + WireResult.samplesOffset + 2 * sampleCount
        #if _endian(little)
            place.copyMemory(from: UnsafeRawPointer(wave.baseAddress!), byteCount: 2 * wave.count)
        #else
            for (index, sample) in wave.enumerated() {
                place.storeBytes(of: sample.littleEndian, toByteOffset: 2 * index, as: Int16.self)
            }
        #endif
        return true
    }

    private func put(_ bytes: [UInt8], at offset: Int) {
        bytes.withUnsafeBytes { raw in
            let room = UnsafeMutableRawBufferPointer(
                start: base + Self.lengthBytes + offset, count: Self.capacity - offset)
            room.copyMemory(from: UnsafeRawBufferPointer(rebasing: raw.prefix(room.count)))
        }
    }
}

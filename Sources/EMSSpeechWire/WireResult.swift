/// The worker's answer to one utterance.
public enum WireResult: Hashable, Sendable {
    case spoken(WireSpeech)
    case failed(WireFailure)

    /// Bytes before the first sample.
    public static let samplesOffset = 5

    /// The bytes before the samples of an utterance that was spoken.
    public static func head(sampleCount: Int) -> [UInt8] {
        var writer = WireWriter()
        writer.put(UInt8(0))
        writer.put(UInt32(sampleCount))
        return writer.bytes
    }

    /// The bytes after them.
    public static func tail(_ times: [WireTokenTime]) -> [UInt8] {
        var writer = WireWriter()
        writer.put(UInt32(times.count))
        for time in times {
            writer.put(time.onset)
            writer.put(time.end)
            writer.put(UInt8(time.isInterpolated ? 1 : 0))
        }
        return writer.bytes
    }

    public var payload: [UInt8] {
        switch self {
        case .spoken(let speech):
            var bytes = Self.head(sampleCount: speech.samples.count)
            for sample in speech.samples { withUnsafeBytes(of: sample.littleEndian) { bytes.append(contentsOf: $0) } }
            return bytes + Self.tail(speech.times)
        case .failed(let failure):
            var writer = WireWriter()
            writer.put(UInt8(1))
            writer.put(failure.code.rawValue)
            writer.put(failure.token)
            writer.put(failure.message)
            return writer.bytes
        }
    }

    public var frame: WireFrame { WireFrame(kind: .result, payload: payload) }

    public init(payload: [UInt8]) throws(WireError) {
        var reader = WireReader(payload)
        switch try reader.byte() {
        case 0:
            let samples = try reader.samples(atMost: WireLimits.samples)
            let count = try reader.count(of: "times", atMost: WireLimits.tokens, bytesEach: 9)
            var times: [WireTokenTime] = []
            for _ in 0..<count {
                let onset = try reader.word()
                let end = try reader.word()
                guard onset <= end, end <= samples.count else { throw .malformed(what: "token time") }
                times.append(WireTokenTime(onset: onset, end: end, isInterpolated: try reader.byte() != 0))
            }
            self = .spoken(WireSpeech(samples: samples, times: times))
        case 1:
            guard let code = WireFailure.Code(rawValue: try reader.byte()) else { throw .malformed(what: "code") }
            let token = try reader.word()
            let message = try reader.string("message", atMost: WireLimits.messageBytes)
            self = .failed(WireFailure(code, token: token, message: message))
        default: throw .malformed(what: "result")
        }
        try reader.finish()
    }
}

/// Samples of an utterance and a time for each of its tokens.
public struct WireSpeech: Hashable, Sendable {
    /// Mono, at the rate of the greeting.
    public var samples: [Int16]
    public var times: [WireTokenTime]

    public init(samples: [Int16], times: [WireTokenTime]) {
        self.samples = samples
        self.times = times
    }
}

/// Where a token begins and ends, as sample indices; the end is the first sample after it.
public struct WireTokenTime: Hashable, Sendable {
    public var onset: UInt32
    public var end: UInt32
    /// The engine gave no event for the token; its time was shared out from its neighbour's.
    public var isInterpolated: Bool

    public init(onset: UInt32, end: UInt32, isInterpolated: Bool = false) {
        self.onset = onset
        self.end = end
        self.isInterpolated = isInterpolated
    }
}

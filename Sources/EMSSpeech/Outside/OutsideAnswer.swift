import Foundation

/// The first line an outside voice says.
struct OutsideHello: Decodable, Hashable {
    var wire: Int
    var name: String
    var version: String

    /// - Throws: `OutsideFault.malformed`.
    init(line: [UInt8]) throws(OutsideFault) {
        guard let hello = try? JSONDecoder().decode(OutsideHello.self, from: Data(line)) else {
            throw .malformed("its greeting is no JSON object with `wire`, `name` and `version`: \(shown(line))")
        }
        guard hello.wire == OutsideLimits.wire else {
            throw .malformed("it speaks version \(hello.wire) of the wire, this program \(OutsideLimits.wire)")
        }
        for text in [hello.name, hello.version]
        where text.isEmpty || text.count > OutsideLimits.nameCharacters
            || text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        {
            throw .malformed(
                "its `name` and `version` must have 1 to \(OutsideLimits.nameCharacters) printable characters")
        }
        self = hello
    }
}

/// The line before the samples of an utterance, or in their place.
struct OutsideAnswer: Decodable {
    enum Encoding: String, Decodable {
        /// Little-endian 16-bit integers.
        case integers = "s16le"
        /// Little-endian 32-bit floating-point numbers, full scale ±1.
        case floats = "f32le"

        var sampleBytes: Int { self == .integers ? 2 : 4 }
    }

    var id: Int
    /// Why the program does not say this utterance; the other fields are absent then.
    var error: String?
    var sampleRateHertz: Int?
    var samples: Int?
    /// `s16le` if absent.
    var encoding: Encoding?
    /// First sample of each token, and the first one after it.
    var tokens: [[Int]]?

    enum CodingKeys: String, CodingKey {
        case id, error, samples, encoding, tokens
        case sampleRateHertz = "sample_rate_hz"
    }

    /// - Throws: `OutsideFault.malformed`.
    init(line: [UInt8], id: Int) throws(OutsideFault) {
        guard let answer = try? JSONDecoder().decode(OutsideAnswer.self, from: Data(line)) else {
            throw .malformed("its answer is no line of JSON as the wire has it: \(shown(line))")
        }
        guard answer.id == id else { throw .malformed("it answers \(answer.id) when asked \(id)") }
        self = answer
    }

    /// Rate, number of samples and times, held against the limits and the number of tokens that were asked for.
    func checked(tokenCount: Int) throws(OutsideFault) -> (rate: Int, count: Int, times: [TokenTime]) {
        guard let rate = sampleRateHertz, OutsideLimits.sampleRates.contains(rate) else {
            throw .malformed(
                "`sample_rate_hz` must lie between \(OutsideLimits.sampleRates.lowerBound) and "
                    + "\(OutsideLimits.sampleRates.upperBound)")
        }
        guard let count = samples, (1...OutsideLimits.soundSeconds * rate).contains(count) else {
            throw .malformed("`samples` must lie between 1 and \(OutsideLimits.soundSeconds) seconds of them")
        }
        guard let spans = tokens, spans.count == tokenCount else {
            throw .malformed("it gives \(tokens?.count ?? 0) times for \(tokenCount) tokens")
        }
        var times: [TokenTime] = []
        var last = 0
        for (index, span) in spans.enumerated() {
            guard span.count == 2, span[0] >= last, span[1] > span[0], span[1] <= count else {
                throw .malformed(
                    "token \(index) lies at \(span), which is not a span behind the one before it and within "
                        + "\(count) samples")
            }
            times.append(TokenTime(onsetSample: span[0], endSample: span[1]))
            last = span[1]
        }
        return (rate, count, times)
    }

    /// - Throws: `OutsideFault.malformed` for numbers that are none, and where nothing can be heard.
    func samples(of bytes: [UInt8]) throws(OutsideFault) -> [Int16] {
        var samples: [Int16] = []
        samples.reserveCapacity(bytes.count / 2)
        switch encoding ?? .integers {
        case .integers:
            for index in stride(from: 0, to: bytes.count - 1, by: 2) {
                samples.append(Int16(bitPattern: UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8))
            }
        case .floats:
            for index in stride(from: 0, to: bytes.count - 3, by: 4) {
                let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[index + $1]) << (8 * UInt32($1)) }
                let value = Float(bitPattern: bits)
                guard value.isFinite else { throw .malformed("sample \(index / 4) is not a number") }
                samples.append(Int16(min(max(value * 32_767, -32_767), 32_767).rounded(.toNearestOrEven)))
            }
        }
        guard samples.contains(where: { $0 != 0 }) else { throw .malformed("nothing can be heard: all samples are 0") }
        return samples
    }
}

/// The beginning of what was said, for messages.
private func shown(_ line: [UInt8]) -> String {
    let printable = line.prefix(80).map { (32..<127).contains($0) ? $0 : 46 }
    return "“\(String(decoding: printable, as: UTF8.self))”"
}

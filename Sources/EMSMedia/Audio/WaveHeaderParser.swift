/// Reads the header of a RIFF WAVE file and holds its two lengths against the bytes that are there: audio libraries
/// quietly clip a file whose data is shorter than announced.
struct WaveHeaderParser {
    let prefix: ArraySlice<UInt8>
    /// Size of the whole file, of which `prefix` may be a part.
    let totalByteCount: Int

    /// No honest file has more.
    private static let maximumChunks = 1000

    /// - Parameter chunkHead: reads the eight bytes with which a chunk behind the prefix starts.
    func parse(
        chunkHead: (Int) throws(MediaError) -> ArraySlice<UInt8>
    ) throws(MediaError) -> AudioHeader {
        guard prefix.count >= 12 else { throw MediaError(.truncated, "the RIFF header is incomplete") }
        guard text(at: 8) == "WAVE" else { throw MediaError(.malformed, "a RIFF file, but not of type WAVE") }
        let announced = unsigned32(at: 4) + 8
        guard announced <= totalByteCount else {
            throw MediaError(.truncated, "RIFF announces \(announced) bytes, the file has \(totalByteCount)")
        }
        // A byte that pads the last chunk to an even length need not be counted.
        guard totalByteCount - announced <= announced % 2 else {
            throw MediaError(.excess, "RIFF announces \(announced) bytes, the file has \(totalByteCount)")
        }
        var position = 12
        var form: Form?
        var header: AudioHeader?
        var chunks = 0
        while position < announced {
            chunks += 1
            guard chunks <= Self.maximumChunks else { throw MediaError(.malformed, "there are too many chunks") }
            let head = try head(at: position, chunkHead)
            guard head.count == 8 else { throw MediaError(.truncated, "a chunk is incomplete") }
            let size = head.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            let body = position + 8
            guard head.prefix(4).allSatisfy({ (32..<127).contains($0) }) else {
                // Samples that the data chunk does not count look like this.
                throw header == nil
                    ? MediaError(.malformed, "there are bytes between the chunks")
                    : MediaError(.excess, "the data chunk ends before the data do")
            }
            let name = String(decoding: head.prefix(4), as: UTF8.self)
            guard size <= totalByteCount - body else {
                throw MediaError(.truncated, "chunk \(name) announces more bytes than the file has")
            }
            switch name {
            case "fmt ": form = try parseForm(at: body, size: size)
            case "data":
                guard let form else { throw MediaError(.malformed, "the data chunk comes before the fmt chunk") }
                guard header == nil else { throw MediaError(.malformed, "there are two data chunks") }
                header = try self.header(form, dataByteCount: size)
            default: break
            }
            position = body + size + size % 2
        }
        guard let header else { throw MediaError(.malformed, "there is no data chunk") }
        return header
    }

    /// Name and size of a chunk; fewer than eight bytes if the file ends.
    private func head(
        at position: Int, _ chunkHead: (Int) throws(MediaError) -> ArraySlice<UInt8>
    ) throws(MediaError) -> ArraySlice<UInt8> {
        if position + 8 <= prefix.count { return prefix.dropFirst(position).prefix(8) }
        return prefix.count < totalByteCount ? try chunkHead(position) : []
    }

    private struct Form {
        var encoding: AudioHeader.Encoding
        var channels: Int
        var rate: Int
        var frameByteCount: Int
        var bytesPerSecond: Int
        var bits: Int
    }

    private func parseForm(at body: Int, size: Int) throws(MediaError) -> Form {
        guard size >= 16, body + size <= prefix.count else {
            throw MediaError(.malformed, "the fmt chunk is too short")
        }
        var tag = unsigned16(at: body)
        // WAVE_FORMAT_EXTENSIBLE: the real tag begins the sub-format identifier.
        if tag == 0xFFFE, size >= 40 { tag = unsigned16(at: body + 24) }
        let encoding: AudioHeader.Encoding =
            switch tag {
            case 1: .pcmInteger
            case 3: .pcmFloat
            default: .other
            }
        return Form(
            encoding: encoding, channels: unsigned16(at: body + 2), rate: unsigned32(at: body + 4),
            frameByteCount: unsigned16(at: body + 12), bytesPerSecond: unsigned32(at: body + 8),
            bits: unsigned16(at: body + 14))
    }

    private func header(_ form: Form, dataByteCount: Int) throws(MediaError) -> AudioHeader {
        guard form.channels > 0, form.rate > 0, form.frameByteCount > 0 else {
            throw MediaError(.malformed, "the fmt chunk has no channels, rate or frame size")
        }
        if form.encoding != .other, form.frameByteCount != form.channels * ((form.bits + 7) / 8) {
            throw MediaError(.malformed, "the frame size does not fit \(form.channels) × \(form.bits) bits")
        }
        if form.encoding != .other, form.bytesPerSecond != form.rate * form.frameByteCount {
            let message =
                "the fmt chunk has \(form.bytesPerSecond) bytes a second, and \(form.rate) frames of \(form.frameByteCount)"
            throw MediaError(.malformed, message)
        }
        guard dataByteCount.isMultiple(of: form.frameByteCount) else {
            throw MediaError(.truncated, "the data ends inside a frame")
        }
        return AudioHeader(
            format: .wav, encoding: form.encoding, sampleRateHertz: form.rate, channels: form.channels,
            frames: dataByteCount / form.frameByteCount, bitsPerSample: form.bits, signature: nil)
    }

    private func byte(at offset: Int) -> Int { Int(prefix[prefix.startIndex + offset]) }

    private func unsigned16(at offset: Int) -> Int { byte(at: offset) | byte(at: offset + 1) << 8 }

    private func unsigned32(at offset: Int) -> Int { unsigned16(at: offset) | unsigned16(at: offset + 2) << 16 }

    private func text(at offset: Int) -> String {
        String(decoding: prefix[(prefix.startIndex + offset)..<(prefix.startIndex + offset + 4)], as: UTF8.self)
    }
}

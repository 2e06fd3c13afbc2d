import Foundation

/// Writes an XDF file (version 1.0, github.com/sccn/xdf): streams with time stamps of their own clocks and measurements
/// of the clocks' offsets. Numbers are doubles, texts are strings. The same calls give the same bytes.
public struct XDFWriter {
    /// A stream as its header tells of it.
    public struct Stream: Sendable {
        public var name: String
        /// Such as `ECG` or `Markers`.
        public var type: String
        /// Samples per second by the stream's own clock; 0 for one without a rate.
        public var rateHertz: Double
        /// Label and unit of each channel.
        public var channels: [(label: String, unit: String)]
        /// Further elements of the description; names are those of XML elements.
        public var facts: [(name: String, value: String)]

        public init(
            name: String, type: String, rateHertz: Double, channels: [(label: String, unit: String)],
            facts: [(name: String, value: String)] = []
        ) {
            self.name = name
            self.type = type
            self.rateHertz = rateHertz
            self.channels = channels
            self.facts = facts
        }
    }

    private enum Tag: UInt16 {
        case fileHeader = 1, streamHeader, samples, clockOffset, boundary, streamFooter
    }

    /// What a stream has got so far.
    private struct Progress {
        var first: Double?
        var last: Double = 0
        var samples = 0
        var offsets: [(time: Double, value: Double)] = []
    }

    private let path: String
    private let handle: FileHandle
    private var progress: [Progress] = []

    /// Creates or replaces the file.
    public init(path: String) throws(MediaError) {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw MediaError(.unwritable, "cannot be written", path: path) }
        self.path = path
        self.handle = handle
        try write(Array("XDF:".utf8))
        try write(.fileHeader, Array("<?xml version=\"1.0\"?><info><version>1.0</version></info>".utf8))
    }

    /// - Parameter format: `double64`, `float32`, `int16` or `string`, as the samples will be given.
    /// - Returns: the stream's number, from 1.
    public mutating func add(_ stream: Stream, format: String) throws(MediaError) -> Int {
        progress.append(Progress())
        let channels = stream.channels.map { channel in
            "<channel><label>\(Self.escaped(channel.label))</label><unit>\(Self.escaped(channel.unit))</unit></channel>"
        }
        let facts = stream.facts.map { "<\($0.name)>\(Self.escaped($0.value))</\($0.name)>" }
        let xml = """
            <?xml version="1.0"?><info><name>\(Self.escaped(stream.name))</name><type>\(Self.escaped(stream.type))</type>\
            <channel_count>\(stream.channels.count)</channel_count><nominal_srate>\(stream.rateHertz)</nominal_srate>\
            <channel_format>\(format)</channel_format><source_id>\(Self.escaped(stream.name))</source_id>\
            <created_at>0</created_at><desc><channels>\(channels.joined())</channels>\(facts.joined())</desc></info>
            """
        try write(.streamHeader, Self.number(progress.count) + Array(xml.utf8))
        return progress.count
    }

    /// A chunk of samples at a rate; only the first carries a time stamp, the others follow from the rate.
    ///
    /// - Parameters:
    ///   - bytes: the values of all channels sample by sample, little-endian, in the stream's format.
    ///   - count: how many samples they are.
    public mutating func add(
        _ bytes: [UInt8], count: Int, stream: Int, firstStamp: Double, rateHertz: Double
    ) throws(MediaError) {
        guard count > 0 else { return }
        let size = bytes.count / count
        var content = LittleEndianBytes()
        content.put(UInt32(stream))
        content.put(UInt8(4))
        content.put(UInt32(count))
        for index in 0..<count {
            content.put(UInt8(index == 0 ? 8 : 0))
            if index == 0 { content.put(firstStamp.bitPattern) }
            content.put(bytes[(index * size)..<((index + 1) * size)])
        }
        try write(.samples, content.bytes)
        note(stream, firstStamp, count, firstStamp + Double(count - 1) / rateHertz)
    }

    /// One sample of texts with a time stamp.
    public mutating func add(_ texts: [String], stream: Int, stamp: Double) throws(MediaError) {
        var content = LittleEndianBytes()
        content.put(UInt32(stream))
        content.put(UInt8(1))
        content.put(UInt8(1))
        content.put(UInt8(8))
        content.put(stamp.bitPattern)
        for text in texts {
            content.put(UInt8(4))
            content.put(text)
        }
        try write(.samples, content.bytes)
        note(stream, stamp, 1, stamp)
    }

    /// A measurement of how much the recorder's clock was ahead of the stream's, in seconds, at a time of the stream's.
    public mutating func addOffset(_ value: Double, stream: Int, time: Double) throws(MediaError) {
        var content = LittleEndianBytes()
        content.put(UInt32(stream))
        content.put(time.bitPattern)
        content.put(value.bitPattern)
        try write(.clockOffset, content.bytes)
        progress[stream - 1].offsets.append((time, value))
    }

    /// Writes the footers and closes the file.
    public mutating func finish() throws(MediaError) {
        for (index, stream) in progress.enumerated() {
            let offsets = stream.offsets.map { "<offset><time>\($0.time)</time><value>\($0.value)</value></offset>" }
            let xml = """
                <?xml version="1.0"?><info><first_timestamp>\(stream.first ?? 0)</first_timestamp>\
                <last_timestamp>\(stream.last)</last_timestamp><sample_count>\(stream.samples)</sample_count>\
                <clock_offsets>\(offsets.joined())</clock_offsets></info>
                """
            try write(.streamFooter, Self.number(index + 1) + Array(xml.utf8))
        }
        do { try handle.close() } catch { throw MediaError(.unwritable, "cannot be closed", path: path) }
    }

    private mutating func note(_ stream: Int, _ first: Double, _ count: Int, _ last: Double) {
        progress[stream - 1].first = progress[stream - 1].first ?? first
        progress[stream - 1].last = last
        progress[stream - 1].samples += count
    }

    private func write(_ tag: Tag, _ content: [UInt8]) throws(MediaError) {
        var chunk = LittleEndianBytes()
        chunk.put(UInt8(8))
        chunk.put(UInt64(content.count + 2))
        chunk.put(tag.rawValue)
        chunk.put(content)
        try write(chunk.bytes)
    }

    private func write(_ bytes: [UInt8]) throws(MediaError) {
        do { try handle.write(contentsOf: bytes) } catch {
            throw MediaError(.unwritable, "cannot be written", path: path)
        }
    }

    private static func number(_ stream: Int) -> [UInt8] {
        var bytes = LittleEndianBytes()
        bytes.put(UInt32(stream))
        return bytes.bytes
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

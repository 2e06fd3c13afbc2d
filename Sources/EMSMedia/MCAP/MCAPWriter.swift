import Foundation

/// Writes an MCAP file (version 0, mcap.dev/spec) with chunks, message indexes, a summary with chunk indexes and
/// statistics, and checksums; nothing is compressed. The same messages give the same bytes.
///
/// Messages come in order of time.
public struct MCAPWriter {
    /// Bytes at which a chunk is closed: 1 MiB.
    private static let chunkByteCount = 1 << 20
    private static let magic: [UInt8] = [0x89, 0x4D, 0x43, 0x41, 0x50, 0x30, 0x0D, 0x0A]

    private enum Opcode: UInt8 {
        case header = 1, footer, schema, channel, message, chunk, messageIndex, chunkIndex
        case statistics = 0x0B
        case summaryOffset = 0x0E
        case dataEnd = 0x0F
    }

    private let path: String
    private let handle: FileHandle
    private var offset: UInt64 = 0
    private var check = CyclicRedundancyCheck()

    private var schemas: [[UInt8]] = []
    private var channels: [(record: [UInt8], schema: Int)] = []
    private var messageCounts: [UInt64] = []
    private var isChannelWritten: [Bool] = []
    private var isSchemaWritten: [Bool] = []
    private var chunkIndexes: [[UInt8]] = []
    private var span: (first: UInt64, last: UInt64)?

    private var chunk = LittleEndianBytes()
    private var chunkSpan: (first: UInt64, last: UInt64)?
    /// By channel: time and place in the chunk of each message.
    private var chunkMessages: [[(time: UInt64, offset: UInt64)]] = []

    /// Creates or replaces the file.
    public init(path: String, library: String) throws(MediaError) {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw MediaError(.unwritable, "cannot be written", path: path) }
        self.path = path
        self.handle = handle
        var header = LittleEndianBytes()
        header.put("")
        header.put(library)
        try write(Self.magic)
        try write(Self.record(.header, header.bytes))
    }

    /// - Returns: the schema's id, from 1.
    public mutating func addSchema(name: String, jsonSchema: String) -> Int {
        let id = schemas.count + 1
        var content = LittleEndianBytes()
        content.put(UInt16(id))
        content.put(name)
        content.put("jsonschema")
        content.putCounted(jsonSchema.utf8)
        schemas.append(Self.record(.schema, content.bytes))
        isSchemaWritten.append(false)
        return id
    }

    /// A channel of JSON messages.
    ///
    /// - Returns: the channel's id, from 0.
    public mutating func addChannel(topic: String, schema: Int, metadata: [(String, String)] = []) -> Int {
        let id = channels.count
        var pairs = LittleEndianBytes()
        for (key, value) in metadata {
            pairs.put(key)
            pairs.put(value)
        }
        var content = LittleEndianBytes()
        content.put(UInt16(id))
        content.put(UInt16(schema))
        content.put(topic)
        content.put("json")
        content.putCounted(pairs.bytes)
        channels.append((Self.record(.channel, content.bytes), schema))
        messageCounts.append(0)
        isChannelWritten.append(false)
        chunkMessages.append([])
        return id
    }

    /// - Parameters:
    ///   - message: JSON.
    ///   - nanoseconds: when it was; not before the message before it.
    public mutating func add(_ message: String, channel: Int, nanoseconds: UInt64) throws(MediaError) {
        let schema = channels[channel].schema
        if !isSchemaWritten[schema - 1] {
            chunk.put(schemas[schema - 1])
            isSchemaWritten[schema - 1] = true
        }
        if !isChannelWritten[channel] {
            chunk.put(channels[channel].record)
            isChannelWritten[channel] = true
        }
        chunkMessages[channel].append((nanoseconds, UInt64(chunk.count)))
        chunk.put(Opcode.message.rawValue)
        chunk.put(UInt64(22 + message.utf8.count))
        chunk.put(UInt16(channel))
        chunk.put(UInt32(truncatingIfNeeded: messageCounts[channel]))
        chunk.put(nanoseconds)
        chunk.put(nanoseconds)
        chunk.put(message.utf8)
        messageCounts[channel] += 1
        chunkSpan = (chunkSpan?.first ?? nanoseconds, nanoseconds)
        span = (span?.first ?? nanoseconds, nanoseconds)
        if chunk.count >= Self.chunkByteCount { try closeChunk() }
    }

    /// Writes the summary and closes the file.
    public mutating func finish() throws(MediaError) {
        try closeChunk()
        var end = LittleEndianBytes()
        end.put(check.value)
        try write(Self.record(.dataEnd, end.bytes))
        try writeSummary()
        try write(Self.magic)
        do { try handle.close() } catch { throw MediaError(.unwritable, "cannot be closed", path: path) }
    }

    private mutating func closeChunk() throws(MediaError) {
        guard let span = chunkSpan else { return }
        var sum = CyclicRedundancyCheck()
        sum.update(chunk.bytes)
        var content = LittleEndianBytes()
        content.put(span.first)
        content.put(span.last)
        content.put(UInt64(chunk.count))
        content.put(sum.value)
        content.put("")
        content.put(UInt64(chunk.count))
        content.put(chunk.bytes)
        let start = offset
        try write(Self.record(.chunk, content.bytes))
        let length = offset - start
        var places = LittleEndianBytes()
        let indexStart = offset
        for (channel, messages) in chunkMessages.enumerated() where !messages.isEmpty {
            places.put(UInt16(channel))
            places.put(offset)
            var entries = LittleEndianBytes()
            for message in messages {
                entries.put(message.time)
                entries.put(message.offset)
            }
            var index = LittleEndianBytes()
            index.put(UInt16(channel))
            index.putCounted(entries.bytes)
            try write(Self.record(.messageIndex, index.bytes))
        }
        var index = LittleEndianBytes()
        index.put(span.first)
        index.put(span.last)
        index.put(start)
        index.put(length)
        index.putCounted(places.bytes)
        index.put(offset - indexStart)
        index.put("")
        index.put(UInt64(chunk.count))
        index.put(UInt64(chunk.count))
        chunkIndexes.append(Self.record(.chunkIndex, index.bytes))
        chunk = LittleEndianBytes()
        chunkSpan = nil
        for channel in chunkMessages.indices { chunkMessages[channel].removeAll(keepingCapacity: true) }
    }

    private mutating func writeSummary() throws(MediaError) {
        let start = offset
        var sum = CyclicRedundancyCheck()
        let used = channels.indices.filter { isChannelWritten[$0] }
        let groups: [(Opcode, [[UInt8]])] = [
            (.schema, schemas.indices.filter { isSchemaWritten[$0] }.map { schemas[$0] }),
            (.channel, used.map { channels[$0].record }), (.statistics, [statistics(used)]),
            (.chunkIndex, chunkIndexes),
        ]
        var offsets: [[UInt8]] = []
        for (opcode, records) in groups where !records.isEmpty {
            let groupStart = offset
            for record in records {
                sum.update(record)
                try write(record)
            }
            var content = LittleEndianBytes()
            content.put(opcode.rawValue)
            content.put(groupStart)
            content.put(offset - groupStart)
            offsets.append(Self.record(.summaryOffset, content.bytes))
        }
        let offsetsStart = offset
        for record in offsets {
            sum.update(record)
            try write(record)
        }
        // The checksum covers the footer up to itself.
        var footer = LittleEndianBytes()
        footer.put(Opcode.footer.rawValue)
        footer.put(UInt64(20))
        footer.put(start)
        footer.put(offsetsStart)
        sum.update(footer.bytes)
        footer.put(sum.value)
        try write(footer.bytes)
    }

    private func statistics(_ used: [Int]) -> [UInt8] {
        var counts = LittleEndianBytes()
        for channel in used {
            counts.put(UInt16(channel))
            counts.put(messageCounts[channel])
        }
        var content = LittleEndianBytes()
        content.put(messageCounts.reduce(0, +))
        content.put(UInt16(isSchemaWritten.count { $0 }))
        content.put(UInt32(used.count))
        content.put(UInt32(0))
        content.put(UInt32(0))
        content.put(UInt32(chunkIndexes.count))
        content.put(span?.first ?? 0)
        content.put(span?.last ?? 0)
        content.putCounted(counts.bytes)
        return Self.record(.statistics, content.bytes)
    }

    private static func record(_ opcode: Opcode, _ content: [UInt8]) -> [UInt8] {
        var record = LittleEndianBytes()
        record.put(opcode.rawValue)
        record.put(UInt64(content.count))
        record.put(content)
        return record.bytes
    }

    private mutating func write(_ bytes: [UInt8]) throws(MediaError) {
        do { try handle.write(contentsOf: bytes) } catch {
            throw MediaError(.unwritable, "cannot be written", path: path)
        }
        check.update(bytes)
        offset += UInt64(bytes.count)
    }
}

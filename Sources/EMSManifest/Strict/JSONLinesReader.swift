import EMSDiagnostics
public import Foundation

/// Reads a JSON Lines file a line at a time, in memory bounded by the longest allowed line.
public struct JSONLinesReader {
    /// How a line is written, beyond its contents.
    public enum Ending: Hashable, Sendable {
        case lineFeed
        case carriageReturn
        /// The last line of the file, without a line feed.
        case none
        /// Longer than the limit; its bytes are skipped.
        case tooLong(bytes: Int)
    }

    public struct Line: Hashable, Sendable {
        /// From 1.
        public var number: Int
        /// Without its ending.
        public var bytes: [UInt8]
        public var ending: Ending
    }

    private let handle: FileHandle
    private let maximumBytes: Int
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    private var number = 0

    /// Throws if the file cannot be opened.
    public init(url: URL, maximumBytes: Int = StrictJSON.Limits.standard.maximumBytes) throws {
        handle = try FileHandle(forReadingFrom: url)
        self.maximumBytes = maximumBytes
    }

    /// The next line, nil at the end. Throws if reading fails.
    public mutating func next() throws -> Line? {
        var line: [UInt8] = []
        var skipped = 0
        while true {
            if position == buffer.count {
                guard try fill() else {
                    guard !line.isEmpty || skipped > 0 else { return nil }
                    return finish(&line, skipped: skipped, ending: .none)
                }
            }
            let rest = buffer[position...]
            let end = rest.firstIndex(of: 0x0A)
            let piece = rest[..<(end ?? rest.endIndex)]
            if skipped > 0 || line.count + piece.count > maximumBytes {
                skipped += line.count + piece.count
                line = []
            } else {
                line.append(contentsOf: piece)
            }
            position = (end ?? buffer.count - 1) + 1
            if end != nil { return finish(&line, skipped: skipped, ending: .lineFeed) }
        }
    }

    private mutating func fill() throws -> Bool {
        if isAtEnd { return false }
        guard let data = try handle.read(upToCount: 1 << 18), !data.isEmpty else {
            isAtEnd = true
            try handle.close()
            return false
        }
        buffer = [UInt8](data)
        position = 0
        return true
    }

    private mutating func finish(_ line: inout [UInt8], skipped: Int, ending: Ending) -> Line {
        number += 1
        var ending = ending
        if skipped > 0 {
            ending = .tooLong(bytes: skipped)
        } else if line.last == 0x0D {
            line.removeLast()
            ending = .carriageReturn
        }
        return Line(number: number, bytes: line, ending: ending)
    }
}

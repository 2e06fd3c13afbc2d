public import EMSDiagnostics
public import Foundation

/// The records of a JSON Lines file, one at a time, with everything that is wrong with their lines.
public struct RecordLines<Record: ManifestRecord> {
    public struct Row: Sendable {
        public var line: Int
        /// Nil if the line has an error.
        public var record: Located<Record>?
        public var findings: [Finding]
    }

    private var reader: JSONLinesReader
    private let decoder: StrictDecoder

    /// Throws if the file cannot be opened.
    public init(url: URL, decoder: StrictDecoder) throws {
        reader = try JSONLinesReader(url: url, maximumBytes: decoder.limits.maximumBytes)
        self.decoder = decoder
    }

    /// The next row, nil at the end of the file. Throws if reading fails.
    public mutating func next() throws -> Row? { try nextLine().map(row) }

    /// The next line, not looked at yet, nil at the end of the file. Throws if reading fails.
    public mutating func nextLine() throws -> JSONLinesReader.Line? { try reader.next() }

    /// What a line holds: a function of the line, so that lines can be decoded in parallel.
    public func row(_ line: JSONLinesReader.Line) -> Row { Self.row(line, decoder) }

    /// As above, with a decoder of the caller's.
    public static func row(_ line: JSONLinesReader.Line, _ decoder: StrictDecoder) -> Row {
        var findings: [Finding] = []
        func fault(_ code: JSONFault, _ message: String) -> Finding {
            Finding(
                .json(code), message, path: decoder.path, line: line.number, column: 1, encounter: decoder.encounter)
        }
        if case .tooLong(let bytes) = line.ending {
            let message = "\(bytes) bytes, the limit is \(decoder.limits.maximumBytes)"
            return Row(line: line.number, record: nil, findings: [fault(.lineTooLong, message)])
        }
        if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
            return Row(line: line.number, record: nil, findings: [fault(.lineEnding, "the line is blank")])
        }
        let record = decoder.decode(Record.self, from: line.bytes, firstLine: line.number, findings: &findings)
        switch line.ending {
        case .carriageReturn:
            findings.append(fault(.lineEnding, "the line ends with a carriage return"))
        case .none where findings.isEmpty:
            findings.append(fault(.lineEnding, "the last line has no line feed"))
        case .lineFeed:
            // Behind a line feed nothing was cut off: the line itself is broken.
            for index in findings.indices where findings[index].code == .json(.truncated) {
                let old = findings[index]
                findings[index] = Finding(
                    .json(.malformed), old.message, path: old.path, line: old.line, column: old.column,
                    encounter: old.encounter)
            }
        case .none, .tooLong: break
        }
        return Row(line: line.number, record: record, findings: findings)
    }
}

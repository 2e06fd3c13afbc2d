/// Something found in data or in a knowledge file that deserves a reader's attention: what, where, and what to do.
///
/// Bad data is a finding, not a thrown error. A finding is a plain value; its text comes partly from the data, so
/// renderers escape it.
public struct Finding: Hashable, Sendable {
    public var code: FindingCode
    public var severity: Severity
    /// Relative to the data set or the knowledge folder, with forward slashes.
    public var path: String?
    /// From 1.
    public var line: Int?
    /// From 1, in bytes of UTF-8 as compilers count.
    public var column: Int?
    /// Where in the value, such as `turns[3].words[0].start_ns`.
    public var field: String?
    /// Session time in nanoseconds.
    public var timeNanoseconds: Int64?
    public var encounter: String?
    /// What is wrong here, in one sentence without a full stop.
    public var message: String
    /// What to do about it.
    public var remedy: String
    /// What it contradicts, until findings that have one cause are joined.
    package var disputes: [Dispute] = []

    /// Severity and remedy are those of the catalogue unless given.
    public init(
        _ code: FindingCode, _ message: String, severity: Severity? = nil, path: String? = nil, line: Int? = nil,
        column: Int? = nil, field: String? = nil, timeNanoseconds: Int64? = nil, encounter: String? = nil,
        remedy: String? = nil
    ) {
        self.code = code
        self.severity = severity ?? code.entry.severity
        self.path = path
        self.line = line
        self.column = column
        self.field = field
        self.timeNanoseconds = timeNanoseconds
        self.encounter = encounter
        self.message = message
        self.remedy = remedy ?? code.entry.remedy
    }
}

extension Finding: Codable {
    enum CodingKeys: String, CodingKey {
        case code, severity, path, line, column, field, encounter, message, remedy
        case timeNanoseconds = "t_ns"
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        code = try values.decode(FindingCode.self, forKey: .code)
        severity = try values.decode(Severity.self, forKey: .severity)
        path = try values.decodeIfPresent(String.self, forKey: .path)
        line = try values.decodeIfPresent(Int.self, forKey: .line)
        column = try values.decodeIfPresent(Int.self, forKey: .column)
        field = try values.decodeIfPresent(String.self, forKey: .field)
        timeNanoseconds = try values.decodeIfPresent(Int64.self, forKey: .timeNanoseconds)
        encounter = try values.decodeIfPresent(String.self, forKey: .encounter)
        message = try values.decode(String.self, forKey: .message)
        remedy = try values.decode(String.self, forKey: .remedy)
    }

    /// Every key is written, `null` where nothing is known, so that rows of a table have the same columns.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(code, forKey: .code)
        try values.encode(severity, forKey: .severity)
        try values.encode(path, forKey: .path)
        try values.encode(line, forKey: .line)
        try values.encode(column, forKey: .column)
        try values.encode(field, forKey: .field)
        try values.encode(timeNanoseconds, forKey: .timeNanoseconds)
        try values.encode(encounter, forKey: .encounter)
        try values.encode(message, forKey: .message)
        try values.encode(remedy, forKey: .remedy)
    }
}

extension Finding: CustomStringConvertible {
    /// As `TextFindings` writes it, on one line, without the remedy.
    public var description: String { TextFindings.headline(self) }
}

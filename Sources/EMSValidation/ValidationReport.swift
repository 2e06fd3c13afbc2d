public import EMSDiagnostics

/// What a validation found, what it looked at, and what it left out.
public struct ValidationReport: Sendable {
    /// How much was checked.
    public struct Checked: Hashable, Sendable, Codable {
        public var encounters = 0
        public var files = 0
        /// Bytes whose digest was taken.
        public var bytes: Int64 = 0
        public var turns = 0
        public var words = 0
        public var events = 0
        public var frames = 0

        public init() {}

        mutating func add(_ other: Checked) {
            encounters += other.encounters
            files += other.files
            bytes += other.bytes
            turns += other.turns
            words += other.words
            events += other.events
            frames += other.frames
        }
    }

    public var level: ValidationLevel
    /// Findings in the order of the data, capped for each code; totals are true.
    public var collector: FindingCollector
    public var checked: Checked
    /// What was not checked and why, for people.
    public var notChecked: [String]
    /// How many findings were left out because the baseline has them.
    public var knownFindings = 0

    public var findings: [Finding] { collector.findings }

    /// Whether there is no error; warnings are allowed.
    public var isValid: Bool { !collector.hasErrors }
}

extension ValidationReport: CustomStringConvertible {
    /// The findings as text, and a line that says how much was checked: what a failed expectation shows.
    public var description: String {
        TextFindings.render(collector)
            + "\(Counted.text(collector.total, "finding")) in \(Counted.text(checked.encounters, "encounter")) "
            + "and \(Counted.text(checked.files, "file")), "
            + "level \(level.rawValue)" + (knownFindings > 0 ? ", \(knownFindings) known ones left out" : "")
    }
}

extension ValidationReport: Encodable {
    private enum CodingKeys: String, CodingKey {
        case valid, level, findings, totals, checked
        case notChecked = "not_checked"
        case knownFindings = "known_findings"
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(isValid, forKey: .valid)
        try values.encode(level, forKey: .level)
        try values.encode(findings, forKey: .findings)
        let totals = collector.totals.map { ($0.code.rawValue, $0.count) }
        try values.encode(Dictionary(uniqueKeysWithValues: totals), forKey: .totals)
        try values.encode(checked, forKey: .checked)
        try values.encode(notChecked, forKey: .notChecked)
        try values.encode(knownFindings, forKey: .knownFindings)
    }
}

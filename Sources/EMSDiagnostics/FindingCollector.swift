/// Findings in the order in which they were made, with a cap for each code so that one fault repeated a million times
/// does not fill the memory. Counts stay true beyond the cap.
///
/// Work done in parallel gives each part a collector of its own and joins them in the order of the data.
public struct FindingCollector: Sendable {
    public struct CodeCount: Hashable, Sendable {
        public var code: FindingCode
        public var count: Int
    }

    public let limitPerCode: Int
    public private(set) var findings: [Finding] = []
    private var counts: [FindingCode: Int] = [:]
    private var kept: [FindingCode: Int] = [:]
    private var errorCount = 0

    /// - Parameter limitPerCode: how many findings of one code are kept.
    public init(limitPerCode: Int = .max) {
        self.limitPerCode = limitPerCode
    }

    public mutating func add(_ finding: Finding) {
        counts[finding.code, default: 0] += 1
        if finding.severity == .error { errorCount += 1 }
        keep(finding)
    }

    /// Adds what another collector holds; what lies beyond its cap counts here too.
    public mutating func append(_ other: FindingCollector) {
        for finding in other.findings { keep(finding) }
        counts.merge(other.counts, uniquingKeysWith: +)
        errorCount += other.errorCount
    }

    private mutating func keep(_ finding: Finding) {
        guard kept[finding.code, default: 0] < limitPerCode else { return }
        kept[finding.code, default: 0] += 1
        findings.append(finding)
    }

    public var isEmpty: Bool { counts.isEmpty }

    public var hasErrors: Bool { errorCount > 0 }

    /// True number of findings, kept or not.
    public var total: Int { counts.values.reduce(0, +) }

    public func count(of code: FindingCode) -> Int { counts[code] ?? 0 }

    /// True counts by code, in order of code.
    public var totals: [CodeCount] {
        counts.map { CodeCount(code: $0.key, count: $0.value) }.sorted { $0.code.rawValue < $1.code.rawValue }
    }

    /// How many findings of each code were counted and not kept, in order of code; codes kept in full are left out.
    public var omitted: [CodeCount] {
        totals.map { CodeCount(code: $0.code, count: $0.count - kept[$0.code, default: 0]) }.filter { $0.count > 0 }
    }
}

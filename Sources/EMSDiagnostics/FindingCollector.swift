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
    private var errorCount = 0

    /// - Parameter limitPerCode: how many findings of one code are kept.
    public init(limitPerCode: Int = .max) {
        self.limitPerCode = limitPerCode
    }

    public mutating func add(_ finding: Finding) {
        let count = counts[finding.code, default: 0] + 1
        counts[finding.code] = count
        if finding.severity == .error { errorCount += 1 }
        if count <= limitPerCode { findings.append(finding) }
    }

    /// Adds what another collector holds; what lies beyond its cap counts here too.
    public mutating func append(_ other: FindingCollector) {
        var kept = counts
        for finding in other.findings {
            let count = kept[finding.code, default: 0] + 1
            kept[finding.code] = count
            if count <= limitPerCode { findings.append(finding) }
        }
        counts.merge(other.counts, uniquingKeysWith: +)
        errorCount += other.errorCount
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

    /// How many findings of each code lie beyond the cap, in order of code; codes within it are left out.
    public var omitted: [CodeCount] {
        totals.filter { $0.count > limitPerCode }
            .map { CodeCount(code: $0.code, count: $0.count - limitPerCode) }
    }
}

import EMSDiagnostics

/// What is the same wherever a data set has something of one kind, such as the complaint of a presentation. One that differs
/// from many others was changed.
struct KindConsensus {
    struct Claim: Sendable {
        /// Of what kind it is.
        var kind: String
        var value: String
        /// Made for the first of its kind and value alone.
        var outlier: @Sendable () -> Finding
    }

    private struct Tally {
        var count = 0
        let outlier: Finding
    }

    private var tallies: [String: [String: Tally]] = [:]
    /// In the order in which they are first seen.
    private var kinds: [String] = []

    /// So many times as often as another value is the one that is meant.
    private static let majority = 3

    mutating func take(_ claims: [Claim]) {
        for claim in claims {
            if tallies[claim.kind] == nil { kinds.append(claim.kind) }
            tallies[claim.kind, default: [:]][claim.value, default: Tally(outlier: claim.outlier())].count += 1
        }
    }

    /// One for each value that is rare beside the usual one of its kind.
    var outliers: [Finding] {
        let all = everyOutlier
        // What was changed in an event makes its sentence another one too.
        let told = Set(all.lazy.filter { !Self.isOfNarrative($0) }.compactMap(\.encounter))
        return all.filter { !Self.isOfNarrative($0) || !told.contains($0.encounter ?? "") }
    }

    private static func isOfNarrative(_ finding: Finding) -> Bool { finding.field?.hasPrefix("narrative[") ?? false }

    private var everyOutlier: [Finding] {
        kinds.flatMap { kind -> [Finding] in
            guard let values = tallies[kind], values.count > 1,
                let usual = values.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })
            else { return [] }
            return values.filter { $0.key != usual.key && usual.value.count >= Self.majority * $0.value.count }
                .sorted { $0.key < $1.key }.map { value, tally in
                    var finding = tally.outlier
                    finding.message += ", elsewhere \"\(usual.key.prefix(120))\" (\(usual.value.count) times)"
                    return finding
                }
        }
    }
}

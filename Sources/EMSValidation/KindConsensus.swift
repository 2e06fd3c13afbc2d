package import EMSDiagnostics

/// What is the same wherever a data set has something of one kind, such as the complaint of a presentation. One that differs
/// from many others was changed.
///
/// Memory is bounded: a kind that has many values has no usual one and is given up, and beyond a number of kinds and values
/// no new ones are taken.
package struct KindConsensus {
    package struct Claim: Sendable {
        /// Of what kind it is.
        package var kind: String
        package var value: String
        /// Whether it follows from other claims of its encounter, and differs where one of them does.
        package var isDerived: Bool
        /// Made for the first of its kind and value alone.
        package var outlier: @Sendable () -> Finding

        package init(
            kind: String, value: String, isDerived: Bool = false, outlier: @escaping @Sendable () -> Finding
        ) {
            self.kind = kind
            self.value = value
            self.isDerived = isDerived
            self.outlier = outlier
        }
    }

    private struct Tally {
        var count = 0
        let isDerived: Bool
        let outlier: Finding
    }

    /// Empty for a kind that was given up.
    private var tallies: [String: [String: Tally]] = [:]
    /// In the order in which they are first seen.
    private var kinds: [String] = []
    /// Of all kinds.
    private(set) package var valueCount = 0

    /// So many times as often as another value is the one that is meant.
    private static let majority = 3
    private static let mostValues = (ofAKind: 100, inAll: 50_000)
    private static let mostKinds = 50_000

    package init() {}

    package mutating func take(_ claims: [Claim]) {
        for claim in claims {
            if tallies[claim.kind]?[claim.value] != nil {
                tallies[claim.kind]?[claim.value]?.count += 1
                continue
            }
            guard valueCount < Self.mostValues.inAll else { continue }
            switch tallies[claim.kind]?.count {
            case nil:
                guard kinds.count < Self.mostKinds else { continue }
                kinds.append(claim.kind)
            case 0: continue
            case Self.mostValues.ofAKind:
                tallies[claim.kind] = [:]
                valueCount -= Self.mostValues.ofAKind
                continue
            default: break
            }
            tallies[claim.kind, default: [:]][claim.value] = Tally(
                count: 1, isDerived: claim.isDerived, outlier: claim.outlier())
            valueCount += 1
        }
    }

    /// One for each value that is rare beside the usual one of its kind.
    package var outliers: [Finding] {
        let all = everyOutlier
        let told = Set(all.lazy.filter { !$0.isDerived }.compactMap(\.finding.encounter))
        return all.filter { !$0.isDerived || !told.contains($0.finding.encounter ?? "") }.map(\.finding)
    }

    private var everyOutlier: [(finding: Finding, isDerived: Bool)] {
        kinds.flatMap { kind -> [(finding: Finding, isDerived: Bool)] in
            guard let values = tallies[kind], values.count > 1,
                let usual = values.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })
            else { return [] }
            return values.filter { $0.key != usual.key && usual.value.count >= Self.majority * $0.value.count }
                .sorted { $0.key < $1.key }.map { value, tally in
                    var finding = tally.outlier
                    finding.message += ", elsewhere \"\(usual.key.prefix(120))\" (\(usual.value.count) times)"
                    return (finding, tally.isDerived)
                }
        }
    }
}

import EMSKnowledge

/// The shares of one dimension, as strata.
struct Quota {
    let dimension: QuotaDimension
    /// Sorted, `other` among them.
    let names: [String]
    /// Of the names; they sum to one.
    let shares: [Double]
    /// The least number of encounters of which every share is a whole number; nil if there is none worth naming.
    let period: Int?

    /// - Parameter numbers: not negative and not all zero; names with zero are left out.
    init(_ dimension: QuotaDimension, _ numbers: [String: Double]) {
        self.dimension = dimension
        names = numbers.keys.filter { (numbers[$0] ?? 0) > 0 }.sorted()
        let values = names.map { numbers[$0] ?? 0 }
        let total = values.reduce(0, +)
        shares = values.map { $0 / total }
        period = Self.period(values)
    }

    /// The stratum a value belongs to; nil if the quota has no place for it.
    func stratum(of value: String) -> Int? {
        names.firstIndex(of: value) ?? names.firstIndex(of: Quotas.other)
    }

    private static func period(_ values: [Double]) -> Int? {
        // As whole numbers, as far as six decimals go.
        var scale = 1.0
        while scale <= 1e6, values.contains(where: { abs(($0 * scale).rounded() - $0 * scale) > 1e-9 * scale }) {
            scale *= 10
        }
        guard scale <= 1e6 else { return nil }
        let whole = values.map { Int(($0 * scale).rounded()) }
        let divisor = whole.reduce(0, greatestCommonDivisor)
        return divisor > 0 ? whole.reduce(0, +) / divisor : nil
    }

    /// The least number of encounters of which all shares of all quotas are whole.
    static func commonPeriod(_ quotas: [Quota]) -> Int? {
        var common = 1
        for quota in quotas {
            guard let period = quota.period else { return nil }
            let (product, overflows) = common.multipliedReportingOverflow(
                by: period / greatestCommonDivisor(common, period))
            guard !overflows else { return nil }
            common = product
        }
        return common
    }

    private static func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
        right == 0 ? left : greatestCommonDivisor(right, left % right)
    }
}

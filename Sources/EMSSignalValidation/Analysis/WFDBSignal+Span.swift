import EMSMedia

extension WFDBSignal {
    /// Samples in `units`; not-a-number where missing.
    func physicalValues(in range: Range<Int>) -> [Double] {
        range.map { index in
            samples[index] == Self.missing ? .nan : (Double(samples[index]) - Double(baseline)) / gain
        }
    }

    /// Samples in `units`, nil if one is missing.
    func wholeValues(in range: Range<Int>) -> [Double]? {
        range.contains { samples[$0] == Self.missing } ? nil : physicalValues(in: range)
    }
}

import EMSModel

/// Which elements of a list are to blame where it is not in order: the fewest without which the others are.
package enum OutOfOrder {
    /// Places of elements beside a longest ascending run, from first to last (patience sorting, n log n).
    ///
    /// - Parameter isStrict: whether two that are alike are out of order too.
    package static func places<Value: Comparable>(in values: [Value], isStrict: Bool = false) -> [Int] {
        /// By length less one, the place of the least value that ends a run of this length.
        var ends: [Int] = []
        var before: [Int?] = []
        for (place, value) in values.enumerated() {
            let length = ends.partitioningIndex { isStrict ? values[$0] >= value : values[$0] > value }
            before.append(length > 0 ? ends[length - 1] : nil)
            if length == ends.count {
                ends.append(place)
            } else if values[ends[length]] != value {
                // Of two that are alike the first keeps its place.
                ends[length] = place
            }
        }
        var ordered: Set<Int> = []
        var place = ends.last
        while let known = place {
            ordered.insert(known)
            place = before[known]
        }
        return values.indices.filter { !ordered.contains($0) }
    }
}

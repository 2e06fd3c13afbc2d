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
            var low = 0
            var high = ends.count
            while low < high {
                let middle = (low + high) / 2
                let other = values[ends[middle]]
                if isStrict ? other < value : other <= value { low = middle + 1 } else { high = middle }
            }
            before.append(low > 0 ? ends[low - 1] : nil)
            if low == ends.count {
                ends.append(place)
            } else if values[ends[low]] != value {
                // Of two that are alike the first keeps its place.
                ends[low] = place
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

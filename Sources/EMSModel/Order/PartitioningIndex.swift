extension RandomAccessCollection where Index == Int {
    /// The first place whose element is past a border, found by halving; the end where none is.
    ///
    /// - Parameter isPast: false for all elements before some place and true for all from there on.
    package func partitioningIndex(where isPast: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if isPast(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

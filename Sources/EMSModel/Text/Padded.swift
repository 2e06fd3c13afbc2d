extension UInt64 {
    /// In decimal figures, with zeros before it where it has fewer than `width`.
    package func padded(to width: Int) -> String {
        var count = 1
        var rest = self
        while rest >= 10 {
            rest /= 10
            count += 1
        }
        count = Swift.max(count, width)
        return String(unsafeUninitializedCapacity: count) { figures in
            var rest = self
            for place in (0..<count).reversed() {
                figures.initializeElement(at: place, to: UInt8(truncatingIfNeeded: 0x30 + rest % 10))
                rest /= 10
            }
            return count
        }
    }
}

extension Int {
    /// In decimal figures, with zeros before it where it has fewer than `width`. For numbers from 0 on.
    package func padded(to width: Int) -> String { UInt64(self).padded(to: width) }
}

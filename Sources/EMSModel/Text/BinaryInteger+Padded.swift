extension BinaryInteger {
    /// In decimal figures, with zeros before it where it has fewer than `width`. For numbers from 0 on.
    package func padded(to width: Int) -> String {
        let digits = String(self)
        let missing = width - digits.utf8.count
        return missing > 0 ? String(repeating: "0", count: missing) + digits : digits
    }
}

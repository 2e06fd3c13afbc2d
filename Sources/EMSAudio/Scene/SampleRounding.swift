/// Rounding to 16-bit steps, ties to even, without a call or a branch.
enum SampleRounding {
    /// Defined for magnitudes below 2²²; beyond 16 bits the low 16 bits are kept, which a sum that ends within them
    /// does not notice.
    @inline(__always)
    static func sixteenBits(_ value: Float) -> Int16 {
        // At 1.5 · 2²³ the unit in the last place of a Float is 1, so the addition itself rounds.
        Int16(truncatingIfNeeded: Int32(bitPattern: (value + 12_582_912).bitPattern))
    }
}

/// Transcendental functions from additions, multiplications and divisions alone, so that their last bit is the same on
/// every processor and with every C library. Accurate to about 1e-15 relative in the ranges given, which no 16-bit
/// sample can tell from exact. `squareRoot()` of the standard library is exact by IEEE 754 and needs no counterpart.
public enum DeterministicMath {
    /// Natural exponential; 0 below −745, infinity above 709.
    public static func exp(_ x: Double) -> Double {
        if x != x { return x }
        if x < -745 { return 0 }
        if x > 709.7 { return .infinity }
        let count = (x * 1.4426950408889634).rounded()
        let rest = (x - count * 6.93147180369123816490e-01) - count * 1.90821492927058770002e-10
        var sum = 1.0
        for divisor in stride(from: 14.0, through: 1.0, by: -1.0) { sum = 1 + sum * rest / divisor }
        let exponent = Int(count)
        if exponent < -1000 { return sum * power2(exponent + 100) * 0x1p-100 }
        return sum * power2(exponent)
    }

    /// Natural logarithm of a positive normal number; −infinity for 0, not-a-number below.
    public static func log(_ x: Double) -> Double {
        guard x > 0 else { return x == 0 ? -.infinity : .nan }
        guard x.isFinite else { return x }
        return log(positive: SIMD8(repeating: x))[0]
    }

    /// Natural logarithms of positive normal numbers, side by side.
    static func log(positive x: SIMD8<Double>) -> SIMD8<Double> {
        let bits = unsafeBitCast(x, to: SIMD8<UInt64>.self)
        let one = SIMD8<UInt64>(repeating: (1.0).bitPattern)
        let fraction = SIMD8<UInt64>(repeating: 0x000F_FFFF_FFFF_FFFF)
        var significand = unsafeBitCast((bits & fraction) | one, to: SIMD8<Double>.self)
        var exponent = SIMD8<Double>(SIMD8<Int64>(truncatingIfNeeded: bits &>> 52) &- 1023)
        let isLarge = significand .> 1.4142135623730951
        significand.replace(with: significand * 0.5, where: isLarge)
        exponent.replace(with: exponent + 1, where: isLarge)
        let ratio = (significand - 1) / (significand + 1)
        let square = ratio * ratio
        // Written out: a table behind a lazy global takes longer to reach than the sum to make.
        var sum = SIMD8(repeating: 1.0 / 23)
        sum = sum * square + 1.0 / 21
        sum = sum * square + 1.0 / 19
        sum = sum * square + 1.0 / 17
        sum = sum * square + 1.0 / 15
        sum = sum * square + 1.0 / 13
        sum = sum * square + 1.0 / 11
        sum = sum * square + 1.0 / 9
        sum = sum * square + 1.0 / 7
        sum = sum * square + 1.0 / 5
        sum = sum * square + 1.0 / 3
        sum = sum * square + 1
        return 2 * ratio * sum + exponent * 1.90821492927058770002e-10 + exponent * 6.93147180369123816490e-01
    }

    /// `base` to the power of `exponent` for positive bases.
    public static func pow(_ base: Double, _ exponent: Double) -> Double {
        base == 0 ? 0 : exp(exponent * log(base))
    }

    /// Sine of an angle in radians; exact to about 1e-15 up to 1e6 radians.
    public static func sin(_ x: Double) -> Double { sinTurns(x * 0.15915494309189535) }

    public static func cos(_ x: Double) -> Double { sinTurns(x * 0.15915494309189535 + 0.25) }

    /// Sine of an angle in full turns: the natural form for phases, which stay exact when cut to 0 ..< 1.
    public static func sinTurns(_ turns: Double) -> Double {
        var phase = turns - turns.rounded()
        if phase > 0.25 { phase = 0.5 - phase } else if phase < -0.25 { phase = -0.5 - phase }
        let x = phase * 6.283185307179586
        let square = x * x
        var sum = 1.0
        for even in stride(from: 20.0, through: 2.0, by: -2.0) { sum = 1 - sum * square / (even * (even + 1)) }
        return x * sum
    }

    public static func cosTurns(_ turns: Double) -> Double { sinTurns(turns + 0.25) }

    /// Hyperbolic tangent.
    public static func tanh(_ x: Double) -> Double {
        if x > 20 { return 1 }
        if x < -20 { return -1 }
        let e = exp(2 * x)
        return (e - 1) / (e + 1)
    }

    private static func power2(_ exponent: Int) -> Double {
        Double(sign: .plus, exponent: exponent, significand: 1)
    }
}

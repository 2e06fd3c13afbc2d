/// A named stream of random numbers. The same seed and name give the same numbers on every machine; streams of
/// different names are independent, so that adding a draw in one place changes nothing elsewhere.
///
/// The generator is xoshiro256** (Blackman and Vigna 2018), its state filled by SplitMix64 from the seed and the name.
public struct RandomSubstream: RandomNumberGenerator, Sendable {
    private var state: (UInt64, UInt64, UInt64, UInt64)
    private let key: UInt64

    public init(seed: UInt64, _ name: String) {
        self.init(key: Self.key(seed, name))
    }

    private init(key: UInt64) {
        self.key = key
        var mixer = SplitMix64(state: key)
        state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
    }

    /// A stream below this one. Does not depend on how many numbers were drawn here.
    public func substream(_ name: String) -> RandomSubstream {
        RandomSubstream(key: Self.key(key, name))
    }

    /// The stream below this one whose name is made of these parts, without making one text of them.
    public func substream(
        _ first: String, _ second: String, _ third: String = "", _ fourth: String = "", _ fifth: String = "",
        _ sixth: String = ""
    ) -> RandomSubstream {
        var key = Self.key(self.key, first)
        Self.extend(&key, by: second)
        Self.extend(&key, by: third)
        Self.extend(&key, by: fourth)
        Self.extend(&key, by: fifth)
        Self.extend(&key, by: sixth)
        return RandomSubstream(key: key)
    }

    public mutating func next() -> UInt64 {
        let result = rotateLeft(state.1 &* 5, 7) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = rotateLeft(state.3, 45)
        return result
    }

    private static func key(_ seed: UInt64, _ name: String) -> UInt64 {
        var mixer = SplitMix64(state: seed)
        var key = mixer.next()
        extend(&key, by: name)
        return key
    }

    private static func extend(_ key: inout UInt64, by name: String) {
        guard !name.isEmpty else { return }
        var name = name
        key = name.withUTF8 { bytes in
            bytes.reduce(key) { key, byte in
                var mixer = SplitMix64(state: key ^ UInt64(byte))
                return mixer.next()
            }
        }
    }

    private func rotateLeft(_ value: UInt64, _ count: UInt64) -> UInt64 {
        (value << count) | (value >> (64 - count))
    }
}

extension RandomSubstream {
    /// Uniform in 0 ..< 1, with 53 random bits.
    public mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    public mutating func uniform(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * unit()
    }

    /// Uniform over whole numbers, without bias.
    public mutating func integer(in range: ClosedRange<Int>) -> Int {
        let count = UInt64(range.upperBound - range.lowerBound) + 1
        let limit = UInt64.max - UInt64.max % count
        var draw = next()
        while draw >= limit { draw = next() }
        return range.lowerBound + Int(draw % count)
    }

    public mutating func chance(_ probability: Double) -> Bool { unit() < probability }

    /// Normal with mean 0 and standard deviation 1 (Marsaglia's polar method; one of the pair is dropped so that the
    /// stream keeps no hidden state).
    public mutating func normal() -> Double {
        let (x, square) = pointInCircle()
        return x * (-2 * DeterministicMath.log(square) / square).squareRoot()
    }

    /// Near to normal with mean 0 and standard deviation 1, between -3.47 and 3.47: the sum of four uniform numbers of 16
    /// bits each (Irwin-Hall), in a tenth of the time of `normal`. For noise that is smoothed, where sums of many draws
    /// are normal whatever one draw is.
    @inlinable public mutating func nearNormal() -> Double {
        let bits = next()
        let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + bits >> 48
        // Four times the mean of a number of 16 bits, and its deviation: sqrt(4 (65536 x 65536 - 1) / 12).
        return (Double(Int(sum)) - 131_070) * (1 / 37_837.227_237_206)
    }

    /// One coordinate of a point of the unit circle without its centre, and the square of its distance from there.
    private mutating func pointInCircle() -> (x: Double, square: Double) {
        while true {
            let x = 2 * unit() - 1
            let y = 2 * unit() - 1
            let square = x * x + y * y
            if square > 0 && square < 1 { return (x, square) }
        }
    }

    /// An element, all equally likely; traps on an empty collection.
    @inlinable public mutating func pick<C: RandomAccessCollection>(_ choices: C) -> C.Element {
        precondition(!choices.isEmpty, "nothing to pick from")
        return choices[choices.index(choices.startIndex, offsetBy: integer(in: 0...choices.count - 1))]
    }

    /// The index of an element, likely in proportion to its weight; weights are not negative and not all zero.
    public mutating func weightedIndex(_ weights: [Double]) -> Int {
        let total = weights.reduce(0, +)
        precondition(total > 0, "weights must not all be zero")
        var rest = unit() * total
        for (index, weight) in weights.enumerated() {
            rest -= weight
            if rest < 0 { return index }
        }
        return weights.lastIndex { $0 > 0 } ?? 0
    }

    /// Fisher–Yates. Inlinable, so that callers swap elements of a type they know.
    @inlinable public mutating func shuffled<Element>(_ elements: consuming [Element]) -> [Element] {
        var result = elements
        for index in stride(from: result.count - 1, to: 0, by: -1) {
            result.swapAt(index, integer(in: 0...index))
        }
        return result
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014), used to spread a key over a state.
private struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// The places of a collection in a random order.
///
/// A sequence of its own, since most are of a handful of alternatives of which the first will do: up to sixteen places
/// lie in one word of four bits each, and take no memory.
public struct ShuffledPlaces: Sequence, IteratorProtocol, Sendable {
    /// The place at index `i` in the bits from `4 i` on.
    private var packed: UInt64 = 0xFEDC_BA98_7654_3210
    private var many: [Int] = []
    private let count: Int
    private var position = 0

    private static let mostPacked = 16

    fileprivate init(_ count: Int, random: inout RandomSubstream) {
        self.count = count
        guard count <= Self.mostPacked else {
            many = Array(0..<count)
            for index in stride(from: count - 1, to: 0, by: -1) { many.swapAt(index, random.integer(in: 0...index)) }
            return
        }
        for index in stride(from: count - 1, to: 0, by: -1) {
            let other = random.integer(in: 0...index)
            let difference = ((packed >> (4 * index)) ^ (packed >> (4 * other))) & 15
            packed ^= difference << (4 * index) | difference << (4 * other)
        }
    }

    public mutating func next() -> Int? {
        guard position < count else { return nil }
        defer { position += 1 }
        return count <= Self.mostPacked ? Int(packed >> (4 * position) & 15) : many[position]
    }
}

extension RandomSubstream {
    /// 0 ..< `count` with the draws of `shuffled`, in the order in which that would put the elements of a collection.
    public mutating func shuffledPlaces(_ count: Int) -> ShuffledPlaces { ShuffledPlaces(count, random: &self) }
}

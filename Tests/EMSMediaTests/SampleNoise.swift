/// Reproducible test signals: a small congruential generator, no model of anything.
struct SampleNoise {
    private var state: UInt32

    init(seed: UInt32) { state = seed }

    mutating func next() -> UInt32 {
        state = state &* 1_664_525 &+ 1_013_904_223
        return state >> 8
    }

    static func samples(_ count: Int, seed: UInt32 = 1) -> [Int16] {
        var noise = SampleNoise(seed: seed)
        return (0..<count).map { index in
            let swing = Int32(index % 200) * 100 - 10_000
            return Int16(swing + Int32(noise.next() % 2_000) - 1_000)
        }
    }
}

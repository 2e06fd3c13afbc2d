/// The digest that FLAC keeps of its samples (RFC 1321). It finds damage; it protects against nobody.
enum MD5 {
    /// The digest of 16-bit samples in little-endian order.
    static func digest(littleEndian samples: [Int16]) -> [UInt8] {
        var state = SIMD4<UInt32>(0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476)
        let wholeCount = samples.count / 32 * 32
        // The rest, a one bit, zeros, and the length in bits as 64 bits: one block or two.
        var tail = Array(samples[wholeCount...])
        tail.append(0x80)
        while tail.count % 32 != 28 { tail.append(0) }
        let bitCount = UInt64(samples.count) * 16
        for shift in stride(from: UInt64(0), to: 64, by: 16) {
            tail.append(Int16(bitPattern: UInt16(truncatingIfNeeded: bitCount >> shift)))
        }
        sines.withUnsafeBufferPointer { sines in
            for (part, count) in [(samples, wholeCount), (tail, tail.count)] {
                part.withUnsafeBufferPointer { source in
                    for start in stride(from: 0, to: count, by: 32) { mix(&state, source, start, sines) }
                }
            }
        }
        return (0..<16).map { UInt8(truncatingIfNeeded: state[$0 / 4] >> UInt32(8 * ($0 % 4))) }
    }

    private static func word(_ samples: UnsafeBufferPointer<Int16>, _ index: Int) -> UInt32 {
        UInt32(UInt16(bitPattern: samples[index])) | UInt32(UInt16(bitPattern: samples[index + 1])) << 16
    }

    private static func mix(
        _ state: inout SIMD4<UInt32>, _ samples: UnsafeBufferPointer<Int16>, _ start: Int,
        _ sines: UnsafeBufferPointer<UInt32>
    ) {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        // One step: `mixed` is the round's function of b, c, d; `index` the word it takes.
        func turn(_ step: Int, _ mixed: UInt32, _ index: Int, by bits: UInt32) {
            let sum = a &+ mixed &+ sines[step] &+ word(samples, start + 2 * (index & 15))
            (a, d, c, b) = (d, c, b, b &+ (sum &<< bits | sum &>> (32 &- bits)))
        }
        for step in stride(from: 0, to: 16, by: 4) {
            turn(step, (b & c) | (~b & d), step, by: 7)
            turn(step + 1, (b & c) | (~b & d), step + 1, by: 12)
            turn(step + 2, (b & c) | (~b & d), step + 2, by: 17)
            turn(step + 3, (b & c) | (~b & d), step + 3, by: 22)
        }
        for step in stride(from: 16, to: 32, by: 4) {
            turn(step, (d & b) | (~d & c), 5 * step + 1, by: 5)
            turn(step + 1, (d & b) | (~d & c), 5 * step + 6, by: 9)
            turn(step + 2, (d & b) | (~d & c), 5 * step + 11, by: 14)
            turn(step + 3, (d & b) | (~d & c), 5 * step + 16, by: 20)
        }
        for step in stride(from: 32, to: 48, by: 4) {
            turn(step, b ^ c ^ d, 3 * step + 5, by: 4)
            turn(step + 1, b ^ c ^ d, 3 * step + 8, by: 11)
            turn(step + 2, b ^ c ^ d, 3 * step + 11, by: 16)
            turn(step + 3, b ^ c ^ d, 3 * step + 14, by: 23)
        }
        for step in stride(from: 48, to: 64, by: 4) {
            turn(step, c ^ (b | ~d), 7 * step, by: 6)
            turn(step + 1, c ^ (b | ~d), 7 * step + 7, by: 10)
            turn(step + 2, c ^ (b | ~d), 7 * step + 14, by: 15)
            turn(step + 3, c ^ (b | ~d), 7 * step + 21, by: 21)
        }
        state = state &+ SIMD4(a, b, c, d)
    }

    /// ⌊2³² · |sin(i + 1)|⌋.
    private static let sines: [UInt32] = [
        0xD76A_A478, 0xE8C7_B756, 0x2420_70DB, 0xC1BD_CEEE, 0xF57C_0FAF, 0x4787_C62A, 0xA830_4613, 0xFD46_9501,
        0x6980_98D8, 0x8B44_F7AF, 0xFFFF_5BB1, 0x895C_D7BE, 0x6B90_1122, 0xFD98_7193, 0xA679_438E, 0x49B4_0821,
        0xF61E_2562, 0xC040_B340, 0x265E_5A51, 0xE9B6_C7AA, 0xD62F_105D, 0x0244_1453, 0xD8A1_E681, 0xE7D3_FBC8,
        0x21E1_CDE6, 0xC337_07D6, 0xF4D5_0D87, 0x455A_14ED, 0xA9E3_E905, 0xFCEF_A3F8, 0x676F_02D9, 0x8D2A_4C8A,
        0xFFFA_3942, 0x8771_F681, 0x6D9D_6122, 0xFDE5_380C, 0xA4BE_EA44, 0x4BDE_CFA9, 0xF6BB_4B60, 0xBEBF_BC70,
        0x289B_7EC6, 0xEAA1_27FA, 0xD4EF_3085, 0x0488_1D05, 0xD9D4_D039, 0xE6DB_99E5, 0x1FA2_7CF8, 0xC4AC_5665,
        0xF429_2244, 0x432A_FF97, 0xAB94_23A7, 0xFC93_A039, 0x655B_59C3, 0x8F0C_CC92, 0xFFEF_F47D, 0x8584_5DD1,
        0x6FA8_7E4F, 0xFE2C_E6E0, 0xA301_4314, 0x4E08_11A1, 0xF753_7E82, 0xBD3A_F235, 0x2AD7_D2BB, 0xEB86_D391,
    ]
}

/// The companding of telephone lines: 14-bit samples to 8 bits and back, by the μ-law of ITU-T G.711.
///
/// The law is worked out on each sample: 33 is added to its size, the place of the highest bit is the segment, and the
/// four bits behind it are the step inside the segment.
package enum MuLaw {
    /// Added to the size of a sample, so that the lowest segment has a leading bit too.
    private static let bias = 33
    /// The largest size that has a code.
    private static let largest = 8_158

    /// The code of a sample of −8,192 ... 8,191, as it goes over the line, all bits inverted. What is larger than the
    /// law can say gets the code of its largest value.
    package static func encode(_ sample: Int) -> UInt8 {
        let biased = min(abs(sample), largest) + bias
        let segment = Int.bitWidth - biased.leadingZeroBitCount - 6
        let step = (biased >> (segment + 1)) & 15
        return ~UInt8((sample < 0 ? 128 : 0) | segment << 4 | step)
    }

    /// The sample that a code stands for, −8,031 ... 8,031.
    package static func decode(_ code: UInt8) -> Int {
        let bits = Int(~code)
        let size = (2 * (bits & 15) + bias) << (bits >> 4 & 7) - bias
        return bits & 128 == 0 ? size : -size
    }

    /// Both in turn, on a sample of full scale 1.
    static func throughLine(_ sample: Float) -> Float {
        let fourteenBits = (min(max(sample, -1), 1) * 8_191).rounded(.toNearestOrEven)
        return Float(decode(encode(Int(fourteenBits)))) / 8_191
    }
}

import EMSReproducibility

/// Discrete Fourier transform of a power of two of complex numbers, radix 2, in place.
///
/// Its factors come from `DeterministicMath` and its operations have one order, so that results are the same to the bit
/// on every machine; a library's depend on its `libm`, its compiler and the processor's instructions.
struct FourierTransform: Sendable {
    let count: Int
    private let cosines: [Float]
    private let sines: [Float]
    private let reversed: [Int32]

    /// - Parameter count: a power of two, at least 2.
    init(count: Int) {
        precondition(count >= 2 && count & (count - 1) == 0)
        self.count = count
        cosines = (0..<count / 2).map { Float(DeterministicMath.cosTurns(Double($0) / Double(count))) }
        sines = (0..<count / 2).map { Float(DeterministicMath.sinTurns(Double($0) / Double(count))) }
        var reversed = [Int32](repeating: 0, count: count)
        for index in 1..<count {
            reversed[index] = reversed[index / 2] / 2 + (index & 1 == 1 ? Int32(count / 2) : 0)
        }
        self.reversed = reversed
    }

    func forward(_ real: inout [Float], _ imaginary: inout [Float]) {
        real.withUnsafeMutableBufferPointer { real in
            imaginary.withUnsafeMutableBufferPointer { imaginary in transform(real, imaginary) }
        }
    }

    /// Without the division by `count`.
    func backward(_ real: inout [Float], _ imaginary: inout [Float]) { forward(&imaginary, &real) }

    private func transform(_ real: UnsafeMutableBufferPointer<Float>, _ imaginary: UnsafeMutableBufferPointer<Float>) {
        for index in 0..<count {
            let other = Int(reversed[index])
            if other > index {
                real.swapAt(index, other)
                imaginary.swapAt(index, other)
            }
        }
        cosines.withUnsafeBufferPointer { cosines in
            sines.withUnsafeBufferPointer { sines in
                var half = 1
                while half < count {
                    let step = count / (2 * half)
                    for start in stride(from: 0, to: count, by: 2 * half) {
                        for offset in 0..<half {
                            let (c, s) = (cosines[offset * step], sines[offset * step])
                            let (low, high) = (start + offset, start + offset + half)
                            let a = real[high] * c + imaginary[high] * s
                            let b = imaginary[high] * c - real[high] * s
                            real[high] = real[low] - a
                            imaginary[high] = imaginary[low] - b
                            real[low] += a
                            imaginary[low] += b
                        }
                    }
                    half *= 2
                }
            }
        }
    }
}

/// Convolution with one kernel, block by block through Fourier transforms (overlap and add).
struct Convolver: Sendable {
    let kernelCount: Int
    private let transform: FourierTransform
    private let real: [Float]
    private let imaginary: [Float]
    private let block: Int

    /// - Parameter kernel: not empty.
    init(kernel: [Float]) {
        kernelCount = kernel.count
        var size = 1_024
        while size < 2 * kernel.count { size *= 2 }
        transform = FourierTransform(count: size)
        block = size - kernel.count + 1
        var real = [Float](repeating: 0, count: size)
        var imaginary = real
        // The inverse transform leaves a factor; it is taken out here, once.
        for index in kernel.indices { real[index] = kernel[index] / Float(size) }
        transform.forward(&real, &imaginary)
        self.real = real
        self.imaginary = imaginary
    }

    /// Longer than the input by one less than the kernel.
    func apply(to input: [Float]) -> [Float] {
        guard !input.isEmpty else { return [] }
        var output = [Float](repeating: 0, count: input.count + kernelCount - 1)
        var (a, b) = ([Float](repeating: 0, count: transform.count), [Float](repeating: 0, count: transform.count))
        // Two blocks at once: one as the real part, one as the imaginary.
        for start in stride(from: 0, to: input.count, by: 2 * block) {
            for index in 0..<transform.count {
                let (first, second) = (start + index, start + block + index)
                a[index] = index < block && first < input.count ? input[first] : 0
                b[index] = index < block && second < input.count ? input[second] : 0
            }
            transform.forward(&a, &b)
            for index in 0..<transform.count {
                let (x, y) = (a[index], b[index])
                a[index] = x * real[index] - y * imaginary[index]
                b[index] = x * imaginary[index] + y * real[index]
            }
            transform.backward(&a, &b)
            for index in 0..<transform.count {
                if start + index < output.count { output[start + index] += a[index] }
                if start + block + index < output.count { output[start + block + index] += b[index] }
            }
        }
        return output
    }
}

internal import CKissFFT

/// Convolution with one kernel, block by block through Fourier transforms (overlap and add).
struct Convolver: Sendable {
    let kernelCount: Int
    private let transform: FourierTransform
    private let kernel: Spectrum
    private let block: Int

    private struct Spectrum: Sendable {
        let real: [Float]
        let imaginary: [Float]
    }

    /// - Parameter kernel: not empty.
    init(kernel: [Float]) {
        kernelCount = kernel.count
        var size = 1_024
        while size < 2 * kernel.count { size *= 2 }
        transform = FourierTransform(count: size)
        block = size - kernel.count + 1
        var samples = [kiss_fft_cpx](repeating: kiss_fft_cpx(), count: size)
        // Transforms there and back leave a factor; it is taken out here, once.
        for index in kernel.indices { samples[index].r = kernel[index] / Float(size) }
        var spectrum = samples
        transform.forward(samples, into: &spectrum)
        self.kernel = Spectrum(real: spectrum.map(\.r), imaginary: spectrum.map(\.i))
    }

    /// Longer than the input by one less than the kernel.
    func apply(to input: [Float]) -> [Float] {
        guard !input.isEmpty else { return [] }
        var output = [Float](repeating: 0, count: input.count + kernelCount - 1)
        var samples = [kiss_fft_cpx](repeating: kiss_fft_cpx(), count: transform.count)
        var spectrum = samples
        // Two blocks at once: one as the real part, one as the imaginary.
        for start in stride(from: 0, to: input.count, by: 2 * block) {
            for index in samples.indices {
                let (first, second) = (start + index, start + block + index)
                samples[index].r = index < block && first < input.count ? input[first] : 0
                samples[index].i = index < block && second < input.count ? input[second] : 0
            }
            transform.forward(samples, into: &spectrum)
            for index in spectrum.indices {
                let (x, y) = (spectrum[index].r, spectrum[index].i)
                spectrum[index].r = x * kernel.real[index] - y * kernel.imaginary[index]
                spectrum[index].i = x * kernel.imaginary[index] + y * kernel.real[index]
            }
            transform.backward(spectrum, into: &samples)
            for index in samples.indices {
                if start + index < output.count { output[start + index] += samples[index].r }
                if start + block + index < output.count { output[start + block + index] += samples[index].i }
            }
        }
        return output
    }
}

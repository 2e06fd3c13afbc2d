internal import CKissFFT
internal import Foundation

/// Discrete Fourier transforms of one length through KissFFT, both ways.
///
/// Complex numbers, single precision. Neither way divides by `count`.
///
/// KissFFT only reads its plans while it transforms from one buffer into another, so threads share them.
final class FourierTransform: @unchecked Sendable {
    let count: Int
    private let forwardPlan: kiss_fft_cfg
    private let backwardPlan: kiss_fft_cfg

    /// - Parameter count: at least 2; fast for products of 2, 3 and 5.
    init(count: Int) {
        precondition(count >= 2)
        guard let forward = kiss_fft_alloc(Int32(count), 0, nil, nil),
            let backward = kiss_fft_alloc(Int32(count), 1, nil, nil)
        else { fatalError("no memory for a Fourier transform of \(count) samples") }
        self.count = count
        forwardPlan = forward
        backwardPlan = backward
    }

    deinit {
        free(UnsafeMutableRawPointer(forwardPlan))
        free(UnsafeMutableRawPointer(backwardPlan))
    }

    /// - Parameters:
    ///   - samples: `count` numbers, as is `spectrum`.
    ///   - spectrum: overwritten.
    func forward(_ samples: [kiss_fft_cpx], into spectrum: inout [kiss_fft_cpx]) {
        transform(forwardPlan, samples, &spectrum)
    }

    func backward(_ spectrum: [kiss_fft_cpx], into samples: inout [kiss_fft_cpx]) {
        transform(backwardPlan, spectrum, &samples)
    }

    private func transform(_ plan: kiss_fft_cfg, _ input: [kiss_fft_cpx], _ output: inout [kiss_fft_cpx]) {
        precondition(input.count == count && output.count == count)
        kiss_fft(plan, input, &output)
    }
}

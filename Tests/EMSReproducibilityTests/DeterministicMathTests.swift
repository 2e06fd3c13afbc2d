import EMSReproducibility
import Foundation
import Testing

struct DeterministicMathTests {
    private func relativeError(_ value: Double, _ expected: Double) -> Double {
        abs(value - expected) / max(abs(expected), 1e-3)
    }

    @Test func agreesWithTheSystemLibraryToTwelveDigits() {
        var random = RandomSubstream(seed: 1, "math")
        for _ in 0..<20_000 {
            let x = random.uniform(-30...30)
            #expect(relativeError(DeterministicMath.exp(x), Foundation.exp(x)) < 1e-12)
            #expect(abs(DeterministicMath.sin(x) - Foundation.sin(x)) < 1e-13)
            #expect(abs(DeterministicMath.cos(x) - Foundation.cos(x)) < 1e-13)
            #expect(abs(DeterministicMath.tanh(x) - Foundation.tanh(x)) < 1e-13)
            let positive = random.uniform(1e-6...1e6)
            #expect(relativeError(DeterministicMath.log(positive), Foundation.log(positive)) < 1e-12)
            #expect(relativeError(DeterministicMath.pow(positive, 0.7), Foundation.pow(positive, 0.7)) < 1e-12)
        }
    }

    @Test func limits() {
        #expect(DeterministicMath.exp(-800) == 0)
        #expect(DeterministicMath.exp(800) == .infinity)
        #expect(DeterministicMath.log(0) == -.infinity)
        #expect(DeterministicMath.log(-1).isNaN)
        #expect(DeterministicMath.exp(0) == 1)
        #expect(DeterministicMath.sinTurns(0.25) > 0.999999999)
    }
}

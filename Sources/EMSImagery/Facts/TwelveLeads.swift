/// Ten seconds of twelve leads in mV, made from one.
///
/// The monitor measures lead II. Lead I is the same loop seen from another side (a mixture of II and of II a moment
/// earlier); the other limb leads follow by Einthoven (III = II − I) and Goldberger (aVR, aVL, aVF). Chest leads mix
/// what is fast in II (the complex) and what is slow (P, ST and T) in the usual progression: small R and deep S in V1,
/// none left in V6. The loop is no patient's own; what obeys the laws is the geometry.
public struct TwelveLeads: Hashable, Sendable {
    public static let names = ["I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6"]

    /// Evenly spaced over ten seconds, NaN where II is missing; in the order of `names`.
    public var samples: [[Float]]

    /// - Parameter leadII: evenly spaced over ten seconds, mV.
    public init(leadII: [Float]) {
        let count = leadII.count
        // A fiftieth and an eighth of a second on either side.
        let lag = max(1, count / 1000)
        let reach = max(1, count / 160)
        func at(_ index: Int) -> Float { leadII[min(max(index, 0), count - 1)] }
        var sums: [Float] = [0]
        for value in leadII { sums.append(sums[sums.count - 1] + (value.isFinite ? value : 0)) }
        let slow = leadII.indices.map { index -> Float in
            let (from, to) = (max(0, index - reach), min(count, index + reach + 1))
            return (sums[to] - sums[from]) / Float(to - from)
        }
        let fast = leadII.indices.map { leadII[$0] - slow[$0] }
        let one = leadII.indices.map { 0.5 * at($0) + 0.22 * at($0 - 2 * lag) }
        let three = leadII.indices.map { leadII[$0] - one[$0] }
        samples = [
            one, leadII, three, leadII.indices.map { -(one[$0] + leadII[$0]) / 2 },
            leadII.indices.map { (one[$0] - three[$0]) / 2 }, leadII.indices.map { (leadII[$0] + three[$0]) / 2 },
        ]
        for (early, late, rest) in Self.chest {
            samples.append(
                leadII.indices.map { early * fast[$0] + late * fast[max(0, $0 - 4 * lag)] + rest * slow[$0] })
        }
    }

    /// Weights of the complex, of the complex a moment later, and of the slow waves in V1 … V6.
    private static let chest: [(Float, Float, Float)] = [
        (0.25, -0.8, -0.15), (0.4, -1.1, 0.7), (0.7, -0.8, 0.9), (1.15, -0.45, 1), (1.05, -0.2, 0.8),
        (0.85, -0.05, 0.6),
    ]
}

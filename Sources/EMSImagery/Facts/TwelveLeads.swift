internal import EMSReproducibility

/// Ten seconds of twelve leads in mV, made from one.
///
/// The monitor measures lead II. Lead I is the same loop seen from another side: the complex by the heart's axis in the
/// frontal plane (a mixture of II and of II a moment earlier), the slow waves by one nearer to the usual; the other limb
/// leads follow by Einthoven (III = II − I) and Goldberger (aVR, aVL, aVF). Chest leads mix what is fast in II (the
/// complex) and what is slow (P, ST and T) in the usual progression: small R and deep S in V1, none left in V6. An injury
/// raises the ST segment of the leads that look at it and lowers it in those opposite; II keeps the ST that was measured.
/// The loop is no patient's own; what obeys the laws is the geometry.
public struct TwelveLeads: Hashable, Sendable {
    public static let names = ["I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6"]

    /// The wall of the heart whose blood is cut off.
    public enum Injury: String, Hashable, Sendable, CaseIterable { case anterior, inferior, lateral }

    /// Evenly spaced over ten seconds, NaN where II is missing; in the order of `names`.
    public var samples: [[Float]]

    /// - Parameters:
    ///   - leadII: evenly spaced over ten seconds, mV.
    ///   - axisDegrees: of the complex in the frontal plane, 0 along lead I, 90 down along aVF; cut to 0…80.
    ///   - injury: an infarction whose ST segments are shown.
    public init(leadII: [Float], axisDegrees: Double = 46, injury: Injury? = nil) {
        let count = leadII.count
        // A fiftieth and an eighth of a second on either side.
        let lag = max(1, count / 1000)
        let reach = max(1, count / 160)
        func at(_ values: [Float], _ index: Int) -> Float { values[min(max(index, 0), count - 1)] }
        var sums: [Float] = [0]
        for value in leadII { sums.append(sums[sums.count - 1] + (value.isFinite ? value : 0)) }
        let slow = leadII.indices.map { index -> Float in
            let (from, to) = (max(0, index - reach), min(count, index + reach + 1))
            return (sums[to] - sums[from]) / Float(to - from)
        }
        let fast = leadII.indices.map { leadII[$0] - slow[$0] }
        let complex = Self.share(ofLeadI: axisDegrees)
        let rest = (complex + 2 * Self.share(ofLeadI: 46)) / 3
        let elevation = injury.map { Self.elevation(of: $0, leadII: leadII, fast: fast) } ?? []
        let lifts = injury.map(Self.lifts) ?? [Float](repeating: 0, count: 7)
        func lifted(_ value: Float, _ index: Int, _ lead: Int) -> Float {
            elevation.isEmpty ? value : value + lifts[lead] * elevation[index]
        }
        let one = leadII.indices.map { index -> Float in
            let loop = complex * (0.7 * fast[index] + 0.3 * at(fast, index - 2 * lag))
            return lifted(loop + rest * (0.7 * slow[index] + 0.3 * at(slow, index - 2 * lag)), index, 0)
        }
        let three = leadII.indices.map { leadII[$0] - one[$0] }
        samples = [
            one, leadII, three, leadII.indices.map { -(one[$0] + leadII[$0]) / 2 },
            leadII.indices.map { (one[$0] - three[$0]) / 2 }, leadII.indices.map { (leadII[$0] + three[$0]) / 2 },
        ]
        for (number, (early, late, rest)) in Self.chest.enumerated() {
            samples.append(
                leadII.indices.map {
                    lifted(early * fast[$0] + late * fast[max(0, $0 - 4 * lag)] + rest * slow[$0], $0, number + 1)
                })
        }
    }

    /// How tall a wave is in I against II when its vector lies along an axis: I lies at 0°, II at 60°.
    private static func share(ofLeadI axisDegrees: Double) -> Float {
        let turns = min(max(axisDegrees, 0), 80) / 360
        return Float(DeterministicMath.cosTurns(turns) / DeterministicMath.cosTurns(turns - 1.0 / 6))
    }

    /// Weights of the complex, of the complex a moment later, and of the slow waves in V1 … V6.
    private static let chest: [(Float, Float, Float)] = [
        (0.25, -0.8, -0.15), (0.4, -1.1, 0.7), (0.7, -0.8, 0.9), (1.15, -0.45, 1), (1.05, -0.2, 0.8),
        (0.85, -0.05, 0.6),
    ]

    /// What I and V1 … V6 are lifted by, as shares of `elevation`: inferior lowers I (and so aVL) and V1 to V3, anterior
    /// lifts V1 to V5, lateral I (and so aVL), V5 and V6. The limb leads without a share follow by their laws.
    private static func lifts(_ injury: Injury) -> [Float] {
        switch injury {
        case .anterior: [0.2, 0.7, 1.2, 1.3, 0.9, 0.45, 0.15]
        case .inferior: [-1, -0.35, -1.2, -1.3, -1.2, -0.8, -0.45]
        case .lateral: [0.7, -0.25, -0.2, 0, 0.3, 0.9, 1]
        }
    }
}

extension TwelveLeads {
    /// ST segments of a size that goes with that of lead II, mV: a bell behind each complex, from the J point into the T
    /// wave.
    private static func elevation(of injury: Injury, leadII: [Float], fast: [Float]) -> [Float] {
        let perSecond = Double(leadII.count) / 10
        let peaks = peaks(fast, perSecond: perSecond)
        var result = [Float](repeating: 0, count: leadII.count)
        guard peaks.count > 1 else { return result }
        let interval = Double(peaks[peaks.count - 1] - peaks[0]) / Double(peaks.count - 1) / perSecond
        let root = min(max(interval, 0.25), 1.7).squareRoot()
        let (middle, width) = (0.14 * root * perSecond, 0.055 * root * perSecond)
        let height = height(of: injury, leadII: leadII, peaks: peaks, after: middle, perSecond: perSecond)
        for peak in peaks {
            let centre = Double(peak) + middle
            let from = max(0, Int(Double(peak) + 0.03 * perSecond))
            let to = min(leadII.count, Int(centre + 3.5 * width) + 1)
            guard from < to else { continue }
            for index in from..<to {
                // A bell without exponentials, which meets the line softly.
                let distance = (Double(index) - centre) / (3.5 * width)
                guard distance.magnitude < 1 else { continue }
                let bell = (1 - distance * distance) * (1 - distance * distance)
                result[index] = max(result[index], height * Float(bell * bell))
            }
        }
        return result
    }

    /// mV. The median over beats of ST against the line before the complex; what is opposite in II is several times as
    /// large where it faces the injury.
    private static func height(
        of injury: Injury, leadII: [Float], peaks: [Int], after middle: Double, perSecond: Double
    ) -> Float {
        let levels = peaks.compactMap { peak -> Float? in
            let (before, behind) = (peak - Int(0.06 * perSecond), peak + Int(middle))
            guard before >= 0, behind < leadII.count else { return nil }
            return leadII[behind] - leadII[before]
        }.filter(\.isFinite).sorted()
        let level = levels.isEmpty ? 0 : levels[levels.count / 2]
        switch injury {
        case .inferior: return min(max(level, 0.1), 0.4)
        case .anterior: return min(max(3 * level.magnitude, 0.2), 0.35)
        case .lateral: return min(max(3 * level.magnitude, 0.15), 0.28)
        }
    }

    /// Where complexes are, at least a quarter of a second apart.
    private static func peaks(_ fast: [Float], perSecond: Double) -> [Int] {
        let tallest = fast.reduce(0) { $1.isFinite ? max($0, $1) : $0 }
        guard tallest > 0 else { return [] }
        var result: [Int] = []
        for index in fast.indices.dropFirst().dropLast()
        where fast[index] > 0.55 * tallest && fast[index] >= fast[index - 1] && fast[index] > fast[index + 1] {
            if let last = result.last, Double(index - last) < 0.25 * perSecond {
                if fast[index] > fast[last] { result[result.count - 1] = index }
            } else {
                result.append(index)
            }
        }
        return result
    }
}

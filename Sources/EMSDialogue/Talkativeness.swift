internal import EMSModel
internal import EMSReproducibility

/// How much of a call is put into words, settled once: many crews say little more than they must, a few talk all the way to
/// the hospital.
///
/// It is dealt in turn over the encounters of a protocol. The longest tenth of the calls holds more than a third of the words:
/// where it was drawn, one hundred calls of pulmonary edema had three fifths more of them than another hundred.
struct Talkativeness: Sendable {
    /// 0: what has to be said; 1: every line a beat has, as often as it says; above: the waiting is talked through too.
    let level: Double

    init(level: Double) { self.level = level }

    /// Of the square root of two: its multiples lie evenly in 0 ..< 1, and come in another order than those by which
    /// `VariantOrder` deals lines, so that no line belongs to long calls.
    private static let step = 0.414_213_562_373_095_05

    init(deal: Deal) {
        var draw = RandomSubstream(seed: deal.seed, "talkativeness")
        let share = (draw.unit() + Double(deal.place) * Self.step).truncatingRemainder(dividingBy: 1)
        let upper = Self.shape.firstIndex { share < $0.share } ?? Self.shape.count - 1
        let (from, to) = (Self.shape[upper - 1], Self.shape[upper])
        level = from.level + (to.level - from.level) * (share - from.share) / (to.share - from.share)
    }

    /// Level by share of the calls: set so that turns per encounter have the quantiles of recorded simulated calls (5, 25,
    /// 50, 75, 95 %: 21, 28, 42, 116, 583), the longest ones held down to what the waiting of a call can take.
    private static let shape: [(share: Double, level: Double)] = [
        (0, 0), (0.25, 0), (0.5, 0.03), (0.75, 0.51), (0.9, 1.7), (0.95, 3.1), (1, 3.8),
    ]

    /// How often a line is said.
    func chance(_ line: Line, isOwn: Bool) -> Double {
        let own = isOwn ? max(0.9, line.chance) : line.chance
        let need = isOwn ? line.need.raised : line.need
        if level > 1 {
            let isLeft = line.chance < 1 && need != .must
            return isLeft ? 1 - DeterministicMath.pow(1 - min(0.95, own), level) : own
        }
        return own * (need.least + (1 - need.least) * level)
    }

    /// Share of the second sentences that is left: who says little says it in one.
    var elaboration: Double { 0.3 + 0.7 * min(1, level) }

    /// How readily people show that they listen.
    var listening: Double { 0.6 + 0.4 * min(2, level) }

    /// Exchanges that fill a stretch of waiting.
    func exchanges(inSeconds seconds: Double, _ draw: inout RandomSubstream) -> Int {
        guard level > 1 else { return 0 }
        let share = min(1.35, 0.6 * (level - 1)) * draw.uniform(0.6...1)
        return Int((seconds * share / 8).rounded())
    }
}

extension Line {
    /// Whether a line is said when little is said.
    enum Need: Sendable {
        case must, often, mostly, usual, spare

        /// Share of its chance that is left when only what has to be said is said.
        fileprivate var least: Double {
            switch self {
            case .must: 1
            case .often: 0.32
            case .mostly: 0.13
            case .usual: 0.03
            case .spare: 0
            }
        }

        /// Of a line for which the protocol has words of its own.
        fileprivate var raised: Need {
            switch self {
            case .must: .must
            case .often: .often
            case .mostly, .usual: .often
            case .spare: .usual
            }
        }
    }
}

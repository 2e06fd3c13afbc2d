import EMSModel
import EMSReproducibility

/// The acceleration that a watch on a rescuer's wrist feels, in m/s² and with gravity, as watches report it: at rest its
/// magnitude is 9.81. While the wearer compresses, the wrist moves with the chest along the vertical; otherwise the
/// hands do this and that.
struct WatchSignal {
    static let gravity = 9.81

    let timeline: ClinicalTimeline
    let compressions: CompressionActivity
    let wearer: String?
    let random: RandomSubstream

    /// Three series along the axes of the watch.
    func axes(on grid: SampleGrid) -> [[Double]] {
        let own = compressions.compressions.filter { $0.actor == wearer }
        let stroke = CompressionPadSignal.accelerations(own, on: grid)
        let working = workingShares(on: grid)
        let rate = Double(grid.rateHertz)
        let motion = { (name: String, seconds: Double) in
            Motion(random.substream("watch/" + name), seconds: seconds, rateHertz: rate)
        }
        var tilt = [motion("tilt/0", 5), motion("tilt/1", 5)]
        var moves = [motion("move/0", 0.15), motion("move/1", 0.15), motion("move/2", 0.15)]
        var zeal = WanderingValue(random.substream("watch/zeal"), steps: 4 * rate)
        var hiss = BellNoise(random.substream("watch/hiss"))
        var axes = (0..<3).map { _ in [Double](repeating: 0, count: grid.count) }
        for index in 0..<grid.count {
            let share = working[index]
            // Straight arms hold the wrist still; free hands turn.
            let turn = 0.9 - 0.8 * share
            let pitch = turn * tilt[0].next() + 0.15 * share
            let roll = turn * tilt[1].next() - 0.1 * share
            let up = Self.vertical(pitch: pitch, roll: roll)
            let along = Self.gravity - 0.95 * stroke[index]
            let unrest = (1 - 0.8 * share) * max(0.1, 0.6 + 0.5 * zeal.next())
            let sway = 0.06 * stroke[index]
            axes[0][index] = up.x * along + unrest * moves[0].next() + sway + 0.04 * hiss.next()
            axes[1][index] = up.y * along + unrest * moves[1].next() - 0.5 * sway + 0.04 * hiss.next()
            axes[2][index] = up.z * along + unrest * moves[2].next() + 0.04 * hiss.next()
        }
        return axes
    }

    /// How much the wearer is at work on the chest, 0 … 1, with half a second to get there and to leave.
    private func workingShares(on grid: SampleGrid) -> [Double] {
        var shares = [Double](repeating: 0, count: grid.count)
        for bout in timeline.compressions where bout.actor == wearer {
            for index in grid.range(of: bout.span) { shares[index] = 1 }
        }
        var share = 0.0
        let step = 2 / Double(grid.rateHertz)
        for index in shares.indices {
            share += min(max(shares[index] - share, -step), step)
            shares[index] = share
        }
        return shares
    }

    private static func vertical(pitch: Double, roll: Double) -> (x: Double, y: Double, z: Double) {
        let x = SineTable.sine(pitch / 6.283185307179586 + 2)
        let cosine = SineTable.sine(pitch / 6.283185307179586 + 2.25)
        let y = SineTable.sine(roll / 6.283185307179586 + 2)
        let z = SineTable.sine(roll / 6.283185307179586 + 2.25)
        return (x, cosine * y, cosine * z)
    }
}

/// A limb that wanders without jerks: a wandering value that is followed with inertia.
private struct Motion {
    private var wander: WanderingValue
    private var value = 0.0
    private let pull: Double
    private let gain: Double

    /// `seconds` is how long a posture or a gesture lasts; inertia takes a third of it.
    init(_ random: RandomSubstream, seconds: Double, rateHertz: Double) {
        wander = WanderingValue(random, steps: seconds * rateHertz)
        pull = 3 / (seconds * rateHertz)
        // Inertia takes a quarter of the variance away.
        gain = 1.15
    }

    mutating func next() -> Double {
        value += (gain * wander.next() - value) * min(1, pull)
        return value
    }
}

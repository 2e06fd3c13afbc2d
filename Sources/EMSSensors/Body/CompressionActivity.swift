import EMSModel
import EMSReproducibility

/// Every single compression of the chest.
struct CompressionActivity: Sendable {
    struct Compression: Sendable {
        /// Session time at which the chest begins to move, in seconds.
        var start: Double
        /// The interval the rate gives, in seconds.
        var interval: Double
        /// mm at the deepest point.
        var depth: Double
        /// The bout's own depth in mm.
        var typicalDepth: Double
        var actor: String
        /// Whether it is the first or the last of its bout.
        var isFirst: Bool
        var isLast: Bool
    }

    /// In order of time.
    let compressions: [Compression]

    init(timeline: ClinicalTimeline, random: RandomSubstream) {
        var compressions: [Compression] = []
        let base = random.substream("compressions")
        for (ordinal, bout) in timeline.compressions.enumerated() where bout.quality.ratePerMinute > 0 {
            var stream = base.substream("bout/\(ordinal)")
            let interval = 60 / bout.quality.ratePerMinute
            let start = bout.span.start.seconds
            let end = bout.span.end.seconds
            var drift = 0.0
            var number = 0
            let first = compressions.count
            while true {
                // Early or late by up to a hundredth, never adding up: the mean rate stays that of the bout.
                let time = start + (Double(number) + 0.012 + 0.012 * (stream.unit() * 2 - 1)) * interval
                drift = 0.8 * drift + 0.03 * (stream.unit() * 2 - 1)
                guard time + CompressionStroke.activeShare * interval <= end else { break }
                compressions.append(
                    Compression(
                        start: time, interval: interval, depth: bout.quality.depthMillimetres * (1 + drift),
                        typicalDepth: bout.quality.depthMillimetres, actor: bout.actor, isFirst: number == 0,
                        isLast: false))
                number += 1
            }
            if compressions.count > first { compressions[compressions.count - 1].isLast = true }
        }
        self.compressions = compressions
    }
}

/// The course of one compression: down and up as sin⁴, then rest until the next. The chest is deeper than a tenth of the
/// depth for 45 % of the interval; 52 mm at 110 a minute peak at 13 m/s².
enum CompressionStroke {
    /// Part of the interval in which the chest moves.
    static let activeShare = 0.72

    private static let travel = SineTable { turns in
        let lift = (1 - DeterministicMath.cosTurns(turns)) / 2
        return lift * lift
    }

    private static let force = SineTable { turns in
        let sine = DeterministicMath.sinTurns(turns)
        let cosine = DeterministicMath.cosTurns(turns)
        return sine * sine / 2 + (1 - cosine) / 2 * cosine
    }

    /// Depth as a share of the deepest, for a time since the start; 0 outside the stroke.
    static func depth(_ elapsed: Double, interval: Double) -> Double {
        let turns = elapsed / (activeShare * interval)
        return turns > 0 && turns < 1 ? travel(turns) : 0
    }

    /// Second derivative of `depth` in 1/s².
    static func acceleration(_ elapsed: Double, interval: Double) -> Double {
        let turns = elapsed / (activeShare * interval)
        guard turns > 0 && turns < 1 else { return 0 }
        let angular = 6.283185307179586 / (activeShare * interval)
        return angular * angular * force(turns)
    }
}

import EMSModel

/// A rate that holds for each second of the session clock: the number of the trend, so that events counted over a
/// stretch equal the trend's mean there. Nothing in it looks ahead of the second it is asked for.
struct RateTrack {
    /// Events a second, one value a second from 0.
    let hertz: [Double]

    init(perMinute: [Double]) { hertz = perMinute.map { max(0, $0) / 60 } }

    func hertz(at seconds: Double) -> Double {
        hertz[min(max(0, Int(seconds)), hertz.count - 1)]
    }

    /// When the phase has advanced by `turns` from an instant; nil if that is not before `limit`.
    func time(after start: Double, turns: Double, limit: Double) -> Double? {
        var time = start
        var rest = turns
        while time < limit {
            let end = Double(Int(time)) + 1
            let rate = hertz(at: time)
            let available = (end - time) * rate
            if available >= rest { return time + rest / rate }
            rest -= available
            time = end
        }
        return nil
    }
}

extension RateTrack {
    /// The ventricular rate during a stretch of rhythm. A second that began before the stretch takes the rate of the
    /// second after it; beyond the end the last rate holds.
    static func ventricular(_ timeline: ClinicalTimeline, from start: Double, to end: Double) -> RateTrack {
        let samples = timeline.physiology
        let first = min(Int(start.rounded(.up)), samples.count - 1)
        let last = max(first, min(Int(end.rounded(.up)) - 1, samples.count - 1))
        var rates = samples.map(\.electricalRatePerMinute)
        // A stretch may begin just before the second from which its rate is known.
        let known = (first...last).first { rates[$0] > 0 } ?? first
        for second in 0..<known { rates[second] = rates[known] }
        for second in last..<rates.count { rates[second] = rates[last] }
        return RateTrack(perMinute: rates)
    }
}

import EMSModel
import EMSReproducibility

/// When breaths begin, from the respiratory rates of the timeline.
struct BreathActivity: Sendable {
    struct Breath: Sendable {
        /// Session time at which inspiration begins, in seconds.
        var start: Double
        /// How much of an even cycle this breath takes, near 1.
        var turns: Double
        /// Part of the cycle that is inspiration.
        var inspiration: Double
        /// 0 none … 1.5.
        var depth: Double
        /// 0 none … 1.
        var obstruction: Double
    }

    /// In order of time.
    let breaths: [Breath]
    let track: RateTrack

    init(timeline: ClinicalTimeline, random: RandomSubstream) {
        let rates = RateTrack(perMinute: timeline.physiology.map(\.respiratoryRatePerMinute))
        var stream = random.substream("breath")
        let end = timeline.duration.seconds
        var breaths: [Breath] = []
        var time: Double? = stream.unit() * 2
        var shift = 0.0
        while var start = time, start < end {
            if rates.hertz(at: start) == 0 {
                // Nothing moves; the next breath comes with the first second that has a rate.
                let second = (Int(start)..<rates.hertz.count).first { rates.hertz[$0] > 0 }
                guard let second else { break }
                start = Double(second) + 0.2 * stream.unit()
                if start >= end { break }
            }
            let body = timeline.physiology[min(Int(start), timeline.physiology.count - 1)]
            let next = 0.025 * (stream.unit() * 2 - 1)
            let base = body.isAssisted ? min(0.4, 1.0 * rates.hertz(at: start)) : 0.38
            breaths.append(
                Breath(
                    start: start, turns: 1 + next - shift, inspiration: max(0.12, base - 0.1 * body.airwayObstruction),
                    depth: body.breathDepth * (0.94 + 0.12 * stream.unit()), obstruction: body.airwayObstruction))
            time = Self.end(of: start, turns: 1 + next - shift, rates: rates)
            shift = next
        }
        self.breaths = breaths
        track = rates
    }

    /// When the cycle is complete, or when breathing stops before.
    private static func end(of start: Double, turns: Double, rates: RateTrack) -> Double? {
        let limit = (Int(start)..<rates.hertz.count).first { rates.hertz[$0] == 0 }.map(Double.init)
        let last = limit ?? Double(rates.hertz.count + 1)
        return rates.time(after: start, turns: turns, limit: last) ?? limit
    }
}

/// Where in its cycle the current breath is, sample by sample.
struct BreathPhase {
    /// 0 at the start of inspiration … 1 at its end; 1 without a breath.
    private(set) var cycle = 1.0
    private(set) var breath: BreathActivity.Breath?
    /// Whether breaths come at all in this second.
    private(set) var isBreathing = false
    private var next = 0

    /// Moves on to an instant `step` seconds after the one before.
    mutating func advance(to seconds: Double, step: Double, in activity: BreathActivity, hertz: Double) {
        isBreathing = hertz > 0
        if let breath { cycle = min(1, cycle + hertz * step / breath.turns) }
        while next < activity.breaths.count, activity.breaths[next].start <= seconds {
            let breath = activity.breaths[next]
            cycle = min(1, (seconds - breath.start) * hertz / breath.turns)
            self.breath = breath
            next += 1
        }
    }

    /// Part of inspiration that is over, 0 … 1.
    var inhaled: Double { breath.map { min(1, cycle / $0.inspiration) } ?? 1 }

    /// Part of expiration that is over, 0 … 1.
    var exhaled: Double { breath.map { max(0, (cycle - $0.inspiration) / (1 - $0.inspiration)) } ?? 1 }
}

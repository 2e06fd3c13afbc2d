import EMSModel
import EMSReproducibility

/// When the chambers of the heart are excited, from the rhythms and rates of the timeline, over the whole session and
/// whatever is attached. What happens before an instant does not depend on what the timeline holds after it.
struct HeartActivity: Sendable {
    /// In order of time.
    private(set) var beats: [HeartBeat] = []
    /// Session times of the peaks of P waves in seconds.
    private(set) var atrialPeaks: [Double] = []

    private let timeline: ClinicalTimeline
    private let random: RandomSubstream
    private let atrialRate: Double
    private let pulselessIsWide: Bool
    /// The even place of the beat before, to which no variation was added.
    private var evenTime: Double?

    init(timeline: ClinicalTimeline, random: RandomSubstream) {
        self.timeline = timeline
        self.random = random.substream("heart")
        var patient = self.random.substream("patient")
        atrialRate = patient.uniform(76...94) / 60
        pulselessIsWide = patient.chance(0.55)
        let stretches = Self.stretches(timeline)
        for (ordinal, stretch) in stretches.enumerated() where stretch.rhythm.hasBeats {
            let before = ordinal > 0 ? stretches[ordinal - 1].rhythm : nil
            let after = ordinal + 1 < stretches.count ? stretches[ordinal + 1].rhythm : nil
            if before?.hasBeats != true { evenTime = nil }
            add(stretch, ordinal: ordinal, before: before, after: after)
        }
        atrialPeaks.sort()
    }

    /// The spans of the timeline; sinus rhythms that differ by name alone are one.
    private static func stretches(_ timeline: ClinicalTimeline) -> [ClinicalTimeline.RhythmSpan] {
        var merged: [ClinicalTimeline.RhythmSpan] = []
        for span in timeline.rhythms where span.span.start < span.span.end {
            if let last = merged.last, last.rhythm.isPlainSinus, span.rhythm.isPlainSinus {
                merged[merged.count - 1].span.end = span.span.end
            } else {
                merged.append(span)
            }
        }
        return merged
    }

    private mutating func add(
        _ stretch: ClinicalTimeline.RhythmSpan, ordinal: Int, before: Rhythm?, after: Rhythm?
    ) {
        let traits = RhythmTraits(stretch.rhythm)
        var stretch = stretch
        // The last rhythm goes on beyond the session, whose last samples belong to the beat that follows.
        if after == nil { stretch.span.end = stretch.span.end + .seconds(1) }
        let start = stretch.span.start.seconds
        let end = stretch.span.end.seconds
        let track = RateTrack.ventricular(timeline, from: start, to: end)
        let stream = random.substream("stretch/\(ordinal)")
        if case .dissociated = traits.atria { addFreeAtria(from: start, to: end, random: stream) }
        if case .dropped(let delays) = traits.atria {
            addBlocked(stretch, delays: delays, track: track, random: stream)
            return
        }
        let isHandedOn = traits.isSinusDriven && before.map { RhythmTraits($0).isSinusDriven } == true
        let handsOn = traits.isSinusDriven && after.map { RhythmTraits($0).isSinusDriven } == true
        var variation = IntervalVariation(traits.regularity, random: stream.substream("interval"))
        let earliest = isHandedOn ? start : start + 0.22
        let followed = evenTime.flatMap { track.time(after: $0, turns: 1, limit: end + 4) }
        var even = max(earliest, followed ?? start + 0.3)
        while true {
            let interval = 1 / max(track.hertz(at: even), 0.05)
            var time = even + interval * variation.next(interval: interval)
            if let last = beats.last?.time { time = max(time, last + min(0.25, 0.6 * interval)) }
            let shape = shape(stretch.rhythm, interval: interval)
            let peak = atrialPeak(before: time, interval: interval, traits: traits)
            if time - shape.onset >= end || track.hertz(at: even) == 0 {
                // The atria were excited before the rhythm ended, the ventricles were not.
                if let peak, peak - 0.07 < end, peak - 0.07 >= start, !handsOn { atrialPeaks.append(peak) }
                break
            }
            if let peak, isHandedOn || peak - 0.07 >= start { atrialPeaks.append(peak) }
            append(time: time, interval: interval, shape: shape)
            evenTime = even
            guard let next = track.time(after: even, turns: 1, limit: end + 4) else { break }
            even = next
        }
    }

    private func atrialPeak(before time: Double, interval: Double, traits: RhythmTraits) -> Double? {
        guard case .conducted(let delay) = traits.atria else { return nil }
        return time - min(delay * interval.squareRoot(), max(delay, 0.2), 0.6 * interval)
    }

    private mutating func append(time: Double, interval: Double, shape: BeatShape) {
        let preceding = beats.last.map { min(3 * interval, time - $0.time) } ?? interval
        beats.append(HeartBeat(time: time, interval: interval, preceding: preceding, shape: shape))
    }

    /// Second-degree block: the atria beat evenly and faster, so that with the dropped beats the ventricles keep the
    /// rate of the trend.
    private mutating func addBlocked(
        _ stretch: ClinicalTimeline.RhythmSpan, delays: [Double], track: RateTrack, random: RandomSubstream
    ) {
        let start = stretch.span.start.seconds
        let end = stretch.span.end.seconds
        let share = Double(delays.count) / Double(delays.count + 1)
        var variation = IntervalVariation(.sinus, random: random.substream("interval"))
        var even: Double? = max(start, (evenTime ?? start) + 0.1) + 0.08
        var place = 0
        while let atrial = even {
            let interval = share / max(track.hertz(at: atrial), 0.05)
            let peak = atrial + interval * variation.next(interval: interval)
            guard peak - 0.07 < end, track.hertz(at: atrial) > 0 else { break }
            atrialPeaks.append(peak)
            if place < delays.count {
                let time = peak + min(delays[place], 0.6 * interval)
                if time - BeatShape.narrow.onset < end {
                    append(time: time, interval: interval / share, shape: .narrow)
                    evenTime = time
                }
            }
            place = (place + 1) % (delays.count + 1)
            even = track.time(after: atrial, turns: share, limit: end + 4)
        }
    }

    private mutating func addFreeAtria(from start: Double, to end: Double, random: RandomSubstream) {
        var stream = random.substream("atria")
        var peak = start + 0.1 + stream.unit() / atrialRate
        while peak - 0.07 < end {
            atrialPeaks.append(peak)
            peak += (1 + 0.02 * (stream.unit() * 2 - 1)) / atrialRate
        }
    }

    private func shape(_ rhythm: Rhythm, interval: Double) -> BeatShape {
        switch rhythm {
        case .ventricularTachycardia, .pulselessVentricularTachycardia: .ventricular
        case .pulselessElectricalActivity: pulselessIsWide && interval > 0.6 ? .ventricularEscape : .narrow
        case .thirdDegreeBlock: interval > 60.0 / 46 ? .ventricularEscape : .junctional
        case .junctional: .junctional
        case .paced: .paced
        case .agonal: .agonal
        case .anteriorStemi: .anteriorStemi
        case .inferiorStemi: .inferiorStemi
        case .lateralStemi: .lateralStemi
        default: .narrow
        }
    }
}

extension Rhythm {
    fileprivate var isPlainSinus: Bool {
        switch self {
        case .sinus, .sinusBradycardia, .sinusTachycardia: true
        default: false
        }
    }
}

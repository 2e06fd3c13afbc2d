import EMSModel
import EMSTimeline
import Testing

/// What holds for every call, tried on many that make little sense.
struct SynchroniserInvariantTests {
    /// A small generator of its own, so that the calls are the same everywhere.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 33)
        }
    }

    private func call(seed: UInt64) -> HandMadeCall {
        var dice = Dice(state: seed)
        var call = HandMadeCall()
        let people = ["medic1", "emt1", "ff1"]
        var planned = 0.0
        for number in 0..<40 {
            planned += Double.random(in: 0...6, using: &dice)
            let id = "b\(number)"
            let kind = Int.random(in: 0...5, using: &dice)
            let action: BeatAction =
                switch kind {
                case 0: .measure(["r\(number)"])
                case 1: .rhythm(from: .sinus, to: .asystole)
                case 2: .interpret(.sinus)
                default: .communicate(.status)
                }
            if kind == 0 {
                planned = planned.rounded(.up)
                call.readings.append(
                    Reading(
                        id: "r\(number)", kind: .heartRate,
                        value: HandMadeCall.body(second: Int(planned)).electricalRatePerMinute.rounded(), beatID: id,
                        set: number))
            }
            let gaps =
                number > 0 && Bool.random(using: &dice)
                ? [
                    Gap(
                        "b\(Int.random(in: 0..<number, using: &dice))", Bool.random(using: &dice) ? .start : .end,
                        minimum: .milliseconds(Int.random(in: 0...9000, using: &dice)))
                ] : []
            let isInstant = kind <= 2
            call.add(
                id, action, at: planned, lasting: isInstant ? 0 : Double.random(in: 0...8, using: &dice),
                actor: people.randomElement(using: &dice), isBusy: !isInstant && Bool.random(using: &dice),
                after: gaps)
            for line in 0..<Int.random(in: 0...2, using: &dice) {
                let words = Int.random(in: 1...6, using: &dice)
                call.say(
                    "t\(number)x\(line)", on: id, [.opens, .during, .closes].randomElement(using: &dice) ?? .opens,
                    words: words, speaker: people.randomElement(using: &dice) ?? "medic1",
                    anchor: Bool.random(using: &dice) ? Int.random(in: 0..<words, using: &dice) : nil,
                    pause: Int.random(in: -1500...1500, using: &dice))
            }
        }
        return call
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `starts, gaps, hands and voices`(seed: UInt64) {
        let call = call(seed: seed)
        let timeline = call.timeline
        for placed in timeline.beats {
            #expect(placed.span.start >= placed.beat.plannedStart, "\(placed.beat.id)")
            #expect(placed.span.length == placed.beat.duration, "\(placed.beat.id)")
            #expect(placed.span.end <= timeline.duration, "\(placed.beat.id)")
            for gap in placed.beat.after {
                guard let other = timeline.span(ofBeat: gap.beatID) else { continue }
                let edge = gap.edge == .start ? other.start : other.end
                #expect(placed.span.start >= edge + gap.minimum, "\(placed.beat.id) after \(gap.beatID)")
            }
        }
        let busy = timeline.beats.filter(\.beat.occupiesActor)
        for (_, beats) in Dictionary(grouping: busy, by: \.beat.actor) {
            let spans = beats.map(\.span).sorted { $0.start < $1.start }
            for (left, right) in zip(spans, spans.dropFirst()) { #expect(left.end <= right.start) }
        }
        for (speaker, turns) in Dictionary(grouping: timeline.turns, by: \.turn.speaker) {
            for (left, right) in zip(turns, turns.dropFirst()) {
                #expect(left.span.end < right.span.start, "\(speaker) talks over himself")
            }
        }
        #expect(timeline.turns.count == call.turns.count)
        #expect(timeline.turns.map(\.span.start) == timeline.turns.map(\.span.start).sorted())
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `words lie inside their turns in order`(seed: UInt64) {
        let timeline = call(seed: seed).timeline
        for placed in timeline.turns {
            #expect(placed.words.count == placed.turn.words.count)
            #expect(placed.span.end <= timeline.duration)
            for word in placed.words {
                #expect(word.start >= placed.span.start && word.end <= placed.span.end, "\(placed.turn.id)")
            }
            for (left, right) in zip(placed.words, placed.words.dropFirst()) { #expect(left.end <= right.start) }
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `turns hang on their beats`(seed: UInt64) {
        let call = call(seed: seed)
        let timeline = call.timeline
        for placed in timeline.turns {
            guard let beat = timeline.span(ofBeat: placed.turn.beatID) else { continue }
            switch placed.turn.placement {
            case .opens:
                // Of several that open a beat, the last one leads to it.
                let last = call.turns.last { $0.beatID == placed.turn.beatID && $0.placement == .opens }
                guard last?.id == placed.turn.id else { continue }
                let lead = placed.turn.anchorWord.map { placed.words[$0].start } ?? placed.span.end
                #expect(beat.start >= lead, "\(placed.turn.id)")
            case .during: #expect(placed.span.start >= beat.start, "\(placed.turn.id)")
            case .closes: #expect(placed.span.start >= beat.end, "\(placed.turn.id)")
            }
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `the body never goes back in time and readings find the patient they were taken from`(seed: UInt64) {
        let call = call(seed: seed)
        let timeline = call.timeline
        let body = timeline.beats.filter { placed in
            switch placed.beat.action {
            case .measure, .rhythm, .interpret: true
            default: false
            }
        }
        for (left, right) in zip(body, body.dropFirst()) {
            #expect(left.span.start <= right.span.start)
            if left.beat.plannedStart < right.beat.plannedStart { #expect(left.span.start < right.span.start) }
        }
        let clinical = call.clinical
        let rates = clinical.physiology.map(\.electricalRatePerMinute)
        #expect(rates == rates.sorted())
        #expect(clinical.readings.count == call.readings.count)
        for timed in clinical.readings {
            #expect(timed.time == timed.time.roundedUpToSecond)
            #expect(clinical.physiology(at: timed.time).displayed(.heartRate) == timed.reading.value)
        }
    }
}

import EMSModel
import EMSTimeline
import Testing

/// Nobody speaks in the first 0.3 s of a call: talk that could begin at once begins then.
struct SynchroniserTests {
    @Test(arguments: [93.7, 110, 120.0])
    func `Who counts compressions aloud says a number when the chest is pushed`(pace: Double) throws {
        var call = HandMadeCall()
        call.add(
            "cpr", .compress(CompressionQuality(ratePerMinute: pace, depthMillimetres: 50)), at: 10.3, lasting: 60)
        call.say("before", on: "cpr", .during)
        call.say("count", on: "cpr", .during, words: 4, pause: 130)
        call.turns[1].countsPerMinute = pace
        for word in 1..<4 { call.turns[1].words[word].text = "\(word)," }
        let start = try #require(call.span("cpr")?.start)
        let count = try #require(call.turn("count"))
        let pushes = (count.words[1].start - start).seconds * pace / 60
        #expect(pushes > 1 && abs(pushes - pushes.rounded()) < 1e-6)
    }

    @Test func `talk that opens a beat ends when the beat is planned`() {
        var call = HandMadeCall()
        call.add("shock", at: 30)
        call.say("t1", on: "shock", .opens, words: 3, pause: 200)
        #expect(call.turn("t1")?.span == SessionSpan(start: .seconds(27), end: .seconds(30)))
        #expect(call.span("shock")?.start == .seconds(30))
    }

    @Test func `a beat waits for talk that comes late`() {
        var call = HandMadeCall()
        call.add("long", at: 0)
        call.say("t0", on: "long", .opens, words: 40)
        call.add("shock", at: 10)
        call.say("t1", on: "shock", .opens, words: 2, speaker: "emt1", pause: 500)
        #expect(call.turn("t1")?.span.start == .milliseconds(40_800))
        #expect(call.span("shock")?.start == .milliseconds(42_800))
    }

    @Test func `a beat starts on the word it is anchored to`() {
        var call = HandMadeCall()
        call.add("shock", at: 0)
        call.say("t1", on: "shock", .opens, words: 4, anchor: 2)
        #expect(call.turn("t1")?.span.start == .milliseconds(300))
        #expect(call.span("shock")?.start == .milliseconds(2300))
        #expect(call.turn("t1")?.words[2].start == call.span("shock")?.start)
    }

    @Test func `talk that goes along starts inside the beat, and talk that closes after it`() {
        var call = HandMadeCall()
        call.add("cuff", at: 10, lasting: 20)
        call.say("t1", on: "cuff", .during, words: 1)
        call.say("t2", on: "cuff", .closes, words: 1, speaker: "emt1")
        #expect(call.turn("t1")?.span.start == .seconds(20))
        #expect(call.turn("t2")?.span.start == .milliseconds(30_250))
        #expect(call.span("cuff") == SessionSpan(start: .seconds(10), end: .seconds(30)))
    }

    @Test func `talk that passes the time of a beat ends with it, answers and all`() {
        var call = HandMadeCall()
        call.add("ride", at: 10, lasting: 20)
        call.say("a", on: "ride", .during, words: 4)
        call.say("report", on: "ride", .during, words: 18)
        call.say("b", on: "ride", .during, words: 3)
        call.say("answer", on: "ride", .during, words: 3, speaker: "emt1")
        for index in [0, 2, 3] { call.turns[index].endsWithBeat = true }
        call.turns[3].isReply = true
        #expect(call.turn("a") != nil && call.turn("report") != nil)
        #expect(call.turn("b") == nil && call.turn("answer") == nil)
    }

    @Test func `a minimum between beats is kept to the nanosecond`() {
        var call = HandMadeCall()
        call.add("drug", at: 0, lasting: 5)
        call.say("t1", on: "drug", .opens, words: 50)
        call.add("effect", .effect(ofBeat: "drug"), at: 65, after: [Gap("drug", .end, minimum: .seconds(60))])
        #expect(call.span("drug")?.end == .milliseconds(55_300))
        #expect(call.span("effect")?.start == .milliseconds(115_300))
        call.beats[1].after = [Gap("drug", .start, minimum: .seconds(60))]
        #expect(call.span("effect")?.start == .milliseconds(110_300))
    }

    @Test func `a maximum that cannot be kept is reported and changes nothing`() {
        var call = HandMadeCall()
        call.add("charge", at: 0, lasting: 2)
        call.add("shock", at: 5, after: [Gap("charge", .end, minimum: .seconds(1), maximum: .seconds(10))])
        #expect(call.timeline.missedMaxima.isEmpty)
        call.say("t1", on: "shock", .opens, words: 30)
        let missed = call.timeline.missedMaxima
        #expect(
            missed == [
                .init(beatID: "shock", afterBeatID: "charge", maximum: .seconds(10), actual: .milliseconds(28_300))
            ])
        #expect(call.span("shock")?.start == .milliseconds(30_300))
    }

    @Test func `one pair of hands does one thing after the other, two do both at once`() {
        var call = HandMadeCall()
        call.add("a", at: 0, lasting: 20, isBusy: true)
        call.add("b", at: 5, lasting: 4, isBusy: true)
        call.add("c", at: 6, lasting: 4, actor: "emt1", isBusy: true)
        call.add("d", at: 7, lasting: 4)
        #expect(call.span("b")?.start == .seconds(20))
        #expect(call.span("c")?.start == .seconds(6))
        #expect(call.span("d")?.start == .seconds(7))
    }

    @Test func `a negative pause overlaps another, never oneself`() {
        var call = HandMadeCall()
        call.add("talk", at: 0)
        call.say("t1", on: "talk", .opens, words: 5)
        call.say(
            "t2", on: "talk", .opens, words: 1, speaker: "emt1", pause: -2000)
        #expect(call.turn("t2")?.span.start == .milliseconds(3300))
        call.turns[1].speaker = "medic1"
        #expect(call.turn("t2")?.span.start == .milliseconds(5360))
    }

    @Test func `nobody comes in before the other has begun`() {
        var call = HandMadeCall()
        call.add("talk", at: 0)
        call.say("t1", on: "talk", .opens, words: 2)
        call.say(
            "t2", on: "talk", .opens, words: 1, speaker: "emt1", pause: -9000)
        #expect(call.turn("t2")?.span.start == .milliseconds(600))
    }

    @Test func `who speaks on after being overlapped does not talk over himself`() {
        var call = HandMadeCall()
        call.add("talk", at: 0)
        call.say("t1", on: "talk", .opens, words: 10)
        call.say("t2", on: "talk", .opens, words: 1, speaker: "emt1", pause: -8000)
        call.say("t3", on: "talk", .opens, words: 1, pause: -5000)
        let first = call.turn("t1")?.span.end ?? .zero
        #expect(call.turn("t3").map { $0.span.start >= first } == true)
    }

    @Test func `readings come at whole seconds`() {
        var call = HandMadeCall()
        call.add("read", .measure(["r1"]), at: 3)
        call.say("t1", on: "read", .opens, words: 4)
        call.timings["t1"]?.length = .milliseconds(4321)
        call.readings = [Reading(id: "r1", kind: .heartRate, value: 61, beatID: "read", set: 0)]
        #expect(call.span("read")?.start == .seconds(5))
    }

    @Test func `what goes on until another beat ends with it`() {
        var call = HandMadeCall()
        let quality = CompressionQuality(ratePerMinute: 110, depthMillimetres: 53)
        call.add("push", .compress(quality), at: 10, lasting: 20, isBusy: true, until: "check")
        call.add("check", .interpret(.asystole), at: 30, lasting: 4, actor: "emt1")
        call.say("t1", on: "check", .opens, words: 50, speaker: "emt1")
        call.add("drug", at: 31, lasting: 2, isBusy: true)
        #expect(call.span("check")?.start == .milliseconds(50_300))
        #expect(call.span("push") == SessionSpan(start: .seconds(10), end: .milliseconds(50_300)))
        #expect((call.span("drug")?.start ?? .zero) >= .milliseconds(50_300))
    }

    @Test func `a turn that could not be spoken is left out`() {
        var call = HandMadeCall()
        call.add("shock", at: 10)
        call.say("t1", on: "shock", .opens, words: 90)
        call.timings["t1"] = nil
        #expect(call.timeline.turns.isEmpty)
        #expect(call.span("shock")?.start == .seconds(10))
    }

    @Test func `an empty script is a short silence`() {
        let timeline = HandMadeCall().timeline
        #expect(timeline.turns.isEmpty)
        #expect(timeline.beats.isEmpty)
        #expect(timeline.duration == .seconds(2))
        #expect(HandMadeCall().clinical.physiology.count == 3)
    }
}

import EMSModel
import EMSTimeline
import Testing

/// A drug more or less moves nothing that comes after the time that is kept for it.
struct ReservationTests {
    /// Talk that comes late, a drug in its reservation, a reading and some talk after it.
    private func call(hasDrug: Bool, reportWords: Int = 3) -> HandMadeCall {
        var call = HandMadeCall()
        call.reservations = [
            Reservation(
                beatID: "drug", plannedStart: .seconds(20), length: .seconds(40), actor: "emt1", lead: .seconds(16))
        ]
        call.add("talk", at: 10)
        call.say("t0", on: "talk", .during, words: 17)
        call.add("line", at: 18, lasting: 12, actor: "medic1")
        call.say("t1", on: "line", .closes, words: 3, speaker: "medic1")
        if hasDrug {
            call.add("drug", at: 36, lasting: 8, actor: "emt1", isBusy: true)
            call.say("t2", on: "drug", .opens, words: 5)
            call.say("t3", on: "drug", .opens, words: 4, speaker: "emt1")
            call.say("t4", on: "drug", .closes, words: reportWords, speaker: "emt1")
        }
        call.add("read", .measure(["r1"]), at: 62)
        call.say("t5", on: "read", .closes, words: 4)
        call.readings = [Reading(id: "r1", kind: .heartRate, value: 76, beatID: "read", set: 0)]
        return call
    }

    @Test func `with and without the drug all else lies at the same time`() {
        let with = call(hasDrug: true)
        let without = call(hasDrug: false)
        for id in ["talk", "line", "read"] { #expect(with.span(id) == without.span(id), "\(id)") }
        for id in ["t0", "t1", "t5"] { #expect(with.turn(id)?.span == without.turn(id)?.span, "\(id)") }
        #expect(with.clinical.physiology == without.clinical.physiology)
    }

    @Test func `it begins when the talk before it is over, and what follows is as late`() {
        let call = call(hasDrug: true)
        #expect(call.timeline.holds.map(\.start) == [.seconds(27)])
        #expect(call.span("drug")?.start == .seconds(43))
        #expect(call.span("read")?.start == .seconds(69))
    }

    @Test func `a report of something else waits until it is over`() {
        #expect(call(hasDrug: true).turn("t1").map { $0.span.start >= .seconds(67) } == true)
    }

    @Test func `a report that would go beyond it stays unsaid`() {
        let long = call(hasDrug: true, reportWords: 20)
        #expect(long.turn("t4") == nil)
        #expect(long.span("read") == call(hasDrug: false).span("read"))
    }

    @Test func `what need not be said gives way where the talk before it is too long`() {
        var call = call(hasDrug: true)
        call.say("t6", on: "drug", .opens, words: 9)
        #expect(call.span("drug")?.start == .milliseconds(45_060))
        call.turns[call.turns.count - 1].isOptional = true
        #expect(call.span("drug")?.start == .seconds(43))
        #expect(call.turn("t6") == nil)
    }

    @Test func `an order stays where the question that it cuts short gives way`() {
        var call = call(hasDrug: true)
        call.say("t6", on: "drug", .opens, words: 9)
        call.turns[call.turns.count - 1].isOptional = true
        for (id, mentions) in [("t7", [Mention(start: 0, end: 1, kind: .drug)]), ("t8", [])] {
            call.say(id, on: "drug", .opens, words: 2, speaker: "medic1")
            call.turns[call.turns.count - 1].isReply = true
            call.turns[call.turns.count - 1].mentions = mentions
        }
        #expect(call.turn("t6") == nil)
        #expect(call.turn("t7") != nil)
        call.turns[call.turns.count - 2].mentions = []
        #expect(call.turn("t7") == nil && call.turn("t8") == nil)
    }

    @Test func `it waits for the hands it needs and for what must come before`() {
        var call = call(hasDrug: true)
        call.add("busy", at: 15, lasting: 40, actor: "emt1", isBusy: true)
        #expect(call.timeline.holds.map(\.start) == [.seconds(39)])
        #expect(call.span("drug")?.start == .seconds(55))
    }

    @Test func `the body lives no faster than the session`() {
        let physiology = call(hasDrug: true).clinical.physiology
        for (left, right) in zip(physiology, physiology.dropFirst()) {
            #expect(right.electricalRatePerMinute - left.electricalRatePerMinute <= 0.2500001)
        }
    }
}

import EMSModel
import EMSTimeline
import Testing

struct ClinicalResolverTests {
    @Test func `rhythms are contiguous from the start to the end`() {
        var call = HandMadeCall()
        call.add("r1", .rhythm(from: .sinus, to: .ventricularFibrillation), at: 12)
        call.add("r2", .rhythm(from: .ventricularFibrillation, to: .asystole), at: 20)
        call.add("end", at: 40)
        let clinical = call.clinical
        #expect(clinical.rhythms.map(\.rhythm) == [.sinus, .ventricularFibrillation, .asystole])
        #expect(clinical.rhythms.map(\.span.start) == [.zero, .seconds(12), .seconds(20)])
        #expect(clinical.rhythms.map(\.span.end) == [.seconds(12), .seconds(20), clinical.duration])
    }

    @Test func `devices count from the end of putting them on`() {
        var call = HandMadeCall()
        call.add("leads", .attach(.ecg), at: 10, lasting: 8)
        call.add("end", at: 40)
        #expect(call.clinical.firstAttachment(of: .ecg) == .seconds(18))
        #expect(call.clinical.firstAttachment(of: .pleth) == nil)
        #expect(call.clinical.attachments[0].span.end == call.clinical.duration)
    }

    @Test func `a device that falls off counts until then, and again when it is put back`() {
        var call = HandMadeCall()
        call.add("on", .attach(.pleth), at: 10, lasting: 5)
        call.add("off", .detach(.pleth), at: 30)
        call.add("again", .attach(.pleth), at: 34, lasting: 6)
        call.add("leads", .attach(.ecg), at: 50)
        call.add("end", at: 80)
        let clinical = call.clinical
        let probe = clinical.attachments.filter { $0.channel == .pleth }.map(\.span)
        #expect(probe.map(\.start) == [.seconds(15), .seconds(40)])
        #expect(probe.map(\.end) == [.seconds(30), clinical.duration])
        #expect(!clinical.isAttached(.pleth, at: .seconds(35)) && clinical.isAttached(.pleth, at: .seconds(40)))
    }

    @Test func `shocks, compressions and cuff cycles stand where their beats stand`() {
        var call = HandMadeCall()
        let quality = CompressionQuality(ratePerMinute: 108, depthMillimetres: 52)
        let delivery = ShockDelivery(energyJoules: 200, ordinal: 1, mode: .manual)
        call.add("push", .compress(quality), at: 5, lasting: 30, isBusy: true, until: "shock")
        call.add("shock", .shock(delivery), at: 40, actor: "emt1", isBusy: true)
        call.add("blink", .compress(quality), at: 50, lasting: 1, isBusy: true)
        call.add(
            "cuff",
            .perform(Procedure(term: CodedTerm(slug: "blood_pressure", name: "blood pressure", code: "46973005"))),
            at: 60, lasting: 28)
        call.add("other", .perform(Procedure(term: CodedTerm(slug: "opa", name: "oral airway"))), at: 70, lasting: 5)
        let clinical = call.clinical
        #expect(clinical.shocks == [.init(time: .seconds(40), delivery: delivery)])
        #expect(clinical.compressions.map(\.span) == [SessionSpan(start: .seconds(5), end: .seconds(40))])
        #expect(clinical.compressions.map(\.actor) == ["medic1"])
        #expect(clinical.cuffCycles == [SessionSpan(start: .seconds(60), end: .seconds(88))])
    }

    @Test func `there is a sample for every second, the last one included`() {
        var call = HandMadeCall()
        call.add("end", at: 33)
        let clinical = call.clinical
        #expect(clinical.duration == .seconds(35))
        #expect(clinical.physiology.count == 36)
    }

    @Test func `time that talk adds stretches the body evenly between its beats`() {
        var call = HandMadeCall()
        call.add("read", .measure(["r1"]), at: 20)
        call.say("t1", on: "read", .opens, words: 39)
        call.readings = [Reading(id: "r1", kind: .heartRate, value: 65, beatID: "read", set: 0)]
        let clinical = call.clinical
        #expect(call.span("read")?.start == .seconds(40))
        #expect(clinical.physiology[20].electricalRatePerMinute == 62.5)
        #expect(clinical.physiology[40].electricalRatePerMinute == 65)
    }
}

internal import EMSKnowledge
internal import EMSModel
internal import EMSReproducibility

// What is not tidy: second thoughts, care that is declined, orders taken back, equipment that fails, numbers put right.
// Each is an event of the call, so a curt crew speaks of it too.
extension BeatPlan {
    func think(_ impression: WorkingImpression) -> [Line] {
        let term = impression.term
        let differential = clinicalProtocol.differentials.first { $0.impression == term }
        let said = Line(impression.isRuledOut ? "ruled_out" : "thought", [], by: cast.lead, to: hearer, .during).with {
            let phrases = (impression.isRuledOut ? differential?.ruledOut : differential?.thought) ?? []
            $0.phrases = ("differential/\(term.slug)/\(impression.isRuledOut)", phrases)
            $0.fact = Mention(
                start: 0, end: 0, kind: .condition, value: .text(term.slug), code: term.mentionCode,
                assertion: impression.isRuledOut ? .absent : .possible, beatID: beat.id)
        }.must()
        return [said, ack(by: cast.crew(without: cast.lead?.id).first, to: cast.lead, .during, chance: 0.5)]
    }

    func refuse(_ care: RefusedCare) -> [Line] {
        let (kind, mention): (String, Mention.Kind) =
            switch care {
            case .drug: ("drug", .drug)
            case .procedure: ("procedure", .procedure)
            }
        let subject = Subject.declined(care.term, mention)
        let mate = cast.crew(without: cast.lead?.id).first
        return [
            Line("offer", ["refuse.offer." + kind], by: cast.lead, to: cast.patient, .during).about(subject)
                .must(),
            Line("no", ["refuse.no"], by: cast.patient, to: cast.lead, .during).delivered(.weak).must(),
            Line("persuade", ["refuse.persuade"], by: cast.lead, to: cast.patient, .during).sometimes(0.7),
            Line("still", ["refuse.still"], by: cast.patient, to: cast.lead, .during).asReply().delivered(.weak),
            Line("note", ["refuse.note." + kind], by: cast.lead, to: mate, .during).about(subject),
            ack(by: mate, to: cast.lead, .during, chance: 0.7),
        ]
    }

    /// Ordered, read back, and then somebody who is not of the crew speaks up.
    func takeBack(_ late: LateContraindication) -> [Line] {
        let named = cast.participant(late.teller)
        let teller = named?.role == .patient && !canTalk ? cast.storyteller : named
        let mate = cast.seated(.access).flatMap { $0.id == cast.lead?.id ? nil : $0 } ?? hearer
        let ordered = Subject.doses([.init(beatID: beat.id, dose: late.dose)])
        let told = Subject.terms([late.told], late.item.mentionKind, late.item.assertion)
        return [
            Line("order", own: .order, ["order.medicate"], by: cast.lead, to: mate, .during).about(ordered)
                .must(),
            Line("confirm", own: .confirm, ["confirm.medicate"], by: mate, to: cast.lead, .during)
                .about(ordered).asReply().must(),
            Line("tell", ["late.tell." + late.item.rawValue], by: teller, to: cast.lead, .during).about(told)
                .after(.quick).delivered(.raised).must(),
            Line("hold", ["late.hold"], by: cast.lead, to: mate, .during)
                .about(.withheld(late.dose.drug, reason: late.reason)).after(.quick).must(),
            Line("held", ["late.held"], by: mate, to: cast.lead, .during)
                .about(.withheld(late.dose.drug, reason: late.reason)).asReply().sometimes(0.9),
            Line("thank", ["late.thank"], by: cast.lead, to: teller, .during).sometimes(0.5),
        ]
    }

    func trouble(_ trouble: DeviceTrouble) -> [Line] { failing(trouble.rawValue) }

    /// The pulse oximeter slips off; other things are taken off in silence.
    func detach(_ channel: DeviceChannel) -> [Line] { channel == .pleth ? failing("probe_off") : [] }

    private func failing(_ name: String) -> [Line] {
        [
            Line("trouble", ["trouble." + name], by: doer, to: hearer, .during).must(),
            Line("trouble.reply", ["trouble.\(name).reply"], by: hearer, to: doer, .during).asReply().sometimes(0.7),
        ]
    }

    /// A number said wrongly and put right in one breath; the right one is quoted like any other.
    func misread(_ reading: Reading, said: Double, name: String) -> [Line] {
        [
            Line("slip." + name, ["report." + name], by: doer, to: hearer, .closes).about(
                .misread(reading, said: said)
            ).must(),
            Line("correct." + name, ["correct.number"], by: doer, to: hearer, .closes).about(.readings([reading]))
                .after(.quick).must(),
        ]
    }
}

internal import EMSKnowledge
internal import EMSModel
internal import EMSReproducibility

// Seats, compressions, rhythm checks and shocks.
extension BeatPlan {
    var seats: [Line] {
        cast.crew(without: cast.lead?.id).filter { $0.seat != nil }.flatMap { member -> [Line] in
            let assign = "assign." + (member.seat?.rawValue ?? "")
            // Who is given other work by the protocol does not answer with the usual one.
            let isOwn = clinicalProtocol.phrases[assign] != nil && clinicalProtocol.phrases["confirm." + assign] == nil
            let confirm = isOwn ? ["confirm.assign"] : ["confirm." + assign, "confirm.assign"]
            return [
                Line(assign, [assign], by: cast.lead, to: member, .during).delivered(urgency),
                Line("confirm." + assign, confirm, by: member, to: cast.lead, .during)
                    .asReply().readsBack(1 - rates.missingReadBacks),
            ]
        }
    }

    func compress() -> [Line] {
        var choice = random.substream("counting")
        // Two rescuers give a child two breaths after fifteen compressions.
        let last = script.patient.ageYears < 13 ? 15 : 30
        let numbers =
            choice.chance(0.6)
            ? Array(1...choice.integer(in: 6...15)) : Array(choice.integer(in: last - 12...last - 5)...last)
        let isFirst = !facts.hasCompressions(before: index)
        let order = isFirst ? ["order.compress"] : ["order.resume", "order.compress"]
        let before = isFirst ? nil : compressing
        let isRelieved = before != nil && before?.id != doer?.id
        let confirm =
            isFirst
            ? ["confirm.compress"] : (isRelieved ? ["confirm.relieve"] : []) + ["confirm.resume", "confirm.compress"]
        // The device has said so: hands go on the chest while people still talk about it.
        let placement: DialogueTurn.Placement = followsShockByAED ? .during : .opens
        return [
            Line("order", own: .order, order, by: director ?? (isFirst ? hearer : nil), to: doer, placement).delivered(
                .urgent
            ).sometimes(0.9).mostly(),
            Line("confirm", own: .confirm, confirm, by: doer, to: hearer, placement).asReply()
                .readsBack(1 - rates.missingReadBacks),
            Line("switched", ["report.switch"], by: isRelieved ? doer : nil, to: hearer, .during).sometimes(0.4),
            Line("counting", ["count.aloud"], by: doer, to: nil, .during).about(.counting(numbers)).delivered(.raised)
                .after(.slow).sometimes(0.8),
            Line("remark", ["remark.compress"], by: hearer, to: doer, .during).after(.slow).sometimes(0.55),
            Line("remark.reply", ["reply.compress"], by: doer, to: hearer, .during).asReply().sometimes(0.15),
            Line("family", ["family.watching"], by: isOnScene ? cast.storyteller : nil, to: cast.lead, .during)
                .delivered(.urgent)
                .sometimes(0.15),
        ]
    }

    private var followsShockByAED: Bool {
        // The heart may have changed its rhythm since.
        let last = script.beats[..<index].last { if case .rhythm = $0.action { false } else { true } }
        guard case .shock(let shock)? = last?.action else { return false }
        return shock.mode == .aed
    }

    func interpret(_ rhythm: Rhythm) -> [Line] {
        let subject = Subject.rhythm(rhythm)
        if case .checkRhythm(byAED: true) = step?.action, let aed = cast.aed {
            return [
                Line("aed.analyse", ["aed.analyse"], by: aed, to: nil, .opens).sentenceBySentence(),
                Line("clear", ["clear.analysis"], by: cast.lead, to: nil, .during).delivered(.raised).sometimes(0.7),
                Line(
                    "aed.advice", [rhythm.isShockable ? "aed.shock_advised" : "aed.no_shock"], by: aed, to: nil, .closes
                )
                .sentenceBySentence(),
            ]
        }
        if beat.id == Termination.lastRhythmBeat { return lastRhythm(rhythm) }
        let wasArrest = facts.hasCompressions(before: index)
        let hasPulse = hasReturned(rhythm)
        let decision =
            !wasArrest
            ? "ack.report"
            : hasPulse
                ? "decide.pulse"
                : !rhythm.isShockable
                    ? "decide.no_shock" : facts.isCharged(before: index) ? "decide.shock.charged" : "decide.shock"
        return [
            Line(
                "order", own: .order, [wasArrest ? "order.rhythm" : "order.interpret"],
                by: director ?? (wasArrest ? doer : nil), to: doer, .opens
            )
            .delivered(urgency).adding([], 0),
            Line(
                "confirm", own: .confirm, [wasArrest ? "confirm.rhythm" : "confirm.look"],
                by: wasArrest ? compressing : director == nil ? nil : doer, to: director, .opens
            )
            .asReply().sometimes(0.45),
            Line(
                "report", own: .report, ["report.rhythm." + rhythm.rawValue, "report.rhythm"], by: doer, to: hearer,
                .closes
            )
            .about(subject).after(.slow).must(),
            Line(
                "pulse", ["report.pulse"], by: wasArrest && hasPulse ? cast.seated(.airway) ?? doer : nil,
                to: hearer, .closes
            ).after(.slow).must()
                .with {
                    $0.fact = Mention(
                        start: 0, end: 0, kind: .finding, value: .text("pulse"), code: "emsynth:pulse", beatID: beat.id)
                },
            Line("decide", [decision], by: wasArrest ? cast.lead : hearer, to: doer, .closes).about(subject).sometimes(
                wasArrest ? 0.95 : 0.5),
        ]
    }

    /// Whether a pulse is felt with the rhythm that is seen.
    func hasReturned(_ rhythm: Rhythm) -> Bool { rhythm.canPerfuse && facts.body(at: beat)?.hasPulse != false }

    /// Who compressed last.
    var compressing: Person? {
        for beat in script.beats.prefix(index).reversed() {
            if case .compress = beat.action { return cast.participant(beat.actor) }
        }
        return doer
    }

    var charge: [Line] {
        let next = facts.shock(ofCharge: index)
        guard next?.delivery.mode != .aed else {
            return [Line("charging", ["aed.charging"], by: cast.aed ?? doer, to: nil, .during)]
        }
        let count = facts.shocks(before: index).count + 1
        let subject = next.map { Subject.shock($0.delivery, beatID: $0.beatID, count: count) } ?? .nothing
        return [
            Line("order", own: .order, ["order.charge", "order.charge.only"], by: director, to: doer, .opens)
                .about(subject).delivered(urgency).adding([], 0).must(),
            // The lead at the defibrillator needs no order.
            Line("confirm", own: .confirm, ["confirm.charge", "confirm.charge.only"], by: doer, to: hearer, .opens)
                .about(subject).after(director == nil ? .normal : .quick).readsBack(1 - rates.missingDoseReadBacks),
            Line(
                "remark", ["remark.charge"], by: facts.hasCompressions(before: index) ? hearer : nil,
                to: compressing, .during
            ).sometimes(0.3),
            Line("report", ["report.charge"], by: doer, to: hearer, .closes).about(subject).adding([], 0),
        ]
    }

    func shock(_ shock: ShockDelivery) -> [Line] {
        let count = facts.shocks(before: index).count + 1
        let subject = Subject.shock(shock, beatID: beat.id, count: count)
        let charging: [Line] =
            facts.isCharged(before: index) || shock.mode == .aed
            ? []
            : [
                Line("order", own: .order, ["order.charge"], by: director ?? hearer, to: doer, .opens).about(subject)
                    .delivered(urgency).must(),
                Line("confirm", own: .confirm, ["confirm.charge"], by: doer, to: hearer, .opens).about(subject)
                    .asReply().readsBack(1 - rates.missingDoseReadBacks),
                Line("charged", ["report.charge"], by: doer, to: hearer, .opens).about(subject).adding([], 0).after(
                    .waiting(2500...4500)),
            ]
        let clear = [
            Line("clear", ["clear.call"], by: doer, to: nil, .opens).delivered(.raised).must(),
            Line("clear.reply", ["clear.reply"], by: cast.seated(.airway) ?? hearer, to: doer, .opens).asReply()
                .sometimes(0.8),
        ]
        guard shock.mode == .aed, let aed = cast.aed else {
            let name = shock.mode == .synchronised ? "announce.cardiovert" : "announce.shock"
            return charging + clear + [
                Line("announce", own: .announce, [name], by: doer, to: nil, .opens).about(subject).delivered(.raised)
                    .must()
                    .with { $0.anchorsLastWord = true },
                Line("report", own: .report, ["report.shock"], by: doer, to: hearer, .closes).about(subject).adding(
                    [], 0
                ).after(
                    .quick),
            ]
        }
        return [
            Line("aed.stand", ["aed.stand_clear"], by: aed, to: nil, .opens)
        ] + clear + [
            Line("aed.press", ["aed.press"], by: aed, to: nil, .opens),
            Line("announce", own: .announce, ["announce.shock"], by: doer, to: nil, .opens).about(subject).delivered(
                .raised
            )
            .must().with { $0.anchorsLastWord = true },
            Line("aed.delivered", ["aed.delivered"], by: aed, to: nil, .closes).sentenceBySentence(),
        ]
    }

    var status: [Line] {
        let shocks = facts.shocks(before: index)
        let last = facts.doses(before: index).last
        let given = facts.courses(before: index).last { $0.doses.contains { $0.beatID == last?.beatID } }
        var lines = [Line("status", own: .announce, ["status"], by: doer, to: hearer, .during)]
        if let shock = shocks.last {
            let name = shocks.count == 1 ? "status.shock" : "status.shocks"
            lines.append(
                Line("status.shocks", [name], by: doer, to: hearer, .during)
                    .about(.shock(shock.delivery, beatID: shock.beatID, count: shocks.count)).with {
                        $0.isRetrospective = true
                    })
        }
        if let given {
            let name = given.doses.count == 1 ? "status.drug" : "status.drugs"
            lines.append(
                Line("status.drugs", [name], by: cast.seated(.access) ?? hearer, to: doer, .during)
                    .about(.doses(given.doses)).with { $0.isRetrospective = true })
        }
        return lines + [ack(by: hearer, to: doer, .during, chance: 0.6)]
    }
}

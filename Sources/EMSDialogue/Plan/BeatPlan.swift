internal import EMSKnowledge
internal import EMSModel
internal import EMSReproducibility

/// Which lines are said around a beat, by whom: the one place to read how each kind of beat sounds.
///
/// The order is that of the talk: what opens the beat (order, read-back, announcement), what is said while it goes on,
/// what closes it (report, acknowledgement). `own:` names the words a protocol may give its step instead of the class
/// of the language pack.
struct BeatPlan {
    let script: EncounterScript
    let clinicalProtocol: ClinicalProtocol
    let cast: Cast
    let facts: ScriptFacts
    let beat: Beat
    let index: Int
    /// For decisions that no line can make, such as how far somebody counts.
    let random: RandomSubstream

    var step: ProtocolStep? { clinicalProtocol.step(beat.stepID) }
    var presentation: Presentation? {
        clinicalProtocol.presentations.first { $0.id == script.incident.presentationID }
    }
    var canTalk: Bool { cast.patient != nil && facts.canTalk(at: beat) }
    var doer: Participant? { cast.participant(beat.actor) ?? cast.lead }
    /// Who asks for it, if that is somebody else than the doer.
    var director: Participant? {
        let director = cast.participant(beat.director) ?? cast.lead
        return director?.id == doer?.id ? nil : director
    }
    /// Who hears a report: the director, or anybody of the crew.
    var hearer: Participant? { director ?? cast.crew(without: doer?.id).first }
    /// Haste is heard while there is no pulse.
    var urgency: DialogueTurn.Delivery { facts.body(at: beat)?.hasPulse == false ? .urgent : .normal }
    /// To whom the crew explains: the patient, if awake.
    var layListener: Participant? { canTalk ? cast.patient : nil }
    private var explainer: Participant? { canTalk ? doer : nil }

    var lines: [Line] {
        let remark = Line("aside", own: .remark, [], by: hearer, to: doer, .during).sometimes(0.5)
        let all = spoken + [remark]
        return DialogueTurn.Placement.inOrder.flatMap { placement in all.filter { $0.placement == placement } }
    }

    private var spoken: [Line] {
        switch beat.action {
        case .communicate(let kind): communicate(kind)
        case .observe(let observations): observe(observations)
        case .ask(let answer): ask(answer)
        case .measure(let ids): measure(facts.readings(ofBeat: beat.id, ids: ids))
        case .medicate(let dose): medicate(dose)
        case .withhold(let drug, let reason): withhold(drug, reason)
        case .perform(let procedure): perform(procedure)
        case .shock(let shock): self.shock(shock)
        case .compress: compress()
        case .ventilate: ventilate()
        case .interpret(let rhythm): interpret(rhythm)
        case .attach(let channel): attach(channel)
        case .rhythm, .effect, .detach: []
        }
    }

    private func communicate(_ kind: CommunicationKind) -> [Line] {
        switch kind {
        case .dispatch: dispatch
        case .acknowledgeDispatch:
            [
                Line("respond", ["dispatch.acknowledge"], by: doer, to: cast.dispatcher, .during).on(.radio),
                Line("time", ["dispatch.time"], by: cast.dispatcher, to: doer, .during).asReply().sometimes(0.7),
                Line("enroute", ["enroute"], by: cast.crew(without: doer?.id).first, to: doer, .during).sometimes(0.5),
                Line("enroute.reply", ["enroute.reply"], by: doer, to: nil, .during).asReply().sometimes(0.4),
            ]
        case .arrival:
            [
                Line("onscene", ["arrival.radio"], by: doer, to: cast.dispatcher, .during).on(.radio),
                Line("copy", ["dispatch.copy"], by: cast.dispatcher, to: doer, .during).asReply(),
                Line("scene", ["arrival.scene"], by: hearer, to: doer, .during).sometimes(0.6),
                Line("hello", ["arrival.hello"], by: cast.lead, to: cast.storyteller, .during).sometimes(0.8),
                Line("way", ["arrival.way"], by: cast.storyteller, to: cast.lead, .during)
                    .after(.quick).delivered(urgency),
            ]
        case .story: story
        case .complaint: complaint
        case .assignSeats: seats
        case .impression:
            [
                Line("impression", own: .announce, ["impression"], by: doer, to: hearer, .during),
                ack(by: hearer, to: doer, .during, chance: 0.6),
            ]
        case .reassure:
            canTalk
                ? [
                    Line("reassure", own: .explain, ["reassure.patient"], by: doer, to: cast.patient, .during)
                        .delivered(.calm),
                    Line("reply", ["reply.reassure"], by: cast.patient, to: doer, .during)
                        .asReply().delivered(.weak).sometimes(0.6),
                ]
                : [
                    Line(
                        "reassure", own: .explain, ["reassure.family"], by: cast.storyteller == nil ? nil : doer,
                        to: cast.storyteller, .during
                    )
                    .delivered(.calm),
                    Line("reply", ["reply.family"], by: cast.storyteller, to: doer, .during).asReply().sometimes(0.6),
                ]
        case .charge: charge
        case .status: status
        case .switchCompressor:
            [
                Line("order", own: .order, ["order.switch"], by: director ?? cast.lead, to: doer, .opens),
                Line("confirm", own: .confirm, ["confirm.switch"], by: doer, to: director, .opens).asReply(),
                Line("report", own: .report, ["report.switch"], by: doer, to: director, .closes).sometimes(0.4),
            ]
        case .packaging:
            [
                Line("order", own: .order, ["order.packaging"], by: cast.lead, to: hearer, .opens),
                Line(
                    "confirm", ["confirm.packaging"], by: cast.crew(without: cast.lead?.id).first, to: cast.lead, .opens
                )
                .asReply(),
                Line("lift", ["lift"], by: cast.seated(.airway) ?? cast.lead, to: nil, .during)
                    .about(.counting([1, 2, 3])).delivered(.raised),
                Line("explain", ["explain.packaging"], by: canTalk ? cast.lead : nil, to: layListener, .during)
                    .sometimes(0.8),
                Line("family", ["ask.ride"], by: cast.storyteller, to: cast.lead, .during).sometimes(0.5),
                Line("family.reply", ["reply.ride"], by: cast.lead, to: cast.storyteller, .during).asReply().sometimes(
                    0.6),
                Line(
                    "report", own: .report, ["report.packaging"], by: cast.crew(without: cast.lead?.id).last,
                    to: cast.lead, .closes),
            ]
        case .transport:
            [
                Line("order", own: .order, ["order.transport"], by: cast.lead, to: hearer, .opens),
                Line("driver", ["confirm.transport"], by: cast.crew(without: cast.lead?.id).last, to: cast.lead, .opens)
                    .asReply(),
                Line("radio", ["transport.radio"], by: cast.lead, to: cast.dispatcher, .during).on(.radio).sometimes(
                    0.7),
                Line("copy", ["dispatch.copy"], by: cast.dispatcher, to: cast.lead, .during).asReply().sometimes(0.6),
                Line("patient", ["explain.transport"], by: canTalk ? cast.lead : nil, to: layListener, .during)
                    .sometimes(0.7),
                Line("reply", ["reply.reassure"], by: canTalk ? cast.patient : nil, to: cast.lead, .during)
                    .asReply().delivered(.weak).sometimes(0.4),
            ]
        case .radioReport: radioReport
        case .handoff: handoff
        }
    }

    private var dispatch: [Line] {
        let nature = Line("nature", ["dispatch.nature"], by: cast.dispatcher, to: hearer, .during).with {
            if let presentation, !presentation.dispatch.isEmpty {
                $0.phrases = ("dispatch/" + presentation.id, presentation.dispatch)
            }
        }
        return [
            Line("call", ["dispatch.call"], by: cast.dispatcher, to: cast.lead, .during).sentenceBySentence(),
            nature.sentenceBySentence(),
            Line("more", ["dispatch.more"], by: cast.dispatcher, to: cast.lead, .during).sometimes(0.5),
        ]
    }

    private var story: [Line] {
        let teller = canTalk && presentation?.storyteller == .patient ? cast.patient : cast.storyteller
        let told = Line("story", ["story"], by: teller, to: cast.lead, .during).with {
            if let presentation, !presentation.story.isEmpty {
                $0.phrases = ("story/" + presentation.id, presentation.story)
                $0.variant = ("story", 0)
            }
        }
        return [
            Line("introduce", ["introduce"], by: cast.lead, to: teller, .during),
            told.delivered(teller?.role == .patient ? .weak : urgency)
                .sentenceBySentence(.init(classes: ["prompt.story"], speaker: cast.lead, chance: 0.6)),
            ack(by: cast.lead, to: teller, .during, chance: 0.7),
        ]
    }

    private var complaint: [Line] {
        guard canTalk else { return [] }
        let told = Line("complaint", ["complaint"], by: cast.patient, to: cast.lead, .during).with {
            if let presentation, !presentation.complaint.isEmpty {
                $0.phrases = ("complaint/" + presentation.id, presentation.complaint)
            }
        }
        return [
            Line("ask", own: .question, ["ask.complaint"], by: cast.lead, to: cast.patient, .during),
            told.delivered(.weak).sentenceBySentence(.init(classes: ["ack.patient"], speaker: cast.lead, chance: 0.5)),
            Line("ack", ["ack.patient"], by: cast.lead, to: cast.patient, .during).asReply().sometimes(0.7),
        ]
    }

    private var seats: [Line] {
        cast.crew(without: cast.lead?.id).filter { $0.seat != nil }.flatMap { member -> [Line] in
            let seat = member.seat?.rawValue ?? ""
            return [
                Line("assign." + seat, ["assign." + seat], by: cast.lead, to: member, .during).delivered(urgency),
                Line(
                    "confirm." + seat, ["confirm.assign." + seat, "confirm.assign"], by: member, to: cast.lead, .during
                )
                .asReply().sometimes(0.85),
            ]
        }
    }

    private var status: [Line] {
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

    private func observe(_ observations: [Observation]) -> [Line] {
        // Labels hold marks that no class may be called by.
        let keystep = (beat.keysteps.first?.label ?? "").replacing("&", with: "_")
        let opening = [
            Line("order", own: .order, ["order." + keystep], by: director, to: doer, .opens).sometimes(
                step?.say[.order] == nil ? 0.6 : 1),
            Line("confirm", own: .confirm, ["confirm.look"], by: director == nil ? nil : doer, to: director, .opens)
                .asReply().sometimes(0.3),
            Line("announce", own: .announce, ["announce." + keystep], by: doer, to: cast.patient, .during),
            Line("explain", own: .explain, ["explain." + keystep], by: explainer, to: layListener, .during).sometimes(
                0.7),
        ]
        let reports = observations.flatMap { observation -> [Line] in
            let finding = clinicalProtocol.finding(observation.finding.slug)
            let isThere = observation.assertion != .absent
            let phrases = (isThere ? finding?.present : finding?.absent) ?? []
            let generic = isThere ? "report.finding.present" : "report.finding.absent"
            let report = Line("report." + observation.finding.slug, [generic], by: doer, to: hearer, .closes)
                .about(.observation(observation)).delivered(urgency).with {
                    guard !phrases.isEmpty else { return }
                    $0.phrases = ("finding/\(observation.finding.slug)/\(isThere)", phrases)
                    $0.fact = Mention(
                        start: 0, end: 0, kind: .finding, value: .text(observation.finding.slug),
                        code: observation.finding.mentionCode, assertion: observation.assertion, beatID: beat.id)
                }
            return [report, ack(by: hearer, to: doer, .closes, chance: 0.35)]
        }
        return opening + reports + [Line("report", own: .report, [], by: doer, to: hearer, .closes)]
    }

    private func ask(_ answer: HistoryAnswer) -> [Line] {
        let named = cast.participant(answer.answeredBy)
        let teller = named?.role == .patient && !canTalk ? cast.storyteller : named
        let item = answer.item.rawValue
        let person = teller?.role == .patient ? ".patient" : ".other"
        let first = answer.terms.first.map { ["answer.\(item).\($0.slug)"] } ?? []
        let isEmpty = answer.terms.isEmpty && answer.value == nil
        var said = Line(
            "answer", own: .answer,
            first + (isEmpty ? ["answer.\(item).none\(person)", "answer.\(item).none"] : [])
                + ["answer.\(item)\(person)", "answer.\(item)"], by: teller, to: doer, .during)
        // A story that was told already is not told again: the next one in its order is.
        if answer.item == .events, let presentation, presentation.story.count > 1 {
            said.phrases = ("story/" + presentation.id, presentation.story)
            said.variant = ("story", 1)
        }
        let echo = answer.terms.isEmpty ? ["ack.answer"] : ["echo.answer", "ack.answer"]
        return [
            Line(
                "question", own: .question, ["ask.\(item)\(person)", "ask.\(item)"], by: doer,
                to: teller ?? cast.patient, .during),
            said.about(.answer(answer)).delivered(teller?.role == .patient ? .weak : .normal)
                .sentenceBySentence(.init(classes: ["ack.patient"], speaker: doer, chance: 0.25)),
            teller == nil
                ? Line("silence", ["report.no_answer"], by: doer, to: hearer, .during).after(.slow)
                : Line("ack", echo, by: doer, to: teller, .during).about(.answer(answer)).asReply().sometimes(0.6),
        ]
    }

    private func measure(_ readings: [Reading]) -> [Line] {
        let groups = VitalGroup.groups(of: readings)
        guard let first = groups.first else { return [] }
        let classes = groups.count == 1 ? ["order.measure." + first.name, "order.measure"] : ["order.measure"]
        let opening = [
            Line("order", own: .order, classes, by: director, to: doer, .opens).sometimes(0.8),
            Line("confirm", own: .confirm, ["confirm.measure"], by: director == nil ? nil : doer, to: director, .opens)
                .asReply().sometimes(0.5),
            Line(
                "explain", own: .explain, ["explain.measure." + first.name, "explain.measure"], by: explainer,
                to: layListener, .during
            )
            .sometimes(0.6),
            Line("announce", own: .announce, ["announce.measure"], by: doer, to: hearer, .during).sometimes(0.2),
        ]
        var choice = random.substream("measure")
        var reports: [Line] = []
        var rest = groups[...]
        // A few at a time, as they come off the monitor: one, two or three to a turn.
        while !rest.isEmpty {
            let taken = rest.prefix(choice.weightedIndex([0.5, 0.35, 0.15]) + 1)
            rest = rest.dropFirst(taken.count)
            let subject = Subject.readings(taken.flatMap(\.readings))
            let name = taken.map(\.name).joined(separator: "+")
            let classes = taken.count == 1 ? ["report." + name, "report.set"] : ["report.set"]
            reports.append(
                Line(
                    "report." + name, own: groups.count == taken.count ? .report : nil, classes, by: doer, to: hearer,
                    .closes
                )
                .about(subject))
            reports.append(
                Line(
                    "echo." + name, taken.count == 1 ? ["echo." + name, "ack.report"] : ["ack.report"], by: hearer,
                    to: doer, .closes
                )
                .about(subject).asReply().sometimes(0.6))
        }
        return opening + reports
    }

    private func medicate(_ dose: MedicationDose) -> [Line] {
        let subject = Subject.doses([.init(beatID: beat.id, dose: dose)])
        let again = dose.ordinal > 1 ? ["order.medicate.again"] : []
        return [
            Line("check", ["ask.medicate"], by: hearer, to: doer, .opens).about(subject).sometimes(0.12),
            Line("order", own: .order, again + ["order.medicate"], by: director ?? hearer, to: doer, .opens)
                .about(subject).delivered(urgency),
            Line("confirm", own: .confirm, ["confirm.medicate"], by: doer, to: hearer, .opens).about(subject).asReply(),
            Line(
                "explain", own: .explain, ["explain.medicate." + dose.drug.slug, "explain.medicate"], by: explainer,
                to: layListener, .opens
            )
            .about(subject).sometimes(0.7),
            Line("announce", own: .announce, ["announce.medicate"], by: doer, to: hearer, .opens)
                .about(subject).after(.slow).sometimes(0.6),
            Line("report", own: .report, ["report.medicate"], by: doer, to: hearer, .closes).about(subject),
            ack(by: hearer, to: doer, .closes, chance: 0.5),
        ]
    }

    private func withhold(_ drug: CodedTerm, _ reason: CodedTerm) -> [Line] {
        let subject = Subject.withheld(drug, reason: reason)
        return [
            Line("question", ["ask.withhold"], by: hearer, to: doer, .during).about(subject).sometimes(0.7),
            Line("announce", own: .announce, ["announce.withhold"], by: doer, to: hearer, .during).about(subject),
            ack(by: hearer, to: doer, .during, chance: 0.8),
        ]
    }

    private func perform(_ procedure: Procedure) -> [Line] {
        let subject = Subject.procedure(procedure, beatID: beat.id)
        let slug = procedure.term.slug
        let outcome = procedure.succeeded ? ["report.perform." + slug, "report.perform"] : ["report.perform.failed"]
        return [
            Line("order", own: .order, ["order.perform." + slug, "order.perform"], by: director, to: doer, .opens)
                .about(subject).delivered(urgency),
            Line(
                "confirm", own: .confirm, ["confirm.perform." + slug, "confirm.perform"],
                by: director == nil ? nil : doer, to: director, .opens
            )
            .about(subject).asReply().sometimes(0.85),
            Line(
                "explain", own: .explain, ["explain.perform." + slug, "explain.perform"], by: explainer,
                to: layListener, .opens
            )
            .about(subject).sometimes(0.8),
            Line("announce", own: .announce, ["announce.perform." + slug], by: doer, to: hearer, .during)
                .about(subject).sometimes(0.5),
            Line("remark", ["remark.perform." + slug], by: hearer, to: doer, .during).sometimes(0.4),
            Line("report", own: .report, outcome, by: doer, to: hearer, .closes).about(subject),
            Line("ack", procedure.succeeded ? ["ack.report"] : ["ack.failed"], by: hearer, to: doer, .closes)
                .asReply().sometimes(0.5),
        ]
    }

    private var charge: [Line] {
        guard let next = facts.nextShock(from: index) else { return [] }
        let count = facts.shocks(before: index).count + 1
        let subject = Subject.shock(next.delivery, beatID: next.beatID, count: count)
        guard next.delivery.mode != .aed else {
            return [Line("charging", ["aed.charging"], by: cast.aed ?? doer, to: nil, .during)]
        }
        return [
            Line("order", own: .order, ["order.charge"], by: director ?? hearer, to: doer, .opens).about(subject)
                .delivered(urgency),
            Line("confirm", own: .confirm, ["confirm.charge"], by: doer, to: hearer, .opens).about(subject).asReply(),
            Line("remark", ["remark.charge"], by: hearer, to: cast.seated(.compressor), .during).sometimes(0.3),
            Line("report", ["report.charge"], by: doer, to: hearer, .closes).about(subject),
        ]
    }

    private func shock(_ shock: ShockDelivery) -> [Line] {
        let count = facts.shocks(before: index).count + 1
        let subject = Subject.shock(shock, beatID: beat.id, count: count)
        let charging: [Line] =
            facts.isCharged(before: index) || shock.mode == .aed
            ? []
            : [
                Line("order", own: .order, ["order.charge"], by: director ?? hearer, to: doer, .opens).about(subject)
                    .delivered(urgency),
                Line("confirm", own: .confirm, ["confirm.charge"], by: doer, to: hearer, .opens).about(subject)
                    .asReply(),
                Line("charged", ["report.charge"], by: doer, to: hearer, .opens).about(subject).after(
                    .waiting(2500...4500)),
            ]
        let clear = [
            Line("clear", ["clear.call"], by: doer, to: nil, .opens).delivered(.raised),
            Line("clear.reply", ["clear.reply"], by: cast.seated(.airway) ?? hearer, to: doer, .opens).asReply()
                .sometimes(0.8),
        ]
        guard shock.mode == .aed, let aed = cast.aed else {
            let name = shock.mode == .synchronised ? "announce.cardiovert" : "announce.shock"
            return charging + clear + [
                Line("announce", own: .announce, [name], by: doer, to: nil, .opens).about(subject).delivered(.raised)
                    .with { $0.anchorsLastWord = true },
                Line("report", own: .report, ["report.shock"], by: doer, to: hearer, .closes).about(subject).after(
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
            .with { $0.anchorsLastWord = true },
            Line("aed.delivered", ["aed.delivered"], by: aed, to: nil, .closes).sentenceBySentence(),
        ]
    }

    private func compress() -> [Line] {
        var choice = random.substream("counting")
        let numbers =
            choice.chance(0.6) ? Array(1...choice.integer(in: 4...10)) : Array(choice.integer(in: 23...27)...30)
        let isFirst = !facts.hasCompressions(before: index)
        let order = isFirst ? ["order.compress"] : ["order.resume", "order.compress"]
        let confirm = isFirst ? ["confirm.compress"] : ["confirm.resume", "confirm.compress"]
        return [
            Line("order", own: .order, order, by: director ?? (isFirst ? hearer : nil), to: doer, .opens).delivered(
                .urgent
            ).sometimes(0.9),
            Line("confirm", own: .confirm, confirm, by: doer, to: hearer, .opens).asReply(),
            Line("counting", ["count.aloud"], by: doer, to: nil, .during).about(.counting(numbers)).delivered(.raised)
                .after(.slow).sometimes(0.6),
            Line("remark", ["remark.compress"], by: hearer, to: doer, .during).after(.slow).sometimes(0.55),
            Line("remark.reply", ["reply.compress"], by: doer, to: hearer, .during).asReply().sometimes(0.25),
            Line("family", ["family.watching"], by: cast.storyteller, to: cast.lead, .during).delivered(.urgent)
                .sometimes(0.15),
        ]
    }

    private func ventilate() -> [Line] {
        [
            Line("order", own: .order, ["order.ventilate"], by: director, to: doer, .opens),
            Line(
                "confirm", own: .confirm, ["confirm.ventilate"], by: director == nil ? nil : doer, to: director, .opens
            ).asReply(),
            Line("report", own: .report, ["report.ventilate"], by: doer, to: hearer, .during).after(.slow).sometimes(
                0.7),
        ]
    }

    private func interpret(_ rhythm: Rhythm) -> [Line] {
        let subject = Subject.rhythm(rhythm)
        if case .checkRhythm(byAED: true) = step?.action, let aed = cast.aed {
            return [
                Line("aed.analyse", ["aed.analyse"], by: aed, to: nil, .opens).sentenceBySentence(),
                Line("clear", ["clear.analysis"], by: doer, to: nil, .during).delivered(.raised).sometimes(0.7),
                Line(
                    "aed.advice", [rhythm.isShockable ? "aed.shock_advised" : "aed.no_shock"], by: aed, to: nil, .closes
                )
                .sentenceBySentence(),
            ]
        }
        let wasArrest = facts.hasCompressions(before: index)
        let hasPulse = rhythm.canPerfuse && facts.body(at: beat)?.hasPulse != false
        let decision =
            !wasArrest
            ? "ack.report" : hasPulse ? "decide.pulse" : rhythm.isShockable ? "decide.shock" : "decide.no_shock"
        return [
            Line("order", own: .order, [wasArrest ? "order.rhythm" : "order.interpret"], by: director, to: doer, .opens)
                .delivered(urgency),
            Line(
                "confirm", own: .confirm, [wasArrest ? "confirm.rhythm" : "confirm.look"],
                by: cast.seated(.compressor) ?? doer, to: director, .opens
            )
            .asReply().sometimes(0.6),
            Line(
                "report", own: .report, ["report.rhythm." + rhythm.rawValue, "report.rhythm"], by: doer, to: hearer,
                .closes
            )
            .about(subject).after(.slow),
            Line(
                "pulse", ["report.pulse"], by: wasArrest && hasPulse ? cast.seated(.compressor) ?? doer : nil,
                to: hearer, .closes
            ).after(.slow)
                .with {
                    $0.fact = Mention(
                        start: 0, end: 0, kind: .finding, value: .text("pulse"), code: "emsynth:pulse", beatID: beat.id)
                },
            Line("decide", [decision], by: hearer, to: doer, .closes).about(subject).sometimes(wasArrest ? 0.95 : 0.5),
        ]
    }

    private func attach(_ channel: DeviceChannel) -> [Line] {
        let name = channel.rawValue
        let aed: [Line] =
            channel == .pads
            ? [Line("aed.pads", ["aed.pads"], by: cast.aed, to: nil, .during).sentenceBySentence()] : []
        return [
            Line("order", own: .order, ["order.attach." + name], by: director, to: doer, .opens),
            Line(
                "confirm", own: .confirm, ["confirm.attach." + name, "confirm.attach"],
                by: director == nil ? nil : doer, to: director, .opens
            )
            .asReply().sometimes(0.7),
            Line("explain", own: .explain, ["explain.attach." + name], by: explainer, to: layListener, .opens)
                .sometimes(0.8),
        ] + aed + [
            Line("report", own: .report, ["report.attach." + name], by: doer, to: hearer, .closes).sometimes(0.8),
            ack(by: hearer, to: doer, .closes, chance: 0.3),
        ]
    }

    func ack(
        by speaker: Participant?, to listener: Participant?, _ placement: DialogueTurn.Placement, chance: Double
    ) -> Line {
        Line("ack", ["ack.report"], by: speaker, to: listener, placement).asReply().sometimes(chance)
    }
}

extension DialogueTurn.Placement {
    /// The order in which the turns of a beat are said.
    fileprivate static var inOrder: [DialogueTurn.Placement] { [.opens, .during, .closes] }
}

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
    /// Whether family and bystanders are there.
    var isOnScene: Bool { beat.phase != .transport && beat.phase != .handoff }
    var explainer: Participant? { canTalk ? doer : nil }

    var lines: [Line] {
        let remark = Line("aside", own: .remark, [], by: hearer, to: doer, .during).sometimes(0.5)
        let all = (spoken + [remark]).map(elaborated)
        return DialogueTurn.Placement.inOrder.flatMap { placement in all.filter { $0.placement == placement } }
    }

    /// With the second sentence that fits the kind of line.
    private func elaborated(_ line: Line) -> Line {
        guard line.more == nil, !line.anchorsLastWord, line.speaker?.role != .aedVoice else { return line }
        let isPatient = line.speaker?.role == .patient
        switch line.act.prefix(while: { $0 != "." }) {
        case "order" where line.placement == .opens: return line.adding(["more.order"], 0.24)
        case "report", "charged": return line.adding(["more.report"], 0.2)
        case "decide", "impression": return line.adding(["more.decide"], 0.4)
        case "answer": return line.adding(isPatient ? ["more.answer.patient"] : ["more.answer"], 0.4)
        case "question": return line.adding(["more.question"], 0.25)
        case "story": return line.adding(isPatient ? ["more.answer.patient"] : ["more.story"], 0.85)
        case "explain": return line.adding(["more.explain"], 0.35)
        case "remark": return line.adding(["more.remark"], 0.35)
        case "mechanism": return line.adding(["more.told"], 0.25)
        default: return line
        }
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
                Line("order", own: .order, ["order.switch"], by: cast.lead, to: relief, .during),
                Line("confirm", own: .confirm, ["confirm.switch"], by: relief, to: cast.lead, .during).asReply(),
                Line("report", own: .report, ["report.switch"], by: relief, to: cast.lead, .closes).sometimes(0.4),
            ]
        case .packaging:
            [
                Line("order", own: .order, ["order.packaging"], by: cast.lead, to: hearer, .opens),
                Line(
                    "confirm", ["confirm.packaging"], by: cast.crew(without: cast.lead?.id).first, to: cast.lead, .opens
                )
                .asReply(),
                Line("family", ["ask.ride"], by: cast.storyteller, to: cast.lead, .during).sometimes(0.5),
                Line("family.reply", ["reply.ride"], by: cast.lead, to: cast.storyteller, .during).asReply().sometimes(
                    0.6),
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

    /// Who compresses next.
    private var relief: Participant? {
        for next in script.beats.dropFirst(index + 1) {
            if case .compress = next.action, next.actor != cast.lead?.id { return cast.participant(next.actor) }
        }
        return cast.seated(.monitor) ?? cast.crew(without: cast.lead?.id).first
    }

    var dispatch: [Line] {
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

    var story: [Line] {
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

    var complaint: [Line] {
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

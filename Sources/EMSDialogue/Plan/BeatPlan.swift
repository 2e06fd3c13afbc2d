internal import EMSKnowledge
internal import EMSModel
internal import EMSReproducibility

/// Which lines are said around a beat, by whom: the one place to read how each kind of beat sounds.
///
/// The order is that of the talk: what opens the beat (order, read-back, announcement), what is said while it goes on,
/// what closes it (report, acknowledgement). `own:` names the words a protocol may give its step instead of the class
/// of the language pack.
///
/// A class, since every kind of line asks it who does what: that is found out once.
final class BeatPlan {
    private let call: CallWords
    let beat: Beat
    let index: Int
    let talkativeness: Talkativeness
    let rates: DisfluencyRates
    /// For decisions that no line can make, such as how far somebody counts.
    let random: RandomSubstream
    let step: ProtocolStep?
    private let say: [SpokenAct: [Phrase]]
    let canTalk: Bool
    let doer: Person?
    /// Who asks for it, if that is somebody else than the doer.
    let director: Person?
    /// Who hears a report: the director, or anybody of the crew.
    let hearer: Person?

    init(
        _ call: CallWords, index: Int, talkativeness: Talkativeness, rates: DisfluencyRates, random: RandomSubstream
    ) {
        self.call = call
        beat = call.script.beats[index]
        self.index = index
        self.talkativeness = talkativeness
        self.rates = rates
        self.random = random
        let cast = call.cast
        step = beat.stepID.isEmpty ? nil : call.clinicalProtocol.step(beat.stepID)
        say = step?.say ?? [:]
        canTalk = cast.patient != nil && call.facts.canTalk(at: beat)
        let doer = cast.participant(beat.actor) ?? cast.lead
        let asking = cast.participant(beat.director) ?? cast.lead
        let director = asking?.id == doer?.id ? nil : asking
        self.doer = doer
        self.director = director
        hearer = director ?? cast.firstOfCrew(without: doer?.id)
    }

    /// The words the protocol gives its step for a line.
    func words(for line: Line) -> [Phrase] {
        say.isEmpty ? [] : line.own.flatMap { say[$0] } ?? []
    }

    var script: EncounterScript { call.script }
    var clinicalProtocol: ClinicalProtocol { call.clinicalProtocol }
    var cast: Cast { call.cast }
    var facts: ScriptFacts { call.facts }
    var words: MannerWords { call.words.manner }
    var presentation: Presentation? { call.presentation }
    /// Haste is heard while there is no pulse.
    var urgency: DialogueTurn.Delivery { facts.body(at: beat)?.hasPulse == false ? .urgent : .normal }
    /// To whom the crew explains: the patient, if awake.
    var layListener: Person? { canTalk ? cast.patient : nil }
    /// Whether hands have stopped for good: nobody says more than there is to say.
    var isLastLook: Bool { beat.id == Termination.lastRhythmBeat || beat.id == Termination.lastPulseBeat }
    /// Whether family and bystanders are there.
    var isOnScene: Bool { beat.phase != .transport && beat.phase != .handoff }
    var explainer: Person? { canTalk ? doer : nil }

    var lines: [Line] {
        let remark = Line("aside", own: .remark, [], by: hearer, to: doer, .during).sometimes(0.5)
        var all = spoken
        all.append(remark)
        all += smallTalk
        var lines: [Line] = []
        lines.reserveCapacity(all.count)
        // In the order in which the turns of a beat are said.
        for placement in [DialogueTurn.Placement.opens, .during, .closes] {
            for line in all where line.placement == placement { lines.append(line) }
        }
        return lines
    }

    private var spoken: [Line] {
        switch beat.action {
        case .communicate(let kind): communicate(kind)
        case .observe(let observations): observe(observations)
        case .ask(let answer): ask(answer)
        case .measure(let ids): measure(facts.readings(ofBeat: beat.id, ids: ids))
        case .medicate(let dose): medicate(dose)
        case .withhold(let drug, let reason): withhold(drug, reason)
        case .takeBack(let late): takeBack(late)
        case .refuse(let care): refuse(care)
        case .perform(let procedure): perform(procedure)
        case .shock(let shock): self.shock(shock)
        case .compress: compress()
        case .ventilate: ventilate()
        case .interpret(let rhythm): interpret(rhythm)
        case .attach(let channel): attach(channel)
        case .detach(let channel): detach(channel)
        case .trouble(let trouble): self.trouble(trouble)
        case .think(let impression): think(impression)
        case .rhythm, .effect: []
        }
    }

    private func communicate(_ kind: CommunicationKind) -> [Line] {
        switch kind {
        case .dispatch: dispatch
        case .acknowledgeDispatch:
            [
                Line("respond", ["dispatch.acknowledge"], by: doer, to: cast.dispatcher, .during).on(.radio),
                Line("time", ["dispatch.time"], by: cast.dispatcher, to: doer, .during).asReply().sometimes(0.7),
                Line("enroute", ["enroute"], by: cast.firstOfCrew(without: doer?.id), to: doer, .during).sometimes(0.5),
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
                Line("impression", own: .announce, ["impression"], by: doer, to: hearer, .during).mostly(),
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
            // Whoever relieves says what is going to be; that it is done is said when the hands are on.
            [
                Line("order", own: .order, ["order.switch"], by: director, to: doer, .during),
                Line("confirm", own: .confirm, ["confirm.switch"], by: doer, to: hearer, .during).after(.quick),
            ]
        case .packaging:
            [
                Line("order", own: .order, ["order.packaging"], by: cast.lead, to: hearer, .opens),
                Line(
                    "confirm", ["confirm.packaging"], by: cast.firstOfCrew(without: cast.lead?.id), to: cast.lead,
                    .opens
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
        case .terminationRequest: terminationRequest
        case .pronouncement: pronouncement
        case .deathNotification: deathNotification
        case .deathReport: deathReport
        }
    }

    var dispatch: [Line] {
        let nature = Line("nature", ["dispatch.nature"], by: cast.dispatcher, to: hearer, .during).with {
            if let presentation, !presentation.dispatch.isEmpty {
                $0.phrases = ("dispatch/" + presentation.id, presentation.dispatch)
            }
        }.must()
        return [
            Line("call", ["dispatch.call"], by: cast.dispatcher, to: cast.lead, .during).sentenceBySentence(),
            nature.sentenceBySentence(),
            Line("more", ["dispatch.more"], by: cast.dispatcher, to: cast.lead, .during).sometimes(0.5),
        ]
    }

    var story: [Line] {
        let isOwn = canTalk && presentation?.storyteller == .patient
        let teller = isOwn ? cast.patient : cast.storyteller
        let told = Line("story", ["story"], by: teller, to: cast.lead, .during).with {
            if let presentation, !presentation.story.isEmpty, isTold(presentation, by: teller) {
                $0.phrases = ("story/" + presentation.id, presentation.story)
                $0.variant = ("story", 0)
            }
        }
        return [
            Line("introduce", ["introduce"], by: cast.lead, to: teller, .during).mostly(),
            told.must().delivered(teller?.role == .patient ? .weak : urgency)
                .sentenceBySentence(.init(classes: ["prompt.story"], speaker: cast.lead, chance: 0.45)),
            ack(by: cast.lead, to: teller, .during, chance: 0.7),
        ]
    }

    /// A story is written for one who saw it or for the patient, and only they tell it.
    func isTold(_ presentation: Presentation, by teller: Person?) -> Bool {
        (teller?.role == .patient) == (presentation.storyteller == .patient)
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
            told.must().delivered(.weak)
                .sentenceBySentence(.init(classes: ["ack.patient"], speaker: cast.lead, chance: 0.5)),
            Line("ack", ["ack.patient"], by: cast.lead, to: cast.patient, .during).asReply().sometimes(0.7),
        ]
    }

    /// - Parameter done: whether it answers something that worked, which may be praised, and not something that was
    ///   found.
    func ack(
        by speaker: Person?, to listener: Person?, _ placement: DialogueTurn.Placement, done: Bool = false,
        chance: Double
    ) -> Line {
        Line("ack", done ? ["ack.done", "ack.report"] : ["ack.report"], by: speaker, to: listener, placement)
            .asReply().sometimes(chance)
    }
}

internal import EMSKnowledge
internal import EMSModel
internal import EMSReproducibility

// Looking, asking, measuring and treating.
extension BeatPlan {
    func observe(_ observations: [Observation]) -> [Line] {
        // Labels hold marks that no class may be called by.
        let label = beat.keysteps.first?.label ?? ""
        let keystep = label.utf8.contains(UInt8(ascii: "&")) ? label.replacing("&", with: "_") : label
        // Nobody asks the unconscious to smile, but everybody calls to them.
        let isCalledTo = canTalk || beat.keysteps.first == .checkResponsiveness
        let announcements = (isCalledTo ? ["announce." + keystep] : []) + ["announce.crew." + keystep]
        let opening =
            [
                Line("order", own: .order, ["order." + keystep], by: director, to: doer, .opens).sometimes(
                    step?.say[.order] == nil ? 0.6 : 1),
                Line("confirm", own: .confirm, ["confirm.look"], by: director == nil ? nil : doer, to: director, .opens)
                    .asReply().sometimes(0.3),
                Line(
                    "announce", own: .announce, announcements, by: doer, to: isCalledTo ? cast.patient : hearer, .during
                ),
                Line("explain", own: .explain, ["explain." + keystep], by: explainer, to: layListener, .during)
                    .sometimes(0.7).mostly(),
            ] + reaction(to: [keystep], .during)
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
            // A curt crew says what it found and leaves out what it did not.
            return [isThere ? report.mostly() : report, ack(by: hearer, to: doer, .closes, chance: 0.35)]
        }
        return opening + reports + [Line("report", own: .report, [], by: doer, to: hearer, .closes)]
    }

    func ask(_ answer: HistoryAnswer) -> [Line] {
        let named = cast.participant(answer.answeredBy)
        let teller = named?.role == .patient && !canTalk ? cast.storyteller : named
        let item = answer.item.rawValue
        let person = teller?.role == .patient ? ".patient" : ".other"
        let first = answer.terms.first.map { ["answer.\(item).\($0.slug)"] } ?? []
        let isEmpty = answer.terms.isEmpty && answer.value == nil
        let said = Line(
            "answer", own: .answer,
            first + (isEmpty ? ["answer.\(item).none\(person)", "answer.\(item).none"] : [])
                + ["answer.\(item)\(person)", "answer.\(item)"], by: teller, to: doer, .during)
        // A story that was told already is not told again: the next one in its order is.
        if answer.item == .events, let presentation, presentation.story.count > 1, isTold(presentation, by: teller) {
            said.phrases = ("story/" + presentation.id, presentation.story)
            said.variant = ("story", 1)
        }
        let echo = answer.terms.isEmpty ? ["ack.answer"] : ["echo.answer", "ack.answer"]
        return [
            Line(
                "question", own: .question, ["ask.\(item)\(person)", "ask.\(item)"], by: doer,
                to: teller ?? cast.patient, .during
            ).mostly(),
            said.about(.answer(answer)).asAnswer().must().delivered(teller?.role == .patient ? .weak : .normal)
                .sentenceBySentence(.init(classes: ["ack.patient"], speaker: doer, chance: 0.25)),
            teller == nil
                ? Line("silence", ["report.no_answer"], by: doer, to: hearer, .during).asAnswer().after(.slow)
                : Line("ack", echo, by: doer, to: teller, .during).about(.answer(answer)).asReply().sometimes(0.6),
        ]
    }

    func measure(_ readings: [Reading]) -> [Line] {
        let groups = VitalGroup.groups(of: readings)
        guard let first = groups.first else { return [] }
        if canTalk, groups.count == 1, first.name == "pain" { return rate(readings) }
        // Nobody asks again for what an instrument is already at.
        let isAsked = beat.after.contains { gap in script.beat(gap.beatID)?.isInstrument == true }
        let isRepeated = facts.hasSet(of: readings.map(\.kind), before: index)
        let classes =
            groups.count == 1
            ? ["order.measure." + first.name, "order.measure"]
            : isRepeated ? ["order.measure.again", "order.measure"] : ["order.measure"]
        let opening =
            [
                Line("order", own: isPart ? nil : .order, classes, by: director, to: doer, .opens).sometimes(0.8),
                Line(
                    "confirm", own: .confirm, ["confirm.measure"], by: director == nil ? nil : doer, to: director,
                    .opens
                )
                .asReply().sometimes(0.5),
                Line(
                    "explain", own: isPart ? nil : .explain, ["explain.measure." + first.name, "explain.measure"],
                    by: explainer,
                    to: layListener, .during
                )
                .sometimes(0.6).mostly(),
            ] + reaction(to: ["measure." + first.name, "measure"], .during) + [
                Line("announce", own: isPart ? nil : .announce, ["announce.measure"], by: doer, to: hearer, .during)
                    .sometimes(0.2)
            ]
        var choice = random.substream("measure")
        var reports: [Line] = []
        var rest = groups[...]
        // A few at a time, as they come off the monitor: one, two or three to a turn.
        while !rest.isEmpty {
            let share = talkativeness.level < 0.4 ? [0.15, 0.35, 0.5] : [0.35, 0.35, 0.3]
            var count = choice.weightedIndex(share) + 1
            // What is said wrongly stands alone.
            if let wrong = rest.firstIndex(where: { slip(in: $0) != nil }) {
                count = wrong == rest.startIndex ? 1 : min(count, wrong - rest.startIndex)
            }
            let taken = rest.prefix(count)
            rest = rest.dropFirst(taken.count)
            if let group = taken.first, let slip = slip(in: group) {
                reports += misread(slip.reading, said: slip.said, name: group.name)
                reports.append(ack(by: hearer, to: doer, .closes, chance: 0.5))
                continue
            }
            let subject = Subject.readings(taken.flatMap(\.readings))
            let name = taken.map(\.name).joined(separator: "+")
            let single = taken.count == 1 ? cries(taken.first) + ["report." + name] : []
            let classes = single + ["report.set"]
            reports.append(
                Line(
                    "report." + name, own: groups.count == taken.count ? .report : nil, classes, by: doer, to: hearer,
                    .closes
                )
                .about(subject).often())
            reports.append(
                Line(
                    "echo." + name, taken.count == 1 ? ["echo." + name, "ack.report"] : ["ack.report"], by: hearer,
                    to: doer, .closes
                )
                .about(subject).asReply().sometimes(0.6))
        }
        return (isAsked ? [] : opening) + reports
    }

    private func slip(in group: VitalGroup) -> (reading: Reading, said: Double)? {
        for reading in group.readings {
            if let wrong = script.misreadings.first(where: { $0.readingID == reading.id }) {
                return (reading, wrong.said)
            }
        }
        return nil
    }

    /// A small child's verbal score is told by the cry.
    private func cries(_ group: VitalGroup?) -> [String] {
        guard !script.patient.isOldEnoughToTalk, group?.name == "gcs",
            let verbal = group?.readings.first(where: { $0.kind == .gcsVerbal })
        else { return [] }
        return ["report.gcs.verbal_\(Int(verbal.value))"]
    }

    /// Whether other beats of the same step read other instruments: what the step says belongs to its first.
    private var isPart: Bool {
        guard case .measure(let kinds) = step?.action else { return false }
        return kinds.count > 1 && beat.id.utf8.count { $0 == UInt8(ascii: ".") } > 1
    }

    /// The patient is asked for a number.
    private func rate(_ readings: [Reading]) -> [Line] {
        let subject = Subject.readings(readings)
        return [
            Line("question", own: .question, ["ask.severity"], by: doer, to: cast.patient, .opens),
            Line("answer", own: .answer, ["answer.pain"], by: cast.patient, to: doer, .closes).about(subject)
                .delivered(.weak),
            Line("ack", ["echo.pain", "ack.answer"], by: doer, to: cast.patient, .closes).about(subject).asReply()
                .sometimes(0.6),
        ]
    }

    func medicate(_ dose: MedicationDose) -> [Line] {
        let subject = Subject.doses([.init(beatID: beat.id, dose: dose)])
        let again = dose.ordinal > 1 ? ["order.medicate.again"] : []
        // A drug that is handled in its own way has words of its own: oxygen is no vial.
        let own = { (act: String) in ["\(act).medicate.\(dose.drug.slug)", "\(act).medicate"] }
        // A lead who gives it says so and has it read back by another: the loop is closed either way.
        let (asking, reading) = director == nil ? (doer, hearer) : (director, doer)
        return [
            Line("check", ["ask.medicate"], by: reading, to: asking, .opens).about(subject).sometimes(0.12),
            Line("order", own: .order, again + ["order.medicate"], by: asking, to: reading, .opens)
                .about(subject).delivered(urgency).must(),
            Line("confirm", own: .confirm, own("confirm"), by: reading, to: asking, .opens)
                .about(subject).asReply().readsBack(1 - rates.missingDoseReadBacks),
            Line(
                "explain", own: .explain, own("explain"), by: explainer, to: layListener, .opens
            )
            .about(subject).sometimes(0.7).mostly(),
        ] + (dose.ordinal == 1 ? reaction(to: ["medicate." + dose.drug.slug, "medicate"], .opens) : []) + [
            Line("announce", own: .announce, own("announce"), by: doer, to: hearer, .opens)
                .about(subject).after(.slow).sometimes(0.6),
            Line("report", own: .report, own("report"), by: doer, to: hearer, .closes).about(subject).mostly(),
            ack(by: hearer, to: doer, .closes, done: true, chance: 0.5),
        ]
    }

    func withhold(_ drug: CodedTerm, _ reason: CodedTerm) -> [Line] {
        let subject = Subject.withheld(drug, reason: reason)
        return [
            Line("question", ["ask.withhold"], by: hearer, to: doer, .during).about(subject).sometimes(0.7),
            Line("announce", own: .announce, ["announce.withhold"], by: doer, to: hearer, .during).about(subject)
                .must(),
            ack(by: hearer, to: doer, .during, chance: 0.8),
        ]
    }

    func perform(_ procedure: Procedure) -> [Line] {
        if beat.isLoading { return loading }
        if beat.isInstrument { return startInstrument(isFirst: procedure.attempt == 1) }
        let subject = Subject.procedure(procedure, beatID: beat.id)
        let slug = procedure.term.slug
        // What the step says was said at the first attempt.
        let isFirst = procedure.attempt == 1
        let again = { (act: String) in isFirst ? [] : ["\(act).perform.again"] }
        let outcome = procedure.succeeded ? ["report.perform." + slug, "report.perform"] : ["report.perform.failed"]
        return [
            Line(
                "order", own: isFirst ? .order : nil, again("order") + ["order.perform." + slug, "order.perform"],
                by: director, to: doer, .opens
            )
            .about(subject).delivered(urgency),
            Line(
                "confirm", own: isFirst ? .confirm : nil,
                again("confirm") + ["confirm.perform." + slug, "confirm.perform"],
                by: director == nil ? nil : doer, to: director, .opens
            )
            .about(subject).asReply().readsBack(1 - rates.missingReadBacks),
            Line(
                "explain", own: .explain, ["explain.perform." + slug, "explain.perform"], by: explainer,
                to: layListener, .opens
            )
            .about(subject).sometimes(0.8).mostly(),
        ] + reaction(to: ["perform." + slug, "perform"], .opens) + [
            Line("announce", own: .announce, ["announce.perform." + slug], by: doer, to: hearer, .during)
                .about(subject).sometimes(0.5),
            places("place.perform." + slug, if: .placeV1Lead),
            Line("still", ["still.perform." + slug], by: explainer, to: layListener, .during).sometimes(0.45),
            Line("remark", ["remark.perform." + slug], by: hearer, to: doer, .during).sometimes(0.4),
            Line("report", own: procedure.succeeded ? .report : nil, outcome, by: doer, to: hearer, .closes)
                .about(subject).mostly(),
            Line(
                "ack", procedure.succeeded ? ["ack.done", "ack.report"] : ["ack.failed"], by: hearer, to: doer, .closes
            )
            .asReply().sometimes(0.5),
        ]
    }

    /// Cuff or glucometer: the number is a beat of its own.
    private func startInstrument(isFirst: Bool) -> [Line] {
        let isCuff = beat.keysteps.contains(.checkBloodPressure)
        let name = isCuff ? "blood_pressure" : "glucose"
        let own: Set<VitalKind> = isCuff ? [.systolic, .diastolic] : [.glucose]
        guard isFirst else {
            return [Line("announce", ["announce.measure." + name], by: doer, to: hearer, .during).sometimes(0.5)]
        }
        let isAlone = if case .measure(let kinds) = step?.action { own.isSuperset(of: kinds) } else { false }
        return [
            Line("order", own: isAlone ? .order : nil, ["order.measure." + name], by: director, to: doer, .opens)
                .sometimes(0.6),
            Line("confirm", ["confirm.measure"], by: doer, to: director, .opens).asReply().sometimes(0.6),
            Line("explain", ["explain.measure." + name], by: explainer, to: layListener, .opens).sometimes(0.7)
                .mostly(),
        ] + reaction(to: ["measure." + name, "measure"], .opens) + [
            Line("announce", ["announce.measure." + name], by: doer, to: hearer, .during).sometimes(0.25)
        ]
    }

    /// The patient is lifted over, strapped in and wheeled out.
    var loading: [Line] {
        [
            Line("lift", ["lift"], by: cast.seated(.airway) ?? cast.lead, to: nil, .opens)
                .about(.counting([1, 2, 3])).delivered(.raised),
            Line("explain", ["explain.packaging"], by: canTalk ? cast.lead : nil, to: layListener, .during)
                .sometimes(0.8).mostly(),
        ] + reaction(to: ["packaging"], .during, by: cast.lead) + [
            Line("remark", ["remark.packaging"], by: hearer, to: doer, .during).after(.slow).sometimes(0.6),
            Line("report", own: .report, ["report.packaging"], by: doer, to: hearer, .closes),
            ack(by: hearer, to: doer, .closes, done: true, chance: 0.6),
        ]
    }

    /// What an awake patient says to the explanation just before, and what is said to that. Classes `react.…` and
    /// `soothe.…`, the most particular first.
    ///
    /// - Parameter explainer: if not the doer.
    private func reaction(
        to names: [String], _ placement: DialogueTurn.Placement, by explainer: Person? = nil
    ) -> [Line] {
        guard let patient = layListener, let speaker = explainer ?? self.explainer else { return [] }
        return [
            Line("react", names.map { "react." + $0 } + ["react"], by: patient, to: speaker, placement)
                .asReply().delivered(.weak).sometimes(0.55).mostly(),
            Line("soothe", names.map { "soothe." + $0 } + ["soothe"], by: speaker, to: patient, placement)
                .asReply().sometimes(0.5),
        ]
    }

    func ventilate() -> [Line] {
        [
            Line("order", own: .order, ["order.ventilate"], by: director, to: doer, .opens),
            Line(
                "confirm", own: .confirm, ["confirm.ventilate"], by: director == nil ? nil : doer, to: director, .opens
            ).asReply(),
            Line("report", own: .report, ["report.ventilate"], by: doer, to: hearer, .during).after(.slow).sometimes(
                0.7),
        ]
    }

    /// Who sticks electrodes on names their places as he comes to them.
    private func places(_ name: String, if keystep: Keystep) -> Line {
        let isDone = beat.keysteps.contains(keystep)
        return Line("place", [name], by: isDone ? doer : nil, to: hearer, .during)
            .sentenceBySentence(.init(classes: ["ack.place"], speaker: hearer, chance: 0.15)).sometimes(0.65)
    }

    func attach(_ channel: DeviceChannel) -> [Line] {
        // The sensor in a pad comes with it.
        guard channel != .compressionPad || beat.actor != nil else { return [] }
        let name = channel.rawValue
        let isAgain = script.beats[..<index].indices.contains { script.beats[$0].isDetaching(channel) }
        let again = isAgain ? ["order.attach.again"] : []
        let aed: [Line] =
            channel == .pads
            ? [Line("aed.pads", ["aed.pads"], by: cast.aed, to: nil, .during).sentenceBySentence()] : []
        return [
            Line(
                "order", own: isAgain ? nil : .order, again + ["order.attach." + name], by: director, to: doer, .opens),
            Line(
                "confirm", own: .confirm, ["confirm.attach." + name, "confirm.attach"],
                by: director == nil ? nil : doer, to: director, .opens
            )
            .asReply().sometimes(0.7),
            Line("explain", own: .explain, ["explain.attach." + name], by: explainer, to: layListener, .opens)
                .sometimes(0.8).mostly(),
        ] + reaction(to: ["attach." + name, "perform"], .opens) + aed + [
            places("place.attach." + name, if: .placeRightArmLead),
            Line("report", own: .report, ["report.attach." + name], by: doer, to: hearer, .closes).sometimes(0.8),
            ack(by: hearer, to: doer, .closes, done: true, chance: 0.3),
        ]
    }
}

extension Beat {
    fileprivate func isDetaching(_ channel: DeviceChannel) -> Bool {
        if case .detach(channel) = action { true } else { false }
    }
}

internal import EMSKnowledge
internal import EMSModel
internal import EMSReproducibility

// What is told to people who were not there: the radio report and the handoff. Both look back on the script, so that
// nothing is told that was not done or measured.
extension BeatPlan {
    /// Call, answer, who is coming, alert, what happened, vital signs, what was done, when we are there.
    var radioReport: [Line] {
        let medic = cast.participant(beat.actor) ?? cast.lead
        let told = { (act: String, classes: [String], subject: Subject) in
            Line(act, classes, by: medic, to: self.cast.receiver, .during).about(subject).on(.radio)
                .with { $0.isRetrospective = true }
        }
        let heard = { (act: String, classes: [String], chance: Double) in
            Line(act, classes, by: self.cast.receiver, to: medic, .during).on(.radio).after(.quick).sometimes(chance)
        }
        var lines = [
            told("call", ["radio.call"], .nothing).must(),
            heard("answer", ["radio.answer"], 1),
            told("open", ["radio.open"], .nothing).mostly().sentenceBySentence(),
        ]
        if clinicalProtocol.isCritical { lines.append(told("alert", ["radio.alert"], .nothing)) }
        lines += [
            told("complaint", ["radio_report", "radio.complaint"], .nothing).must().sentenceBySentence(),
            heard("ack.complaint", ["radio.ack"], 0.3),
        ]
        lines += scores(told)
        lines += vitalSigns("vitals", facts.latestSet(before: index), ["radio.vitals", "report.set"], told)
        lines += treatments(told)
        lines += [
            told("needs", ["radio.needs"], .nothing).sometimes(0.5),
            told("eta", ["radio.eta"], .nothing).mostly(),
            heard("close", ["radio.close"], 1).mostly(),
            told("out", ["radio.out"], .nothing).asReply().sometimes(0.6),
        ]
        return lines
    }

    /// MIST: mechanism, injuries or impression, signs, treatment; then what is known of the past.
    var handoff: [Line] {
        let medic = cast.participant(beat.actor) ?? cast.lead
        let nurse = cast.hospital
        let told = { (act: String, classes: [String], subject: Subject) in
            Line(act, classes, by: medic, to: nurse, .during).about(subject).with { $0.isRetrospective = true }
        }
        let heard = { (act: String, classes: [String], chance: Double) in
            Line(act, classes, by: nurse, to: medic, .during).after(.quick).sometimes(chance)
        }
        var lines = [
            heard("greet", ["handoff.greet"], 0.8),
            told("open", ["handoff.open"], .nothing).must().sentenceBySentence(),
            told("mechanism", ["handoff.mechanism"], .nothing).must()
                .sentenceBySentence(.init(classes: ["handoff.ack"], speaker: nurse, chance: 0.3)),
            heard("ack.mechanism", ["handoff.ack"], 0.4),
        ]
        let findings = facts.findings(before: index)
        for start in stride(from: 0, to: findings.count, by: 2) {
            let pair = Array(findings[start..<min(start + 2, findings.count)])
            let classes = start == 0 ? ["handoff.findings"] : ["handoff.findings.more", "handoff.findings"]
            lines.append(told("findings.\(start)", classes, .terms(pair, .finding, .present)))
        }
        if let rhythm = facts.rhythm(before: index) {
            lines.append(told("rhythm", ["handoff.rhythm"], .rhythm(rhythm)))
        }
        lines += vitalSigns("first", facts.firstSet(before: index), ["handoff.first_vitals", "report.set"], told)
        lines += vitalSigns("last", facts.latestSet(before: index), ["handoff.vitals", "report.set"], told)
        lines += scores(told)
        lines.append(heard("ack.vitals", ["handoff.ack"], 0.6))
        lines += treatments(told)
        lines += past(told, heard)
        lines += [
            heard("question", ["handoff.question"], 0.5),
            told("reply", ["handoff.reply"], .nothing).asReply().must(),
            heard("accept", ["handoff.accept"], 1).mostly(),
            told("close", ["handoff.close"], .nothing).asReply().sometimes(0.7),
        ]
        return lines
    }

    typealias Told = (String, [String], Subject) -> Line
    private typealias Heard = (String, [String], Double) -> Line

    /// Two or three to a turn.
    private func vitalSigns(_ act: String, _ readings: [Reading], _ classes: [String], _ told: Told) -> [Line] {
        let groups = VitalGroup.groups(of: readings.filter { !$0.kind.isCounted }).filter {
            $0.name.hasPrefix("gcs_") == false
        }
        var lines: [Line] = []
        var choice = random.substream(act)
        var rest = groups[...]
        while !rest.isEmpty {
            let taken = rest.prefix(choice.integer(in: 2...3))
            rest = rest.dropFirst(taken.count)
            let said = lines.isEmpty ? classes : ["report.set"]
            let line = told(act + ".\(lines.count)", said, .readings(taken.flatMap(\.readings)))
            // A short report has the last numbers and not the first.
            lines.append(act == "first" ? line : line.mostly())
        }
        return lines
    }

    /// What was counted is told with what came of it: each time for a newborn, the last time for the rest.
    private func scores(_ told: Told) -> [Line] {
        let all = facts.readings(before: index)
        return [VitalKind.strokeScale, .apgar].compactMap { kind in
            let readings = all.filter { $0.kind == kind }
            guard let last = readings.last else { return nil }
            let name = readings.count == 1 ? "told.\(kind.rawValue)" : "told.\(kind.rawValue).again"
            return told("score.\(kind.rawValue)", [name, "report.set"], .readings([last])).must()
        }
    }

    func treatments(_ told: Told) -> [Line] {
        let shocks = facts.shocks(before: index)
        var lines: [Line] = []
        if facts.hasCompressions(before: index) { lines.append(told("cpr", ["treated.cpr"], .nothing).sometimes(0.8)) }
        if let last = shocks.last {
            let name = shocks.count == 1 ? "treated.shock" : "treated.shocks"
            lines.append(told("shocks", [name], .shock(last.delivery, beatID: last.beatID, count: shocks.count)))
        }
        for (beatID, procedure) in facts.procedures(before: index) {
            lines.append(
                told(
                    "procedure." + procedure.term.slug,
                    ["treated.procedure." + procedure.term.slug, "treated.procedure"],
                    .procedure(procedure, beatID: beatID)
                )
                .sometimes(0.75))
        }
        for course in facts.courses(before: index) {
            let name = course.doses.count == 1 ? "treated.drug" : "treated.drugs"
            let first = course.doses[0]
            lines.append(told("drug." + first.beatID, [name], .doses(course.doses)).mostly())
        }
        return lines
    }

    /// Only what was asked for and answered.
    private func past(_ told: Told, _ heard: Heard) -> [Line] {
        facts.answers(before: index).flatMap { answer -> [Line] in
            switch answer.item {
            case .allergies, .medications, .history:
                let name = "handoff." + answer.item.rawValue
                let classes = answer.terms.isEmpty ? [name + ".none"] : [name]
                let subject = Subject.terms(answer.terms, answer.item.mentionKind, answer.item.assertion)
                let ask = heard("ask." + answer.item.rawValue, ["handoff.ask." + answer.item.rawValue], 0.4)
                let answering = told("past." + answer.item.rawValue, classes, subject)
                // Who asks is answered, also by a crew that would have left it out.
                var choice = random.substream(ask.act)
                guard choice.chance(talkativeness.chance(ask, isOwn: false)) else { return [answering] }
                return [ask.sometimes(1).must(), answering.must()]
            default: return []
            }
        }
    }
}

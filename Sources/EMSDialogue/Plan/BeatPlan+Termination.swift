internal import EMSKnowledge
internal import EMSModel

// How a resuscitation that fails is ended: a physician agrees, hands stop, death is pronounced and told.
extension BeatPlan {
    /// A short report to a physician, who agrees; the order is read back.
    var terminationRequest: [Line] {
        let medic = cast.participant(beat.actor) ?? cast.lead
        let physician = cast.receiver
        let told = { (act: String, classes: [String], subject: Subject) in
            Line(act, classes, by: medic, to: physician, .during).about(subject).on(.radio)
                .with { $0.isRetrospective = true }
        }
        let heard = { (act: String, classes: [String]) in
            Line(act, classes, by: physician, to: medic, .during).on(.radio).after(.quick)
        }
        var lines = [
            told("call", ["termination.call"], .nothing).must(),
            heard("answer", ["termination.answer"]).must(),
            told("open", ["termination.open"], .nothing).must().sentenceBySentence(),
            told("care", ["termination.care"], .nothing).must(),
        ]
        if let first = facts.firstRhythm, first != facts.rhythm(before: index) {
            lines.append(told("first_rhythm", ["termination.first_rhythm"], .rhythm(first)).mostly())
        }
        if let rhythm = facts.rhythm(before: index) {
            lines.append(told("rhythm", ["termination.rhythm"], .rhythm(rhythm)).must())
        }
        if facts.shocks(before: index).isEmpty {
            lines.append(told("no_shocks", ["termination.no_shocks"], .nothing).must())
        }
        // Shocks and drugs are what the physician goes by; of the compressions he has heard.
        lines += treatments(told).filter { $0.act != "cpr" }.map { line in
            line.act == "shocks" || line.act.hasPrefix("drug.") ? line.must() : line
        }
        if let etco2 = facts.latest(.etco2, before: index) {
            lines.append(told("etco2", ["termination.etco2"], .readings([etco2])).must())
        }
        lines += [
            heard("question", ["termination.question"]).sometimes(0.5),
            told("reply", ["termination.reply"], .nothing).asReply().must(),
            told("ask", ["termination.ask"], .nothing).must(),
            heard("order", ["termination.order"]).after(.slow).must(),
            told("confirm", ["termination.confirm"], .nothing).asReply().must(),
        ]
        return lines
    }

    /// Hands off and no more breaths; the line on the monitor is flat.
    func lastRhythm(_ rhythm: Rhythm) -> [Line] {
        [
            Line("order", own: .order, ["termination.stop"], by: cast.lead, to: compressing, .opens).delivered(.calm)
                .adding([], 0).must(),
            Line("confirm", ["termination.stopped"], by: compressing, to: cast.lead, .opens).asReply().sometimes(0.9)
                .mostly(),
            Line("bag", ["termination.bag"], by: cast.seated(.airway), to: cast.lead, .opens).asReply().sometimes(0.4),
            Line(
                "report", own: .report, ["report.rhythm." + rhythm.rawValue, "report.rhythm"], by: doer, to: cast.lead,
                .closes
            ).about(.rhythm(rhythm)).after(.slow).adding([], 0).must(),
        ]
    }

    var pronouncement: [Line] {
        [
            Line("agree", ["pronounce.ask"], by: cast.lead, to: hearer, .opens).delivered(.calm).sometimes(0.7),
            Line("agreed", ["pronounce.agree"], by: hearer, to: cast.lead, .opens).asReply().sometimes(0.8),
            Line("pronounce", ["pronounce"], by: cast.lead, to: nil, .during).delivered(.calm).after(.slow).must(),
            Line("noted", ["pronounce.noted"], by: cast.seated(.access) ?? hearer, to: cast.lead, .during).asReply()
                .sometimes(0.7).often(),
        ]
    }

    /// In plain words, with a moment to take them in.
    var deathNotification: [Line] {
        let (lead, listener) = (cast.lead, cast.storyteller)
        let said = { (act: String, classes: [String]) in
            Line(act, classes, by: listener == nil ? nil : lead, to: listener, .during).delivered(.calm)
        }
        let answered = { (act: String, classes: [String]) in
            Line(act, classes, by: listener, to: lead, .during).delivered(.weak)
        }
        // Whoever is no kin is told too, and asked who is.
        let company = listener?.role == .family ? "family" : "other"
        return [
            said("prepare", ["death.prepare"]).mostly(),
            said("tell", ["death.tell"]).must().sentenceBySentence(),
            answered("grief", ["death.reply.\(company)"]).asAnswer().after(.waiting(2500...6000)).must(),
            said("comfort", ["death.comfort"]).after(.waiting(1500...3500)).must(),
            answered("question", ["death.question.\(company)"]).after(.slow).sometimes(0.6),
            said("answer", ["death.answer"]).asAnswer().must(),
            said("support", ["death.support.\(company)"]).after(.slow).must(),
            answered("support.reply", ["death.support.\(company).reply"]).asReply().sometimes(0.9).often(),
        ]
    }

    /// Police and coroner, and everything left as it is.
    var deathReport: [Line] {
        let dispatcher = cast.dispatcher
        return [
            Line("radio", ["death.radio"], by: cast.lead, to: dispatcher, .during).on(.radio).must()
                .sentenceBySentence(),
            Line("copy", ["death.radio.copy"], by: dispatcher, to: cast.lead, .during).on(.radio).asReply().must(),
            Line("leave", ["death.leave"], by: cast.lead, to: hearer, .during).delivered(.calm).after(.slow).must(),
            Line("leave.reply", ["death.leave.reply"], by: hearer, to: cast.lead, .during).asReply().sometimes(0.8)
                .often(),
            Line("crew", ["death.crew"], by: cast.lead, to: hearer, .during).delivered(.calm).sometimes(0.5),
        ]
    }
}

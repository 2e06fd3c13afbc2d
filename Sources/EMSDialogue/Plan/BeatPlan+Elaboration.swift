internal import EMSModel
internal import EMSReproducibility

// Second sentences. Which there are is told by the line and by the kind of beat, so that nobody hurries the hands back on
// where nobody compresses.
extension BeatPlan {
    /// Gives a line that is going to be said its second sentence, if it may have one.
    func elaborate(_ line: Line) {
        guard line.more == nil, !isLastLook, !line.anchorsLastWord, line.speaker?.role != .aedVoice,
            let (classes, chance) = elaboration(of: line)
        else { return }
        line.more = (classes, chance)
    }

    private func elaboration(of line: Line) -> (classes: [String], chance: Double)? {
        let isPatient = line.speaker?.role == .patient
        // The first part of the act.
        switch line.act.utf8.firstIndex(of: UInt8(ascii: ".")).map({ String(line.act[..<$0]) }) ?? line.act {
        case "order" where line.placement == .opens:
            // Who is to compress is told nothing that can wait, and behind a shock nothing at all: hands are back on the
            // chest within ten seconds.
            if case .compress = beat.action {
                return facts.shocks(before: index).isEmpty ? (["more.order.compress"], 0.35) : nil
            }
            return (mixed(["more.order." + kind, "more.order"], line), 0.42)
        case "report": return (["more.report." + kind], 0.34)
        case "decide" where facts.hasCompressions(before: index):
            let isBack = if case .interpret(let rhythm) = beat.action { hasReturned(rhythm) } else { false }
            return ([isBack ? "more.decide.pulse" : "more.decide"], 0.65)
        case "impression": return (["more.impression"], 0.3)
        case "answer":
            guard case .ask(let answer) = beat.action else { return nil }
            // Only who lives with the patient knows where the papers are.
            let knows = isPatient || line.speaker?.role == .family
            guard knows || line.speaker?.role == .bystander else { return nil }
            let classes = ((knows ? ["more.answer." + answer.item.rawValue] : []) + ["more.answer"]).map {
                isPatient ? $0 + ".patient" : $0
            }
            return (mixed(classes, line), 0.4)
        case "question":
            guard case .ask = beat.action else { return nil }
            return (["more.question"], 0.2)
        case "story":
            guard line.speaker?.role != .police else { return nil }
            let own = isPatient ? "patient" : canTalk ? "awake" : "unresponsive"
            return (mixed(["more.story." + own, "more.story"], line), isPatient ? 0.4 : 0.7)
        case "explain": return (["more.explain"], 0.32)
        case "remark":
            guard case .compress = beat.action else { return nil }
            return (["more.remark"], 0.5)
        case "mechanism": return (["more.told"], 0.2)
        default: return nil
        }
    }

    /// The first of them that was written is used, so the order is drawn.
    private func mixed(_ classes: [String], _ line: Line) -> [String] {
        var choice = random.substream("more/", line.act)
        return choice.chance(0.55) ? classes : classes.reversed()
    }

    private var kind: String {
        switch beat.action {
        case .medicate(let dose): dose.route.takesNeedle ? "medicate" : "breathe"
        case .perform, .attach: "perform"
        case .measure: "measure"
        case .observe: "observe"
        default: "other"
        }
    }
}

extension Route {
    fileprivate var takesNeedle: Bool {
        switch self {
        case .intravenous, .intraosseous, .intramuscular: true
        default: false
        }
    }
}

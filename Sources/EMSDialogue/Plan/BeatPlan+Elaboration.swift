internal import EMSModel
internal import EMSReproducibility

// Second sentences. Which there are is told by the line and by the kind of beat, so that nobody hurries the hands back on
// where nobody compresses.
extension BeatPlan {
    func elaborated(_ line: Line) -> Line {
        guard line.more == nil, !line.anchorsLastWord, line.speaker?.role != .aedVoice else { return line }
        let isPatient = line.speaker?.role == .patient
        switch line.act.prefix(while: { $0 != "." }) {
        case "order" where line.placement == .opens:
            // Who is to compress is told nothing that can wait.
            if case .compress = beat.action { return line.adding(["more.order.compress"], 0.35) }
            return line.adding(mixed(["more.order." + kind, "more.order"], line), 0.42)
        case "report": return line.adding(["more.report." + kind], 0.34)
        case "decide" where facts.hasCompressions(before: index):
            let isBack = if case .interpret(let rhythm) = beat.action { hasReturned(rhythm) } else { false }
            return line.adding([isBack ? "more.decide.pulse" : "more.decide"], 0.65)
        case "impression": return line.adding(["more.impression"], 0.3)
        case "answer":
            guard case .ask(let answer) = beat.action else { return line }
            // Only who lives with the patient knows where the papers are.
            let knows = isPatient || line.speaker?.role == .family
            guard knows || line.speaker?.role == .bystander else { return line }
            let classes = ((knows ? ["more.answer." + answer.item.rawValue] : []) + ["more.answer"]).map {
                isPatient ? $0 + ".patient" : $0
            }
            return line.adding(mixed(classes, line), 0.4)
        case "question":
            guard case .ask = beat.action else { return line }
            return line.adding(["more.question"], 0.2)
        case "story":
            guard line.speaker?.role != .police else { return line }
            let own = isPatient ? "patient" : canTalk ? "awake" : "unresponsive"
            return line.adding(mixed(["more.story." + own, "more.story"], line), isPatient ? 0.4 : 0.7)
        case "explain": return line.adding(["more.explain"], 0.32)
        case "remark":
            guard case .compress = beat.action else { return line }
            return line.adding(["more.remark"], 0.5)
        case "mechanism": return line.adding(["more.told"], 0.2)
        default: return line
        }
    }

    /// The first of them that was written is used, so the order is drawn.
    private func mixed(_ classes: [String], _ line: Line) -> [String] {
        var choice = random.substream("more/" + line.act)
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

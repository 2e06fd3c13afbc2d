internal import EMSKnowledge
internal import EMSModel
internal import EMSReproducibility

// Talk that fills the waiting where much is said: with the patient, among the crew, with those who look on. It states no
// fact of the case. The classes are `chat.WHO.SUBJECT`, answered by `chat.WHO.SUBJECT.reply`; the language decides which
// subjects there are. `busy` are those of a crew at work, of which it also talks at rest; of `leisure` nobody talks with
// a patient who is very sick, to whom `steady` is said instead, and of the `riding` only on the way. `follow.WHO` goes on
// from any answer.
extension BeatPlan {
    private enum Company: String {
        case patient, child, crew, busy, onlooker
    }

    private func subjects(for company: Company) -> [String] {
        let groups =
            switch company {
            case .patient: ["patient", isGrave ? "steady" : "leisure"] + (isRiding ? ["riding"] : [])
            case .crew: isGrave ? ["busy"] : ["crew", "busy"]
            case .child, .busy, .onlooker: [company.rawValue]
            }
        return groups.flatMap { words.subjects[$0] ?? [] }
    }

    /// Whether the call or the patient as he is now leaves no room for talk of fishing.
    private var isGrave: Bool {
        guard !clinicalProtocol.isCritical, let body = facts.body(at: beat) else { return true }
        return body.gcsTotal < 15 || body.spo2 < 92 || body.systolic < 95 || body.pain > 7
    }

    var smallTalk: [Line] {
        // Nobody is with the patient yet, or the hospital waits for answers.
        guard talkativeness.level > 1, !isLastLook, ![.dispatch, .response, .handoff].contains(beat.phase) else {
            return []
        }
        var draw = random.substream("chat")
        let count = talkativeness.exchanges(inSeconds: idleSeconds, &draw)
        guard count > 0 else { return [] }
        return (0..<count).flatMap { exchange($0, of: count, &draw) }
    }

    /// Seconds in which hands are busy and tongues are not. None where a dose or a shock is at hand.
    private var idleSeconds: Double {
        switch beat.action {
        case .compress: min(70, beat.duration.seconds)
        case .communicate(.transport): beat.duration.seconds + 60
        case .communicate(.arrival), .communicate(.packaging), .communicate(.reassure), .attach: 13
        case .observe, .ventilate: 12
        case .perform: min(60, 8 + beat.duration.seconds)
        // Between a question and its answer nothing else is said.
        case .ask: 0
        case .communicate, .measure, .medicate, .withhold, .refuse, .takeBack, .think, .trouble, .shock, .interpret,
            .rhythm, .effect, .detach:
            0
        }
    }

    /// The lead is on the radio when the ride begins.
    private static let secondsOnTheRadio = 75.0

    private var isRiding: Bool { beat.action == .communicate(.transport) }

    private func exchange(_ number: Int, of count: Int, _ draw: inout RandomSubstream) -> [Line] {
        let time = beat.duration.seconds * Double(number + 1) / Double(count + 1)
        let isLeadBusy = isRiding && time < Self.secondsOnTheRadio
        let company = company(&draw)
        guard !isLeadBusy || company == .patient || company == .child else { return [] }
        let subjects = subjects(for: company)
        let medic = [doer, hearer].compactMap(\.self)
        guard !subjects.isEmpty, let first = medic.first, let second = medic.last, first.id != second.id else {
            return []
        }
        let (asking, answering): (Person, Person?) =
            switch company {
            case .patient, .child: (!isLeadBusy && draw.chance(0.6) ? first : second, cast.patient)
            case .crew, .busy: draw.chance(0.5) ? (first, second) : (second, first)
            case .onlooker: (cast.storyteller ?? first, second)
            }
        let subject = draw.pick(subjects)
        let act = "chat.\(number)"
        return [
            Line(act, [subject], by: asking, to: answering, .during),
            Line(act + ".reply", [subject + ".reply"], by: answering, to: asking, .during)
                .asAnswer().sometimes(0.9),
            Line(act + ".more", ["follow." + company.rawValue], by: asking, to: answering, .during)
                .asReply().sometimes(0.16),
            Line(act + ".more.reply", ["follow.\(company.rawValue).reply"], by: answering, to: asking, .during)
                .asReply().sometimes(0.6),
            Line(act + ".ack", ["ack.chat"], by: asking, to: answering, .during).asReply().sometimes(0.16),
        ].map { isRiding ? $0.endingWithBeat() : $0 }
    }

    private var awake: Company { script.patient.ageYears < 13 ? .child : .patient }

    private var isAwakeThroughout: Bool {
        var end = beat
        end.plannedStart = beat.plannedStart + beat.duration
        return canTalk && facts.canTalk(at: end)
    }

    private func company(_ draw: inout RandomSubstream) -> Company {
        if case .compress = beat.action {
            return isOnScene && cast.storyteller != nil && draw.chance(0.2) ? .onlooker : .busy
        }
        if isAwakeThroughout { return draw.chance(0.65) ? awake : .crew }
        return isOnScene && cast.storyteller != nil && draw.chance(0.35) ? .onlooker : .crew
    }
}

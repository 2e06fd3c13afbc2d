import EMSDiagnostics
import EMSManifest
import EMSModel

/// What is done to the patient: by free hands, hands off for a shock, and in the doses and by the routes that were said.
struct CareRules {
    private let events: [Located<EventRecord>]
    /// By beat.
    private let medications: [String: EventRecord]
    private let shocks: [String: EventRecord]

    private let isSynthetic: Bool

    init(events: [Located<EventRecord>], isSynthetic: Bool) {
        self.events = events
        self.isSynthetic = isSynthetic
        let byBeat = { (type: EventType) in
            let pairs = events.compactMap { row in
                row.record.type == type ? row.record.beatID.map { ($0, row.record) } : nil
            }
            return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
        medications = byBeat(.medication)
        shocks = byBeat(.shock)
    }

    func check(_ transcript: Located<TranscriptRecord>?, findings: inout [Finding]) {
        checkShocks(&findings)
        checkHands(&findings)
        checkCompressors(&findings)
        for row in events where row.record.label.hasPrefix("withheld_") {
            guard let dose = row.record.beatID.flatMap({ medications[$0] }) else { continue }
            findings.append(
                row.finding(
                    .event(.label), "\(row.record.label), and event \(dose.id) gives it in the same step",
                    field: "label",
                    timeNanoseconds: row.record.start.nanoseconds))
        }
        guard let transcript else { return }
        checkDoses(transcript, &findings)
        // Where nothing is made up, somebody may say a route that he gives up.
        if isSynthetic { checkRoutes(transcript, &findings) }
    }

    private func checkShocks(_ findings: inout [Finding]) {
        let compressions = events.filter { $0.record.type == .compressions }
        for shock in events where shock.record.type == .shock {
            let time = shock.record.start
            guard let bout = compressions.first(where: { $0.record.start <= time && time < $0.record.end }) else {
                continue
            }
            let message = "compressions \(bout.record.id) go on until \(bout.record.end)"
            findings.append(
                shock.finding(
                    .cross(.shockHandsOn), message, field: "start_ns", timeNanoseconds: time.nanoseconds))
        }
    }

    private func checkHands(_ findings: inout [Finding]) {
        var busy: [String: Located<EventRecord>] = [:]
        for row in events where Self.takesHands(row.record) {
            guard let actor = row.record.actor else { continue }
            if let other = busy[actor]?.record, row.record.start < other.end,
                row.record.beatID == nil || row.record.beatID != other.beatID
            {
                let message = "\(actor) is busy with \(other.id) (\(other.label)) until \(other.end)"
                findings.append(
                    row.finding(
                        .cross(.actorBusy), message, field: "actor",
                        timeNanoseconds: row.record.start.nanoseconds
                    ).disputing(Dispute(.event(other.id), "actor")))
            }
            if busy[actor].map({ $0.record.end < row.record.end }) ?? true { busy[actor] = row }
        }
    }

    /// One chest is compressed by one at a time. Somebody who does two things at once is a fault of his own, and so is a row
    /// that is there twice.
    private func checkCompressors(_ findings: inout [Finding]) {
        var last: EventRecord?
        for row in events where row.record.type == .compressions {
            let bout = row.record
            if let last, bout.start < last.end, bout.id != last.id,
                bout.actor == nil || bout.actor != last.actor || (bout.beatID != nil && bout.beatID == last.beatID)
            {
                let message = "\(last.id) compresses until \(last.end)"
                findings.append(
                    row.finding(
                        .care(.doubleCompressions), message, field: "start_ns",
                        timeNanoseconds: bout.start.nanoseconds))
            }
            if last.map({ $0.end < bout.end }) ?? true { last = bout }
        }
    }

    /// Both hands are taken for the length of the event. Oxygen and nebulisers run by themselves once they are put on.
    private static func takesHands(_ event: EventRecord) -> Bool {
        switch event.type {
        case .compressions, .ventilation, .procedure: true
        case .medication:
            switch event.route {
            case .nebulised, .nasalCannula, .nonRebreather, .bagValveMask: false
            default: true
            }
        default: false
        }
    }

    private func checkDoses(_ transcript: Located<TranscriptRecord>, _ findings: inout [Finding]) {
        for (turnIndex, turn) in transcript.record.turns.enumerated() {
            for (index, mention) in turn.mentions.enumerated() {
                guard mention.status == .current || mention.status == .past, let beat = mention.beatID,
                    let fault = fault(mention, beat, turn) ?? routeFault(mention, beat, turn)
                else { continue }
                findings.append(
                    transcript.finding(
                        .cross(fault.code), fault.message, field: "turns[\(turnIndex)].mentions[\(index)].value",
                        timeNanoseconds: turn.start.nanoseconds
                    ).disputing(fault.dispute))
            }
        }
    }

    /// Routes that stand in a text as such, `40 mcg IV`.
    private static let routes: Set<String> = Set(
        ([.intravenous, .intraosseous, .intramuscular, .intranasal, .oral, .sublingual, .rectal] as [Route])
            .map(\.rawValue))

    private func checkRoutes(_ transcript: Located<TranscriptRecord>, _ findings: inout [Finding]) {
        for (index, turn) in transcript.record.turns.enumerated() {
            guard let event = turn.beatID.flatMap({ medications[$0] }), let route = event.route?.rawValue,
                Self.routes.contains(route)
            else { continue }
            let said = turn.text.letterRuns().map(String.init).filter(Self.routes.contains)
            guard let first = said.first, !said.contains(route) else { continue }
            findings.append(
                transcript.finding(
                    .cross(.doseMismatch), "says \(first), \(event.drug ?? "the drug") is given \(route) (\(event.id))",
                    field: "turns[\(index)].text", timeNanoseconds: turn.start.nanoseconds
                ).disputing(Dispute(.event(event.id), "route", said: first, has: route)))
        }
    }

    /// The route that is said right behind a dose, wherever it is told of.
    private func routeFault(_ mention: MentionRecord, _ beat: String, _ turn: TurnRecord) -> Fault? {
        guard mention.kind == .dose, turn.beatID != beat, let event = medications[beat],
            let route = event.route?.rawValue, Self.routes.contains(route), mention.end > 0
        else { return nil }
        let rest = turn.text.unicodeScalars.dropFirst(mention.end).prefix(Self.routeReach)
        guard let said = String(String.UnicodeScalarView(rest)).split(whereSeparator: { " ,.".contains($0) }).first,
            said != route, Self.routes.contains(String(said))
        else { return nil }
        return Fault(
            message: "says \(said), \(event.drug ?? "the drug") is given \(route) (\(event.id))",
            dispute: Dispute(.event(event.id), "route", said: String(said), has: route))
    }

    /// ` IV.` and no more.
    private static let routeReach = 4

    private struct Fault {
        var code = CrossFault.doseMismatch
        var message: String
        var dispute: Dispute
    }

    private func fault(_ mention: MentionRecord, _ beat: String, _ turn: TurnRecord) -> Fault? {
        switch (mention.kind, mention.value) {
        case (.dose, .number(let said)?): doseFault(said, mention.unit, beat)
        case (.energy, .number(let said)?): energyFault(said, beat)
        case (.drug, .text(let said)?): drugFault(said, beat)
        case (.count, .number(let said)?): countFault(said, beat, turn)
        default: nil
        }
    }

    private func drugFault(_ said: String, _ beat: String) -> Fault? {
        guard let event = medications[beat], let drug = event.drug, said != drug else { return nil }
        return Fault(
            message: "says \(said), given is \(drug) (\(event.id))",
            dispute: Dispute(.event(event.id), "drug", said: said, has: drug))
    }

    private func doseFault(_ said: Double, _ unit: String?, _ beat: String) -> Fault? {
        guard let event = medications[beat], let dose = event.dose, said != dose || (unit ?? event.unit) != event.unit
        else { return nil }
        let spoken = "\(said) \(unit ?? "")"
        let given = "\(dose) \(event.unit ?? "")"
        return Fault(
            message: "says \(spoken), given are \(given) (\(event.id))",
            dispute: Dispute(.event(event.id), said == dose ? "unit" : "dose", said: spoken, has: given))
    }

    /// How many shocks there were when it is said, or the number of the one that is spoken of.
    private func countFault(_ said: Double, _ beat: String, _ turn: TurnRecord) -> Fault? {
        guard let event = shocks[beat] else { return nil }
        let count = events.count { $0.record.type == .shock && $0.record.start <= turn.end }
        guard said != Double(count) else { return nil }
        return Fault(
            code: .energyMismatch, message: "says \(said), shocks until then are \(count) (\(event.id))",
            dispute: Dispute(.events("shocks"), "type"))
    }

    private func energyFault(_ said: Double, _ beat: String) -> Fault? {
        guard let event = shocks[beat], let energy = event.energyJoules, said != Double(energy)
        else { return nil }
        return Fault(
            code: .energyMismatch, message: "says \(said) J, delivered are \(energy) J (\(event.id))",
            dispute: Dispute(.event(event.id), "energy_j", said: "\(said) J", has: "\(energy) J"))
    }
}

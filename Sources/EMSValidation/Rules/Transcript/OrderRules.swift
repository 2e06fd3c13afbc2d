import EMSDiagnostics
import EMSManifest
import EMSModel

/// Orders of drugs are read back, and doses stay below what may be given in one call.
struct OrderRules {
    private let events: [Located<EventRecord>]
    private let isSynthetic: Bool
    private static let patience = SessionTime.seconds(10)

    init(events: [Located<EventRecord>], isSynthetic: Bool) {
        self.events = events
        self.isSynthetic = isSynthetic
    }

    /// Somebody who was told to give a dose repeats it within ten seconds, or a row `read_back_missing` says that nobody
    /// did.
    func check(_ transcript: Located<TranscriptRecord>, findings: inout [Finding]) {
        let missing = events.filter { $0.record.label == "read_back_missing" && $0.record.beatID != nil }
        let unanswered = Dictionary(grouping: missing) { $0.record.beatID ?? "" }
        for row in events where row.record.type == .medication {
            let event = row.record
            guard let beat = event.beatID, let director = event.director, director != event.actor,
                let dose = event.dose
            else { continue }
            let turns = transcript.record.turns.filter { $0.beatID == beat }
            let orders = turns.filter {
                $0.speaker == director && $0.start <= event.start && Self.states(nil, in: $0)
            }
            guard let first = orders.first, let last = orders.last else { continue }
            // What was ordered is read back, also where the event has another dose; of a dose that is read back wrongly that is
            // said.
            let isClosed = turns.contains { turn in
                turn.speaker != director && turn.start >= first.start && turn.start <= last.end + Self.patience
                    && (([dose] + orders.flatMap(Self.doses)).contains { Self.states($0, in: turn) }
                        || turn.mentions.contains { $0.kind == .dose && $0.beatID == beat && $0.status == .current })
            }
            if let row = unanswered[beat]?.first {
                guard isClosed else { continue }
                findings.append(
                    row.finding(
                        .care(.closedLoop), "the order of \(director) (turn \(last.id)) is read back all the same",
                        field: "label", timeNanoseconds: row.record.start.nanoseconds))
                continue
            }
            if isClosed {
                // In a call that is made up, whoever gives it has answered.
                guard isSynthetic, let actor = event.actor, !turns.contains(where: { $0.speaker == actor }) else {
                    continue
                }
                findings.append(
                    row.finding(
                        .care(.closedLoop), "\(actor) gives what another reads back, and says nothing", field: "actor",
                        timeNanoseconds: event.start.nanoseconds))
                continue
            }
            findings.append(
                row.finding(
                    .care(.closedLoop), "nobody reads back the order of \(director) (turn \(last.id))",
                    field: "director", timeNanoseconds: last.start.nanoseconds))
        }
    }

    private static func doses(in turn: TurnRecord) -> [Double] {
        turn.mentions.compactMap { mention in
            guard mention.kind == .dose, case .number(let dose)? = mention.value else { return nil }
            return dose
        }
    }

    private static func states(_ dose: Double?, in turn: TurnRecord) -> Bool {
        turn.mentions.contains { mention in
            guard mention.kind == .dose, mention.assertion == .present, mention.status == .current else { return false }
            return dose.map { mention.value == .number($0) } ?? true
        }
    }

    /// Of adults, by drug, in milligrams of all its preparations. Atropine in bradycardia and amiodarone in arrest: American
    /// Heart Association, 2020. Three tablets of nitroglycerin; naloxone after which another cause is looked for: regional
    /// protocols. Atropine as an antidote has no limit and a slug of its own.
    private static let limits: [(drugs: Set<String>, milligrams: Double)] = [
        (["atropine"], 3), (["nitroglycerin"], 1.2), (["naloxone", "naloxone_nasal"], 10), (["amiodarone"], 450),
    ]

    /// Names the dose with which a limit is passed.
    func checkLimits(findings: inout [Finding]) {
        for (drugs, limit) in Self.limits {
            var total = 0.0
            for row in events where row.record.type == .medication && drugs.contains(row.record.drug ?? "") {
                let before = total
                total += Self.milligrams(row.record)
                // A thousandth for sums of decimal fractions.
                guard before <= limit * 1.001, total > limit * 1.001 else { continue }
                findings.append(
                    row.finding(
                        .care(.doseLimit), "together \(total) mg of \(row.record.label), the limit is \(limit) mg",
                        field: "dose", timeNanoseconds: row.record.start.nanoseconds))
            }
        }
    }

    private static func milligrams(_ event: EventRecord) -> Double {
        switch event.unit.flatMap(DoseUnit.init(rawValue:)) {
        case .milligrams: event.dose ?? 0
        case .micrograms: (event.dose ?? 0) / 1000
        case .grams: (event.dose ?? 0) * 1000
        default: 0
        }
    }
}

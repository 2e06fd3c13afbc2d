import EMSDiagnostics
import EMSManifest
import EMSModel

/// What is ordered, shocked, reported and handed over in a call that is made up is said in it, and a route that is said is
/// the one that was taken.
struct SaidRules {
    let events: [Located<EventRecord>]

    /// What is told in words.
    private static let told: Set<String> = ["dispatch", "radio_report", "handoff"]

    func check(_ transcript: Located<TranscriptRecord>?, findings: inout [Finding]) {
        // Turns that are known to be lost are not missed once more.
        guard let transcript,
            !findings.contains(where: { $0.code == .dataset(.countMismatch) && $0.path == transcript.path })
        else { return }
        let speakers = Self.speakers(transcript.record.turns)
        for row in events {
            guard let beat = row.record.beatID, let fault = Self.fault(row.record, speakers[beat] ?? []) else {
                continue
            }
            findings.append(
                row.finding(
                    .cross(.unsaid), fault.message, field: fault.field,
                    timeNanoseconds: row.record.start.nanoseconds))
        }
        checkRoutes(transcript, &findings)
        checkBeats(transcript, &findings)
    }

    /// What is said belongs to something that happens. An event that is missed elsewhere is not missed once more.
    private func checkBeats(_ transcript: Located<TranscriptRecord>, _ findings: inout [Finding]) {
        guard findings.isEmpty else { return }
        let beats = Set(events.compactMap(\.record.beatID))
        guard
            let index = transcript.record.turns.firstIndex(where: { turn in
                turn.beatID.map { !beats.contains($0) } ?? false
            })
        else { return }
        let turn = transcript.record.turns[index]
        findings.append(
            transcript.finding(
                .identity(.danglingReference), "no event is of step \"\((turn.beatID ?? "").prefix(80))\"",
                field: "turns[\(index)].beat_id", timeNanoseconds: turn.start.nanoseconds))
    }

    /// Who says anything in each beat, or of it.
    private static func speakers(_ turns: [TurnRecord]) -> [String: Set<String>] {
        var speakers: [String: Set<String>] = [:]
        for turn in turns {
            if let beat = turn.beatID { speakers[beat, default: []].insert(turn.speaker) }
            for mention in turn.mentions where mention.status == .current {
                if let beat = mention.beatID { speakers[beat, default: []].insert(turn.speaker) }
            }
        }
        return speakers
    }

    private static func fault(_ event: EventRecord, _ speakers: Set<String>) -> (message: String, field: String)? {
        switch event.type {
        case .medication:
            guard let director = event.director, !speakers.contains(director) else { return nil }
            return ("\(director) says nothing of the \(event.drug ?? "drug") that was asked for", "director")
        case .shock:
            return speakers.isEmpty ? ("nobody says a word of the shock", "type") : nil
        case .communication:
            guard told.contains(event.label), speakers.isEmpty else { return nil }
            return ("no turn is of the \(event.label)", "label")
        default: return nil
        }
    }

    /// Routes that stand in a text as such, `40 mcg IV`.
    private static let routes: Set<String> = Set(
        ([.intravenous, .intraosseous, .intramuscular, .intranasal, .oral, .sublingual, .rectal] as [Route])
            .map(\.rawValue))

    private func checkRoutes(_ transcript: Located<TranscriptRecord>, _ findings: inout [Finding]) {
        let given = Dictionary(
            events.compactMap { row in
                row.record.type == .medication ? row.record.beatID.map { ($0, row.record) } : nil
            }, uniquingKeysWith: { first, _ in first })
        for (index, turn) in transcript.record.turns.enumerated() {
            guard let event = turn.beatID.flatMap({ given[$0] }), let route = event.route?.rawValue,
                Self.routes.contains(route)
            else { continue }
            let said = turn.text.split { !$0.isLetter }.map(String.init).filter(Self.routes.contains)
            guard let first = said.first, !said.contains(route) else { continue }
            findings.append(
                transcript.finding(
                    .cross(.doseMismatch), "says \(first), \(event.drug ?? "the drug") is given \(route) (\(event.id))",
                    field: "turns[\(index)].text", timeNanoseconds: turn.start.nanoseconds
                ).disputing(Dispute(.event(event.id), "route", said: first, has: route)))
        }
    }
}

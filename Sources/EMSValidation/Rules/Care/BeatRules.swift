import EMSDiagnostics
import EMSManifest
import EMSModel

/// What is said and reported names beats that there are: a beat is known by the events that have its id, or by the turns
/// that are about it.
struct BeatRules {
    private let events: Set<String>

    init(events: [Located<EventRecord>]) {
        self.events = Set(events.compactMap(\.record.beatID))
    }

    func check(
        _ transcript: Located<TranscriptRecord>?, report: Located<Void>?, findings: inout [Finding]
    ) {
        let turns = Set(transcript?.record.turns.compactMap(\.beatID) ?? [])
        if let transcript {
            for (index, turn) in transcript.record.turns.enumerated() {
                // Of recordings, nobody need have marked what a turn is about in the events.
                if let beat = turn.beatID, !events.contains(beat), transcript.record.isSynthetic {
                    note(beat, "turns[\(index)].beat_id", transcript, &findings, at: turn.start.nanoseconds)
                }
                for (place, mention) in turn.mentions.enumerated() {
                    guard let beat = mention.beatID, !events.contains(beat), !turns.contains(beat) else { continue }
                    note(
                        beat, "turns[\(index)].mentions[\(place)].beat_id", transcript, &findings,
                        at: turn.start.nanoseconds)
                }
            }
        }
        // Without the transcript, nothing is known of what is only talked about.
        guard let report, transcript != nil else { return }
        let known = events.union(turns)
        for (index, sentence) in (report.json["narrative"]?.elements ?? []).enumerated() {
            for (place, beat) in (sentence["beats"]?.elements ?? []).enumerated() {
                guard let name = beat.string, !known.contains(name) else { continue }
                note(name, "narrative[\(index)].beats[\(place)]", report, &findings)
            }
        }
        guard case .object(let members) = report.json.form else { return }
        // Drugs are held against what was given.
        for member in members where !member.key.hasPrefix("eMedications.") && member.key != "narrative" {
            for (index, entry) in (member.value.elements ?? []).enumerated() {
                guard let beat = entry["beat_id"]?.string, !known.contains(beat) else { continue }
                note(beat, "\(member.key)[\(index)].beat_id", report, &findings)
            }
        }
    }

    private func note<Record>(
        _ beat: String, _ field: String, _ row: Located<Record>, _ findings: inout [Finding], at time: Int64? = nil
    ) {
        findings.append(
            row.finding(
                .identity(.danglingReference), "no event is of the beat \"\(beat)\"", field: field,
                timeNanoseconds: time))
    }
}

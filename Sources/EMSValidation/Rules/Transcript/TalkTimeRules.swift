import EMSDiagnostics
import EMSManifest
import EMSModel

/// What is communicated begins with its first word, in a call that was built: where no turn begins with the event of its step,
/// and several do as much later or earlier, one of the two files is shifted.
struct TalkTimeRules {
    let events: [Located<EventRecord>]

    /// Steps that tell, and those of them that are off alike. Measured over 1,549 calls: two turns and more begin with their
    /// event in each.
    private static let fewest = (steps: 4, alike: 2)
    private static let exact = SessionTime.milliseconds(1)

    func check(_ transcript: Located<TranscriptRecord>, findings: inout [Finding]) {
        let talks = events.filter { $0.record.type == .communication && $0.record.label != "read_back_missing" }
        var starts = Dictionary(
            talks.compactMap { row in row.record.beatID.map { ($0, row.record.start) } },
            uniquingKeysWith: { first, _ in first })
        var steps = 0
        var delays: [Int64: Int] = [:]
        for turn in transcript.record.turns {
            guard let beat = turn.beatID, let start = starts.removeValue(forKey: beat) else { continue }
            steps += 1
            let delay = turn.start - start
            // One that begins with its event is enough.
            if abs(delay.nanoseconds) <= Self.exact.nanoseconds { return }
            delays[delay.nanoseconds, default: 0] += 1
        }
        let most = delays.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard steps >= Self.fewest.steps, let (delay, count) = most, count >= Self.fewest.alike else { return }
        let what = delay > 0 ? "after" : "before"
        findings.append(
            transcript.finding(
                .cross(.talkTime),
                "\(count) of \(steps) steps are told \(SessionTime(nanoseconds: abs(delay))) \(what) their events, none with them",
                field: "turns"))
    }
}

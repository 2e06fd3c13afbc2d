import EMSDiagnostics
import EMSManifest
import EMSModel

/// Documents of a call that was built whose times are all, or from somewhere on, as much too late or too early.
///
/// What is communicated begins with its first word, and the report has the times of readings, each to the nanosecond. Of
/// three documents the one that differs from both others is shifted. All that follows from it is not said again.
struct DisplacedStreams {
    let contents: EncounterContents

    /// How much later than its event something is, and of how many it is so.
    private struct Delay {
        var nanoseconds: Int64
        var count: Int
        var total: Int

        var shown: String {
            let time = SessionTime(nanoseconds: Swift.abs(nanoseconds))
            return "\(count) of \(total) \(time) \(nanoseconds > 0 ? "after" : "before") their events"
        }
    }

    /// Steps that tell, those of them that are off alike where none is right, and where others are. Measured over 1,549 calls:
    /// two begin with their event in each, and of the others three at most are off alike, by a quarter of a second.
    private static let fewest = (steps: 4, alike: 2, besides: 4)
    private static let least: Int64 = 1_000_000_000
    /// Nanoseconds that are none.
    private static let exact: Int64 = 1_000_000

    /// Takes them out of the contents.
    static func remove(from contents: inout EncounterContents, findings: inout [Finding]) -> Set<StreamKind> {
        guard contents.record.isSynthetic, contents.dataset?.record.versions["emsynth"] != nil else { return [] }
        let streams = DisplacedStreams(contents: contents)
        let told = streams.toldDelay
        let reported = streams.reportedDelay
        let kind: StreamKind
        let message: String
        switch (told, reported) {
        case (nil, nil): return []
        case (let told?, let reported?) where told.nanoseconds == reported.nanoseconds:
            (kind, message) = (.events, "told are \(told.shown), reported \(reported.shown)")
        case (let told?, _): (kind, message) = (.transcript, "told are \(told.shown)")
        case (nil, let reported?): (kind, message) = (.record, "reported are \(reported.shown)")
        }
        findings.append(
            Finding(
                kind == .record ? .cross(.recordClock) : .cross(.talkTime), message,
                path: contents.streams(kind).first?.stream.path, encounter: contents.record.id))
        switch kind {
        case .transcript: contents.transcript = nil
        case .events: contents.events = nil
        default: contents.report = nil
        }
        return [kind]
    }

    /// Of first turns of steps against what they communicate.
    private var toldDelay: Delay? {
        let talks = (contents.events ?? []).filter {
            $0.record.type == .communication && $0.record.label != "read_back_missing"
        }
        var starts = Dictionary(
            talks.compactMap { row in row.record.beatID.map { ($0, row.record.start) } },
            uniquingKeysWith: { first, _ in first })
        let delays = (contents.transcript?.record.turns ?? []).compactMap { turn -> Int64? in
            guard let beat = turn.beatID, let start = starts.removeValue(forKey: beat) else { return nil }
            return (turn.start - start).nanoseconds
        }
        return Self.delay(delays)
    }

    /// Of readings in the report.
    private var reportedDelay: Delay? {
        guard let report = contents.report, case .object(let members) = report.json.form else { return nil }
        let starts = Dictionary(
            (contents.events ?? []).compactMap { row in row.record.readingID.map { ($0, row.record.start) } },
            uniquingKeysWith: { first, _ in first })
        let delays = members.flatMap { $0.value.elements ?? [] }.compactMap { entry -> Int64? in
            guard let id = entry["reading_id"]?.string, let start = starts[id], let time = entry["t_ns"]?.integer
            else { return nil }
            return Int64(time).subtractingReportingOverflow(start.nanoseconds).partialValue
        }
        return Self.delay(delays)
    }

    /// The one that most have, if so many have it.
    private static func delay(_ delays: [Int64]) -> Delay? {
        let others = delays.filter { $0.magnitude > exact.magnitude }
        let counts = Dictionary(others.map { ($0, 1) }, uniquingKeysWith: +)
        guard let (delay, count) = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
            delays.count >= fewest.steps
        else { return nil }
        let isWhole = others.count == delays.count
        guard isWhole ? count >= fewest.alike : count >= fewest.besides && delay.magnitude >= least.magnitude else {
            return nil
        }
        return Delay(nanoseconds: delay, count: count, total: delays.count)
    }
}

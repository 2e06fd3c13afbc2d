import EMSDiagnostics
import EMSManifest
import EMSModel

/// Rhythms that are said, reported and shown on a drawn screen against those of the heart.
struct RhythmRules {
    private let changes: [EventRecord]
    /// A rhythm that has just changed may still be said.
    private static let memory = SessionTime.seconds(8)

    init(events: [Located<EventRecord>]) {
        changes = events.map(\.record).filter { $0.type == .rhythm && $0.rhythm != nil }
    }

    /// What the heart did between two instants, both included; empty where no event says.
    func rhythms(from start: SessionTime, to end: SessionTime) -> [Rhythm] {
        changes.filter { $0.start <= end && start <= $0.end }.compactMap(\.rhythm)
    }

    /// The rhythm between two instants, if no heart beats in it, and what says so.
    func pulseless(from start: SessionTime, to end: SessionTime) -> (rhythm: Rhythm, dispute: Dispute?)? {
        let heart = rhythms(from: start, to: end)
        guard let first = heart.first, heart.allSatisfy({ !$0.canPerfuse }) else { return nil }
        return (first, dispute(from: start, to: end))
    }

    /// Against the one row that is of the time between; where there are several, nobody knows which is wrong.
    func dispute(from start: SessionTime, to end: SessionTime) -> Dispute? {
        let rows = changes.filter { $0.start <= end && start <= $0.end }
        return rows.count == 1 ? Dispute(.event(rows[0].id), "rhythm") : nil
    }

    /// Who reports or hands over may name any rhythm the patient has had.
    func check(_ transcript: Located<TranscriptRecord>, findings: inout [Finding]) {
        for (turnIndex, turn) in transcript.record.turns.enumerated() {
            for (index, mention) in turn.mentions.enumerated() {
                guard mention.kind == .rhythm, mention.assertion == .present,
                    mention.status == .current || mention.status == .past,
                    case .text(let name)? = mention.value, let said = Rhythm(rawValue: name)
                else { continue }
                let earliest = min(mention.of ?? turn.start, turn.start) - Self.memory
                let heart = rhythms(from: Self.isReport(turn) ? .zero : earliest, to: turn.end)
                guard !heart.isEmpty, !heart.contains(said) else { continue }
                findings.append(
                    transcript.finding(
                        .cross(.rhythmMismatch), "\(turn.speaker) says \(name), the heart is in \(Self.list(heart))",
                        field: "turns[\(turnIndex)].mentions[\(index)].value", timeNanoseconds: turn.start.nanoseconds
                    ).disputing(dispute(from: earliest, to: turn.end)))
            }
        }
    }

    private static func isReport(_ turn: TurnRecord) -> Bool {
        turn.topic == .handoff || turn.topic == .transport || turn.channel == .radio || turn.channel == .telephone
    }

    /// `eVitals.03` of the run report has the rhythm of its time.
    func check(report: Located<Void>, findings: inout [Finding]) {
        for (index, entry) in (report.json["eVitals.03"]?.elements ?? []).enumerated() {
            guard let code = entry["value"]?.string, let time = entry["t_ns"]?.integer,
                let reported = Rhythm.allCases.first(where: { $0.nemsisCode == code })
            else { continue }
            let instant = SessionTime(nanoseconds: time)
            let heart = rhythms(from: instant, to: instant)
            guard !heart.isEmpty, !heart.contains(reported) else { continue }
            findings.append(
                report.finding(
                    .cross(.rhythmMismatch), "reports \(reported.rawValue), the heart is in \(Self.list(heart))",
                    field: "eVitals.03[\(index)].value", timeNanoseconds: time
                ).disputing(dispute(from: instant, to: instant)))
        }
    }

    /// The rhythm that a frame's scene names for a curve is that of its time.
    func check(_ frames: [Located<FrameRecord>], findings: inout [Finding]) {
        for frame in frames where frame.record.twin == nil {
            guard case .string(let text)? = frame.record.scene?["attributes"]?["ecg"]?["rhythm"],
                let shown = Rhythm(rawValue: text.split(separator: " ").joined(separator: "_"))
            else { continue }
            let time = frame.record.time
            let heart = rhythms(from: time, to: time)
            guard !heart.isEmpty, !heart.contains(shown) else { continue }
            findings.append(
                frame.finding(
                    .cross(.rhythmMismatch), "shows \(text), the heart is in \(Self.list(heart))",
                    field: "scene.attributes.ecg.rhythm", timeNanoseconds: time.nanoseconds
                ).disputing(dispute(from: time, to: time)))
        }
    }

    private static func list(_ rhythms: [Rhythm]) -> String { rhythms.map(\.rawValue).joined(separator: " or ") }
}

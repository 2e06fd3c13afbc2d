import EMSDiagnostics
import EMSManifest
import EMSModel

/// A shock comes after a charge and into a rhythm that is shocked; afterwards hands are back on a chest without a pulse.
struct ShockRules {
    private let events: [Located<EventRecord>]
    private let rhythms: RhythmRules
    /// A capacitor takes seconds to fill, and nobody leaves it full for longer than a minute.
    private static let charging = SessionTime.seconds(2)...SessionTime.seconds(60)
    private static let pause = SessionTime.seconds(10)

    init(events: [Located<EventRecord>]) {
        self.events = events
        rhythms = RhythmRules(events: events)
    }

    func check(
        _ transcript: Located<TranscriptRecord>?, duration: SessionTime, findings: inout [Finding]
    ) {
        for row in events where row.record.type == .shock {
            let shock = row.record
            func note(_ code: CareFault, _ message: String, _ dispute: Dispute? = nil) {
                findings.append(
                    row.finding(.care(code), message, field: "start_ns", timeNanoseconds: shock.start.nanoseconds)
                        .disputing(dispute))
            }
            if shock.mode == .manual || shock.mode == .synchronised, !isCharged(shock, transcript) {
                note(.shockCharge, "nothing is charged in the minute before")
            }
            let instant = SessionTime(nanoseconds: max(0, shock.start.nanoseconds - 1))
            let before = rhythms.rhythms(from: instant, to: instant)
            if shock.mode == .manual || shock.mode == .aed, !before.isEmpty,
                !before.contains(where: { $0.isShockable || $0 == .ventricularTachycardia })
            {
                note(
                    .shockRhythm, "the heart is in \(before.map(\.rawValue).joined(separator: " or "))",
                    rhythms.dispute(from: instant, to: instant))
            }
            if needsHands(after: shock, duration), !isResumed(after: shock) {
                let next = events.first { $0.record.type == .compressions && $0.record.start > shock.end }
                note(
                    .shockResume, "no compressions start by \(shock.start + Self.pause)",
                    next.map { Dispute(.event($0.record.id), "start_ns") })
            }
        }
    }

    /// A row `charge`, or somebody who states the energy.
    private func isCharged(_ shock: EventRecord, _ transcript: Located<TranscriptRecord>?) -> Bool {
        let isBefore = { (time: SessionTime) in Self.charging.contains(shock.start - time) }
        if events.contains(where: { $0.record.label == "charge" && isBefore($0.record.start) }) { return true }
        return transcript?.record.turns.contains { turn in
            isBefore(turn.start) && turn.mentions.contains { $0.kind == .energy }
        } ?? true
    }

    private func needsHands(after shock: EventRecord, _ duration: SessionTime) -> Bool {
        guard shock.end + Self.pause < duration else { return false }
        let instant = SessionTime(nanoseconds: shock.end.nanoseconds + 1)
        let after = rhythms.rhythms(from: instant, to: shock.end + Self.pause)
        return !after.isEmpty && after.allSatisfy { !$0.canPerfuse }
    }

    private func isResumed(after shock: EventRecord) -> Bool {
        events.contains {
            $0.record.type == .compressions && $0.record.start <= shock.end + Self.pause && $0.record.end > shock.end
        }
    }
}

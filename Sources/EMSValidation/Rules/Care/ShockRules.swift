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
        _ transcript: Located<TranscriptRecord>?, of encounter: EncounterRecord, findings: inout [Finding]
    ) {
        let duration = encounter.duration
        for row in events where row.record.type == .shock {
            let shock = row.record
            func note(_ code: CareFault, _ message: String, _ dispute: Dispute? = nil) {
                findings.append(
                    row.finding(.care(code), message, field: "start_ns", timeNanoseconds: shock.start.nanoseconds)
                        .disputing(dispute))
            }
            if shock.mode == .manual || shock.mode == .synchronised,
                !isCharged(shock, transcript, isListed: encounter.isSynthetic)
            {
                if let late = lateCharge(of: shock) {
                    let message = "is charged after shock \(shock.id), before which nothing is"
                    findings.append(
                        late.finding(
                            .care(.shockCharge), message, field: "start_ns",
                            timeNanoseconds: late.record.start.nanoseconds))
                } else {
                    note(.shockCharge, "nothing is charged in the minute before")
                }
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

    /// A row `charge`, or in recordings somebody who states the energy.
    private func isCharged(
        _ shock: EventRecord, _ transcript: Located<TranscriptRecord>?, isListed: Bool
    ) -> Bool {
        let isBefore = { (time: SessionTime) in Self.charging.contains(shock.start - time) }
        if events.contains(where: { $0.record.label == Self.charge && isBefore($0.record.start) }) { return true }
        if isListed { return false }
        return transcript?.record.turns.contains { turn in
            isBefore(turn.start) && turn.mentions.contains { $0.kind == .energy }
        } ?? true
    }

    private static let charge = "charge"

    /// A charge in the minute after a shock that is for no other one.
    private func lateCharge(of shock: EventRecord) -> Located<EventRecord>? {
        events.first { row in
            row.record.label == Self.charge
                && (SessionTime.zero...Self.charging.upperBound).contains(row.record.start - shock.start)
                && !events.contains {
                    $0.record.type == .shock && Self.charging.contains($0.record.start - row.record.start)
                }
        }
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

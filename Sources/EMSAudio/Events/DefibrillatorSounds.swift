import EMSModel

/// Charging, the tone of a held charge, and the shock.
struct DefibrillatorSounds {
    let clinical: ClinicalTimeline
    let session: SessionTimeline

    /// Longest whine, and how long a charge is held before the device dumps it by itself.
    private static let longestWhine = SessionTime.seconds(10)
    private static let longestHold = SessionTime.seconds(30)

    func events() -> [SoundEvent] {
        var sounds: [SoundEvent] = []
        var charged = Set<SessionTime>()
        for placed in session.beats {
            guard case .communicate(.charge) = placed.beat.action else { continue }
            let start = placed.span.start
            let shock = nextShock(after: start, within: .seconds(60))
            if let shock { charged.insert(shock) }
            let whine = min(max(placed.span.length, .seconds(3)), Self.longestWhine)
            sounds += charge(from: start, to: start + whine, shock: shock, beatID: placed.beat.id)
        }
        for shock in clinical.shocks {
            let beatID = beatID(of: shock)
            if !charged.contains(shock.time) {
                // An automatic device charges unasked while it announces the shock.
                let start = max(.zero, shock.time - .seconds(9))
                sounds += charge(
                    from: start, to: max(start, shock.time - .seconds(3)), shock: shock.time, beatID: beatID)
            }
            sounds.append(
                SoundEvent(.shockThump, shock.time, shock.time + .milliseconds(350), beatID: beatID))
        }
        return sounds
    }

    private func charge(
        from start: SessionTime, to planned: SessionTime, shock: SessionTime?, beatID: String?
    ) -> [SoundEvent] {
        let full = min(planned, shock ?? planned)
        let held = min(full + Self.longestHold, shock ?? full + .seconds(10))
        return [
            SoundEvent(.chargeWhine, start, full, beatID: beatID),
            SoundEvent(.readyTone, full, held, beatID: beatID),
        ].filter { $0.span.start < $0.span.end }
    }

    private func nextShock(after time: SessionTime, within limit: SessionTime) -> SessionTime? {
        clinical.shocks.map(\.time).filter { time < $0 && $0 - time <= limit }.min()
    }

    private func beatID(of shock: ClinicalTimeline.Shock) -> String? {
        session.beats.first { placed in
            guard case .shock(let delivery) = placed.beat.action else { return false }
            return delivery.ordinal == shock.delivery.ordinal
        }?.beat.id
    }
}

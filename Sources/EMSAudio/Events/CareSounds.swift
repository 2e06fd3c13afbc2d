import EMSModel

/// What the crew's equipment sounds while it works: cuff and bag.
struct CareSounds {
    let clinical: ClinicalTimeline
    let session: SessionTimeline

    func events() -> [SoundEvent] {
        clinical.cuffCycles.flatMap(cuff) + session.beats.compactMap(bag)
    }

    /// The pump runs 4 s, the rest of the cycle is quiet bleeding, then the valve opens.
    private func cuff(_ cycle: SessionSpan) -> [SoundEvent] {
        let pumped = min(cycle.start + .seconds(4), cycle.end)
        return [
            SoundEvent(.cuffPump, cycle.start, pumped),
            SoundEvent(.cuffRelease, cycle.end, cycle.end + .milliseconds(700)),
        ]
    }

    private func bag(_ placed: SessionTimeline.PlacedBeat) -> SoundEvent? {
        guard case .ventilate(let quality) = placed.beat.action, quality.ratePerMinute > 0 else { return nil }
        return SoundEvent(
            .bagBreaths(ratePerMinute: quality.ratePerMinute), placed.span.start, placed.span.end,
            beatID: placed.beat.id)
    }
}

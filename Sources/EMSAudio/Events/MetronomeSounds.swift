import EMSModel

/// Clicks that guide compressions, in step with them, from when a defibrillator is there.
struct MetronomeSounds {
    let clinical: ClinicalTimeline
    let devices: DeviceCoverage

    /// One event a bout; `perMinute` nil follows the bout's own rate.
    func events(perMinute: Double?) -> [SoundEvent] {
        guard let available = devices.metronomeStart else { return [] }
        return clinical.compressions.compactMap { bout in
            let rate = perMinute ?? bout.quality.ratePerMinute
            guard (1...1_000).contains(rate), bout.span.end > available else { return nil }
            var start = bout.span.start
            if start < available {
                let periods = ((available - start).seconds * rate / 60).rounded(.up)
                start = start + .seconds(periods * 60 / rate)
            }
            guard start < bout.span.end else { return nil }
            return SoundEvent(.metronome(ratePerMinute: rate), start, bout.span.end)
        }
    }
}

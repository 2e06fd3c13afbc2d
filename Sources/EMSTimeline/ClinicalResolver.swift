public import EMSModel

/// Draws the patient on the session clock: the trajectories of the script, run through every reading, effect and change
/// of rhythm at its resolved time.
public enum ClinicalResolver {
    public static func clinicalTimeline(script: EncounterScript, timeline: SessionTimeline) -> ClinicalTimeline {
        var clock = PlannedClock(timeline)
        let seconds = Int(timeline.duration.nanoseconds / 1_000_000_000)
        let physiology = (0...seconds).map { second in
            script.physiology.interpolated(at: clock.planned(at: .seconds(second)))
        }
        return ClinicalTimeline(
            duration: timeline.duration, physiology: physiology,
            rhythms: rhythms(first: physiology[0].rhythm, timeline: timeline),
            compressions: compressions(timeline), shocks: shocks(timeline), cuffCycles: cuffCycles(timeline),
            attachments: attachments(timeline), readings: readings(script, timeline))
    }

    private static func rhythms(first: Rhythm, timeline: SessionTimeline) -> [ClinicalTimeline.RhythmSpan] {
        var spans: [ClinicalTimeline.RhythmSpan] = []
        var start = SessionTime.zero
        var rhythm = first
        for placed in timeline.beats {
            guard case .rhythm(_, let next) = placed.beat.action else { continue }
            if placed.span.start > start {
                spans.append(.init(span: SessionSpan(start: start, end: placed.span.start), rhythm: rhythm))
                start = placed.span.start
            }
            rhythm = next
        }
        spans.append(.init(span: SessionSpan(start: start, end: timeline.duration), rhythm: rhythm))
        return spans
    }

    private static func compressions(_ timeline: SessionTimeline) -> [ClinicalTimeline.CompressionBout] {
        timeline.beats.compactMap { placed in
            guard case .compress(let quality) = placed.beat.action, placed.span.length > .seconds(1) else { return nil }
            return .init(span: placed.span, quality: quality, actor: placed.beat.actor ?? "")
        }
    }

    private static func shocks(_ timeline: SessionTimeline) -> [ClinicalTimeline.Shock] {
        timeline.beats.compactMap { placed in
            guard case .shock(let delivery) = placed.beat.action else { return nil }
            return .init(time: placed.span.start, delivery: delivery)
        }
    }

    private static func cuffCycles(_ timeline: SessionTimeline) -> [SessionSpan] {
        timeline.beats.compactMap { placed in
            guard case .perform(let procedure) = placed.beat.action, procedure.term.slug == "blood_pressure" else {
                return nil
            }
            return placed.span
        }
    }

    private static func attachments(_ timeline: SessionTimeline) -> [ClinicalTimeline.Attachment] {
        timeline.beats.compactMap { placed in
            guard case .attach(let channel) = placed.beat.action else { return nil }
            let start = placed.span.end
            let off = timeline.beats.lazy.filter { $0.beat.action.detaches(channel) && $0.span.start >= start }
                .map(\.span.start).min()
            return .init(channel: channel, span: SessionSpan(start: start, end: off ?? timeline.duration))
        }
    }

    private static func readings(_ script: EncounterScript, _ timeline: SessionTimeline) -> [TimedReading] {
        timeline.beats.flatMap { placed -> [TimedReading] in
            guard case .measure(let ids) = placed.beat.action else { return [] }
            return ids.compactMap { id in
                script.reading(id).map { TimedReading(reading: $0, time: placed.span.start) }
            }
        }
    }
}

extension BeatAction {
    fileprivate func detaches(_ channel: DeviceChannel) -> Bool {
        if case .detach(let other) = self { other == channel } else { false }
    }
}

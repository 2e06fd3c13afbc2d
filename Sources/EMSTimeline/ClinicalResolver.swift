public import EMSModel

/// Draws the patient on the session clock: the trajectories of the script, run through every reading, effect and change
/// of rhythm at its resolved time.
///
/// Beats are looked at in their place, where each would else be copied to be looked at.
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
        for index in timeline.beats.indices {
            guard case .rhythm(_, let next) = timeline.beats[index].beat.action else { continue }
            let change = timeline.beats[index].span.start
            if change > start {
                spans.append(.init(span: SessionSpan(start: start, end: change), rhythm: rhythm))
                start = change
            }
            rhythm = next
        }
        spans.append(.init(span: SessionSpan(start: start, end: timeline.duration), rhythm: rhythm))
        return spans
    }

    private static func compressions(_ timeline: SessionTimeline) -> [ClinicalTimeline.CompressionBout] {
        let beats = timeline.beats
        return beats.indices.compactMap { index in
            guard case .compress(let quality) = beats[index].beat.action, beats[index].span.length > .seconds(1) else {
                return nil
            }
            return .init(span: beats[index].span, quality: quality, actor: beats[index].beat.actor ?? "")
        }
    }

    private static func shocks(_ timeline: SessionTimeline) -> [ClinicalTimeline.Shock] {
        let beats = timeline.beats
        return beats.indices.compactMap { index in
            guard case .shock(let delivery) = beats[index].beat.action else { return nil }
            return .init(time: beats[index].span.start, delivery: delivery)
        }
    }

    private static func cuffCycles(_ timeline: SessionTimeline) -> [SessionSpan] {
        let beats = timeline.beats
        return beats.indices.compactMap { index in
            guard case .perform(let procedure) = beats[index].beat.action, procedure.term.slug == "blood_pressure"
            else { return nil }
            return beats[index].span
        }
    }

    private static func attachments(_ timeline: SessionTimeline) -> [ClinicalTimeline.Attachment] {
        let beats = timeline.beats
        return beats.indices.compactMap { index in
            guard case .attach(let channel) = beats[index].beat.action else { return nil }
            let start = beats[index].span.end
            let off = beats.indices.lazy
                .filter { beats[$0].span.start >= start && beats[$0].beat.action.detaches(channel) }
                .map { beats[$0].span.start }.min()
            return .init(channel: channel, span: SessionSpan(start: start, end: off ?? timeline.duration))
        }
    }

    private static func readings(_ script: EncounterScript, _ timeline: SessionTimeline) -> [TimedReading] {
        let beats = timeline.beats
        return beats.indices.flatMap { index -> [TimedReading] in
            guard case .measure(let ids) = beats[index].beat.action else { return [] }
            return ids.compactMap { id in
                script.reading(id).map { TimedReading(reading: $0, time: beats[index].span.start) }
            }
        }
    }
}

extension BeatAction {
    fileprivate func detaches(_ channel: DeviceChannel) -> Bool {
        if case .detach(let other) = self { other == channel } else { false }
    }
}

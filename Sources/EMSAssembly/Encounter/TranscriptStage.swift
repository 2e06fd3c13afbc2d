import EMSManifest
import EMSModel

/// The transcript of an encounter from its placed turns.
enum TranscriptStage {
    static func record(
        script: EncounterScript, timeline: SessionTimeline, times: TimeOrigin
    ) -> TranscriptRecord {
        var readingTimes: [String: SessionTime] = [:]
        var beatTimes: [String: SessionTime] = [:]
        readingTimes.reserveCapacity(script.readings.count)
        beatTimes.reserveCapacity(timeline.beats.count)
        for placed in timeline.beats {
            beatTimes[placed.beat.id] = placed.span.start
            if case .measure(let ids) = placed.beat.action {
                for id in ids { readingTimes[id] = placed.span.start }
            }
        }
        let roles = script.participants.map { (id: $0.id, role: $0.role) }
        let turns = timeline.turns.map { placed in
            let turn = placed.turn
            return TurnRecord(
                id: turn.id, speaker: turn.speaker,
                role: roles.first { $0.id == turn.speaker }?.role ?? .bystander, topic: turn.topic,
                start: placed.span.start, end: placed.span.end, text: turn.text, spoken: turn.spoken,
                clean: turn.clean, channel: turn.channel, delivery: turn.delivery, beatID: turn.beatID,
                words: zip(turn.words, placed.words).map { word, span in
                    WordRecord(text: word.text, start: span.start, end: span.end)
                },
                mentions: turn.mentions.map { mention in
                    MentionRecord(
                        start: mention.start, end: mention.end, kind: mention.kind,
                        value: mention.value.map { ScalarValue($0) }, unit: mention.unit, code: mention.code,
                        assertion: mention.assertion, readingID: mention.readingID, beatID: mention.beatID,
                        of: mention.readingID.flatMap { readingTimes[$0] } ?? mention.beatID.flatMap { beatTimes[$0] },
                        status: mention.status)
                },
                disfluencies: turn.disfluencies.isEmpty
                    ? nil : turn.disfluencies.map { DisfluencyRecord(start: $0.start, end: $0.end, kind: $0.kind) },
                source: turn.source)
        }
        return TranscriptRecord(
            encounter: script.id, language: script.language, times: times, duration: timeline.duration, turns: turns)
    }
}

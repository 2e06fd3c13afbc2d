import EMSManifest
import EMSModel

/// Cuts an encounter into segments as the options ask for. A turn whose words are none, because only fillers were said,
/// makes no segment.
struct Segmenter {
    /// The window of recognisers of the Whisper family.
    static let longestPacked = SessionTime.seconds(30)

    let options: ExportOptions

    /// In order of start, then id. A single turn that lasts longer than the window stays whole.
    func segments(of encounter: ExportEncounter) throws -> [Segment] {
        let turns = try encounter.turns().filter { !words(of: $0).isEmpty }
        let segments: [Segment]
        switch options.cut {
        case .turns:
            segments = try turns.map { try segment(of: [$0], in: encounter, suffix: $0.id) }
        case .packed:
            var tracks: [[TurnRecord]] = [turns]
            if options.track == .speaker {
                tracks = encounter.record.speakers.map { speaker in turns.filter { $0.speaker == speaker.id } }
            }
            segments = try tracks.flatMap { try pack($0, in: encounter) }
        }
        return try heard(segments, in: encounter).sorted { ($0.span.start, $0.id) < ($1.span.start, $1.id) }
    }

    /// In noisy twins, if those are asked for.
    private func heard(_ segments: [Segment], in encounter: ExportEncounter) throws -> [Segment] {
        guard options.track == .noisy else { return segments }
        let twins = try encounter.twinsOfMix()
        return segments.flatMap { segment in twins.map { segment.heard(in: $0, of: encounter) } }
    }

    func words(of turn: TurnRecord) -> String {
        let words =
            switch options.words {
            case .text: turn.text
            case .spoken: turn.spoken
            case .clean: turn.clean
            }
        return words.singleLine
    }

    private func pack(_ turns: [TurnRecord], in encounter: ExportEncounter) throws -> [Segment] {
        var groups: [[TurnRecord]] = []
        var end = SessionTime.zero
        for turn in turns {
            let longer = max(end, turn.end)
            if let first = groups.last?.first, longer - first.start <= Self.longestPacked {
                groups[groups.count - 1].append(turn)
                end = longer
            } else {
                groups.append([turn])
                end = turn.end
            }
        }
        return try groups.enumerated().map { number, group in
            try segment(of: group, in: encounter, suffix: "s" + number.padded(to: 4))
        }
    }

    private func segment(of turns: [TurnRecord], in encounter: ExportEncounter, suffix: String) throws -> Segment {
        let first = turns[0]
        let speaker = turns.allSatisfy { $0.speaker == first.speaker } ? first.speaker : nil
        // Packed segments of the mix are numbered through, whoever speaks.
        let isMixed = options.cut == .packed && options.track != .speaker
        let key = isMixed ? encounter.id : "\(encounter.id)-\(first.speaker)"
        let stem = options.track == .speaker ? try encounter.voice(of: first.speaker) : nil
        return Segment(
            id: "\(key)-\(suffix)", recording: stem == nil ? encounter.id : "\(encounter.id)-\(first.speaker)",
            stream: stem ?? encounter.mix, speaker: speaker, speakerKey: key,
            span: SessionSpan(start: first.start, end: turns.map(\.end).max() ?? first.end),
            text: turns.map(words(of:)).joined(separator: " "), turns: turns)
    }
}

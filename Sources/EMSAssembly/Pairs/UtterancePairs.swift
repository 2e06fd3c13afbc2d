import EMSManifest
import EMSModel
import EMSTimeline

/// What was said beside the frame that was seen meanwhile.
enum UtterancePairs {
    /// For each turn the last frame at or before its middle, if none of the frames between keeps it from being what was
    /// seen: the frame is at most `longestSeconds` old.
    static func records(
        of turns: [SessionTimeline.PlacedTurn], frames: [FrameRecord], after count: Int
    ) -> [PairRecord] {
        let seen = frames.filter { $0.twin == nil }
        var records: [PairRecord] = []
        for placed in turns {
            let half = SessionTime(nanoseconds: placed.span.length.nanoseconds / 2)
            let middle = placed.span.start + half
            guard let frame = seen.last(where: { $0.time <= middle }),
                middle - frame.time <= .seconds(longestSeconds)
            else { continue }
            records.append(
                PairRecord(
                    id: PairSheet.id(count + records.count), frame: frame.index, style: .utterance,
                    text: placed.turn.text, turnID: placed.turn.id))
        }
        return records
    }

    private static let longestSeconds = 6.0
}

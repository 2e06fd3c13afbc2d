import EMSDiagnostics
import EMSManifest
import EMSModel

extension KindClaims {
    /// Steps that every call has, by the head of their ids.
    private static let common: Set<String> = [
        "dispatch", "acknowledge", "arrival", "packaging", "transport", "radio", "handoff",
    ]

    private static func head(_ beat: String?) -> String? {
        beat.map { String($0.prefix { $0 != "." }) }.flatMap { common.contains($0) ? $0 : nil }
    }

    /// The common steps of calls are told under the same topic, and are the same kind of communication.
    func claims(
        of transcript: Located<TranscriptRecord>, steps events: [Located<EventRecord>], faults: [Finding]
    ) -> [KindConsensus.Claim] {
        let paths: Set<String?> = [transcript.path, events.first?.path]
        guard encounter.isSynthetic, !events.isEmpty, !faults.contains(where: { paths.contains($0.path) }) else {
            return []
        }
        let talks = events.filter { $0.record.type == .communication && $0.record.label != "read_back_missing" }
        let labels = Dictionary(
            talks.map { ($0.record.beatID, $0.record.label) }, uniquingKeysWith: { first, _ in first })
        return transcript.record.turns.enumerated().flatMap { index, turn -> [KindConsensus.Claim] in
            guard let step = Self.head(turn.beatID) else { return [] }
            func claim(_ kind: String, _ value: String, _ field: String) -> KindConsensus.Claim {
                KindConsensus.Claim(kind: kind, value: value) {
                    transcript.finding(
                        .dataset(.outlier), "\(kind) is \"\(value.prefix(80))\" here",
                        field: "turns[\(index)].\(field)", timeNanoseconds: turn.start.nanoseconds)
                }
            }
            return [
                claim("topic of the step \(step)", turn.topic.rawValue, "topic"),
                claim("event of the step \(step)", labels[turn.beatID] ?? "none", "beat_id"),
            ]
        }
    }
}

/// What a stream holds.
public enum StreamKind: String, Hashable, Sendable, Codable, CaseIterable {
    case audioMix = "audio.mix"
    case audioStem = "audio.stem"
    case transcript, events, frames, sensor, record, labels, pairs
}

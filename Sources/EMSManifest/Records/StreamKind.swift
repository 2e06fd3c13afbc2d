/// What a stream holds.
public enum StreamKind: String, Hashable, Sendable, Codable, CaseIterable {
    case audioMix = "audio.mix"
    /// The mix of the same call under noise.
    case audioNoisy = "audio.noisy"
    case audioStem = "audio.stem"
    /// What a room makes of a click at a speaker's mouth.
    case audioImpulse = "audio.impulse"
    /// What a microphone at fault recorded of another stream.
    case audioFaulty = "audio.faulty"
    case transcript, events, frames, sensor, record, labels, pairs

    /// Sound as a microphone heard all of the session.
    package var isRecording: Bool { [.audioMix, .audioNoisy, .audioFaulty].contains(self) }
}

/// The audio files this module reads and writes; samples are 16-bit integers in both.
public enum AudioFormat: String, CaseIterable, Hashable, Sendable {
    /// RIFF WAVE, PCM, little-endian.
    case wav
    /// Native FLAC (RFC 9639).
    case flac

    /// Without the dot.
    public var fileExtension: String { rawValue }

    public var mediaType: String {
        switch self {
        case .wav: "audio/wav"
        case .flac: "audio/flac"
        }
    }
}

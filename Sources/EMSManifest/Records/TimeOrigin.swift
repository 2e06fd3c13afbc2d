/// Where the times of words come from.
public enum TimeOrigin: String, Hashable, Sendable, Codable, CaseIterable {
    /// The synthesiser's own phoneme times.
    case synthesised
    /// Estimated from the text, where nothing was spoken.
    case estimated
    /// Aligned with a recording.
    case aligned
}

/// How a crew looks for a stroke, as a closed vocabulary.
public enum StrokeScale: String, Hashable, Sendable, CaseIterable {
    /// Balance, eyes, face, arms, speech.
    case befast
    /// Face, arms, speech.
    case cincinnati

    /// `eVitals.30`.
    public var nemsisCode: String {
        switch self {
        case .befast: "3330029"
        case .cincinnati: "3330001"
        }
    }
}

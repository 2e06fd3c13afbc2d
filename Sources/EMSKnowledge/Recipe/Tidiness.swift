/// Whether anything in a call goes otherwise than it should: see `CaseNoise`.
public enum Tidiness: String, Hashable, Sendable, CaseIterable {
    /// No first impression is dropped, no care declined, no equipment fails, no number is put right, nothing told late.
    case tidy
    /// At least one of these happens.
    case untidy
}

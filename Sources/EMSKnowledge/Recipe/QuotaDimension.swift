/// What a recipe may ask shares of.
public enum QuotaDimension: String, Hashable, Sendable, CaseIterable {
    case clinicalProtocol = "protocol"
    case ageGroup = "age_group"
    case sex
    case language
    /// See `Acuity`.
    case severity
    case course
    /// See `Tidiness`.
    case noise
}

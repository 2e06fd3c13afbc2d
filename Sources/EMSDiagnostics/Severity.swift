/// How much a finding weighs.
public enum Severity: String, Hashable, Sendable, Codable, CaseIterable {
    /// The data are wrong: whoever uses them is misled or stopped.
    case error
    /// The data can be used, but something deserves a look.
    case warning
    case info
}

extension Severity: Comparable {
    /// The graver one is greater.
    public static func < (left: Severity, right: Severity) -> Bool { left.weight < right.weight }

    private var weight: Int {
        switch self {
        case .info: 0
        case .warning: 1
        case .error: 2
        }
    }
}

public import EMSDiagnostics

/// What kind of data set is expected.
public enum ValidationProfile: String, Hashable, Sendable, Codable, CaseIterable {
    /// Made up: every record says so, and streams agree because they come from one simulation.
    case synthetic
    /// Real recordings in this format. Records may say `synthetic: false`, there is no seed and no recipe; people misspeak,
    /// and not every number is labelled.
    case recorded

    /// Severities that differ from the catalogue's; nil means that the code is not reported.
    public var severities: [FindingCode: Severity?] {
        switch self {
        case .synthetic: [:]
        case .recorded:
            [
                .transcript(.numberUnmentioned): nil,
                .transcript(.speakerOverlap): .warning,
                .transcript(.wordOutsideTurn): .warning,
                .cross(.readingMismatch): .warning,
                .cross(.recordMismatch): .warning,
                .cross(.doseMismatch): .warning,
                .cross(.energyMismatch): .warning,
                .cross(.shockHandsOn): .warning,
                .cross(.actorBusy): .warning,
            ]
        }
    }
}

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
        case .recorded: Self.recordedSeverities
        }
    }

    private static let recordedSeverities: [FindingCode: Severity?] =
        Dictionary(uniqueKeysWithValues: human.map { ($0, Severity?.some(.warning)) })
        .merging([.transcript(.numberUnmentioned): nil]) { $1 }

    /// What people, rooms and devices really do.
    private static let human: [FindingCode] =
        [
            .transcript(.speakerOverlap), .transcript(.wordOutsideTurn), .cross(.readingMismatch),
            .cross(.recordMismatch), .cross(.doseMismatch), .cross(.energyMismatch), .cross(.shockHandsOn),
            .cross(.actorBusy), .cross(.rhythmMismatch), .cross(.recordCare), .cross(.recordArrest),
            .cross(.recordTimes), .cross(.frameCare), .cross(.deviceStart), .cross(.screenMismatch), .cross(.alarm),
            .cross(.missingAlarm), .cross(.counting), .cross(.cuff), .cross(.watch), .cross(.unlistedCompressions),
            .cross(.stemMismatch),
            .cross(.pictureMismatch), .cross(.saturationLag), .cross(.effectBeforeDrug),
            .cross(.patientMismatch),
            .cross(.recordClock), .cross(.screenClock), .cross(.beats), .cross(.respiration),
        ] + CareFault.allCases.map(FindingCode.care)
}

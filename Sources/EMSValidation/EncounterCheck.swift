public import EMSDiagnostics

/// A check of one encounter beyond what this module does itself, such as one that decodes media.
///
/// Encounters are checked in parallel, each once, after their files were found whole. The outcome depends on the encounter
/// alone.
public protocol EncounterCheck: Sendable {
    /// The level from which on the check runs.
    var level: ValidationLevel { get }

    func run(_ contents: EncounterContents, findings: inout [Finding])
}
